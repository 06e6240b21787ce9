/** What it takes to keep a product running, as it is stored and read: one shape for each kind of fact. */
import { z } from 'zod';
import type { FactKind } from './lifecycle.ts';

export const factShapes = {
	/** `level` from 1 to 4, as needs ask for it. */
	skills: z.object({
		skills: z
			.array(z.object({ skill: z.string(), level: z.int().min(1).max(4) }))
			.min(1)
			.max(30)
	}),
	/** Person-days a year. */
	effort: z.object({ days: z.int().min(0).max(100_000) }),
	/** A year, in whole units of the currency; `to` where it is a range. */
	money: z.object({ from: z.int().min(0), to: z.int().min(0).nullable(), currency: z.string().length(3) }),
	funded_until: z.object({ day: z.iso.date() }),
	maintained_by: z.object({ words: z.string() })
} satisfies Record<FactKind, z.ZodType>;

export type FactValues = { [K in FactKind]: z.output<(typeof factShapes)[K]> };
export type SaidFacts = { [K in FactKind]?: FactValues[K] | undefined };

/** The stored value as its kind has it; undefined where it was withdrawn, or an older version wrote it otherwise. */
export function readFact<K extends FactKind>(kind: K, value: unknown): FactValues[K] | undefined {
	return factShapes[kind].safeParse(value).data as FactValues[K] | undefined;
}
