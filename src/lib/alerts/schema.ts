/** What can be saved: the questions of the lists themselves, without the place in the list. */
import { z } from 'zod';
import { NeedFilters } from '../needs/schema.ts';
import { OrganisationFilters } from '../organisations/schema.ts';
import { LedgerFilters, LessonFilters } from '../outcomes/schema.ts';
import { oneOf } from '../platform/filters.ts';
import { line } from '../platform/text.ts';
import { ProductFilters } from '../products/schema.ts';
import { ProfileFilters } from '../profiles/schema.ts';
import { SearchFilters } from '../search/schema.ts';
import { type ListKind, paces, savedKinds } from './lifecycle.ts';

/** One for each list, as its page reads its address. */
export const listSchemas = {
	needs: NeedFilters.omit({ after: true }),
	people: ProfileFilters.omit({ after: true }),
	organisations: OrganisationFilters.omit({ after: true, confirmed_after: true }),
	products: ProductFilters.omit({ after: true }),
	lessons: LessonFilters.omit({ after: true }),
	outcomes: LedgerFilters.omit({ after: true }),
	search: SearchFilters.omit({ after: true })
} as const satisfies Record<ListKind, z.ZodObject>;

/** Whose profile the needs shall fit. */
export const FittingQuestion = z.strictObject({ for: z.uuid() });

export const savedSchemas = { ...listSchemas, fitting: FittingQuestion } as const;
export type SavedQuestion = { [K in keyof typeof savedSchemas]: z.output<(typeof savedSchemas)[K]> };

const name = line(120, 1);
const pace = z.enum(paces, { error: 'platform_choose' });

/** The button of a list: `question` is what stands after the `?` of its address. */
export const SaveSearch = z.strictObject({
	kind: oneOf(savedKinds),
	question: z.string().max(4_000).default(''),
	name,
	pace: pace.default('daily')
});
export type SaveSearch = z.output<typeof SaveSearch>;

const id = z.uuid();
export const ChangeSaved = z.strictObject({ id, name, pace });
export const OneSaved = z.strictObject({ id });
