import { z } from 'zod';
import { Refusal } from '#lib/platform/refusal.ts';
import { most, widenings, type Asked } from './asked.ts';

/** Signs that no keyboard makes: controls, and what replaces bytes that were broken on the way. */
const damaged = /[^\P{Cc}\t\n\r]|\uFFFD/u;
const findings = z.array(z.string().max(100)).max(100).default([]);

/** The fields of the box. `not` names what was struck, `keep` what is taken back. */
export const Box = z.strictObject({
	need: z
		.string({ error: 'home_problem_empty' })
		.max(most.text, { error: 'home_problem_long' })
		.refine((text) => text.trim() !== '', { error: 'home_problem_empty' })
		.refine((text) => text.isWellFormed() && !damaged.test(text), { error: 'home_problem_characters' }),
	not: findings,
	keep: findings,
	widen: z.enum(widenings).optional()
});

export function askedOf({ need, not, keep, widen }: z.output<typeof Box>): Asked {
	const struck = [...new Set(not)].filter((key) => !keep.includes(key));
	return { text: need, struck, ...(widen && { widen }) };
}

/** Reads the box from an address; marks that other sites add are passed over. Throws `Refusal`. */
export function readAddress(query: URLSearchParams): Asked {
	const text = query.get('need') ?? '';
	const read = z.object(Box.shape).safeParse({
		need: text,
		not: query.getAll('not'),
		keep: query.getAll('keep'),
		widen: query.get('widen') ?? undefined
	});
	if (!read.success) {
		const { message } = read.error.issues[0] ?? { message: '' };
		const key = message.startsWith('home_') ? message : 'platform_not_understood';
		throw new Refusal('invalid', key, { maximum: most.text });
	}
	if (text.length > most.address) throw new Refusal('invalid', 'home_problem_address');
	return askedOf(read.data);
}
