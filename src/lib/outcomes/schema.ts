import { z } from 'zod';
import { engagementEndings } from '../engagements/lifecycle.ts';
import { workKinds } from '../matching/facts.ts';
import {
	choiceOf,
	choices,
	countryCode,
	cursorText,
	languageCode,
	oneOf,
	searchText,
	skillId
} from '../platform/filters.ts';
import { line, prose, wholeNumber } from '../platform/text.ts';
import { checkInAnswers, checkInMonths, disciplines, governmentLevels, maturities } from './lifecycle.ts';

const words = prose(4_000).default('');

/** The same short questions to both sides. */
export const Account = z.strictObject({
	language: languageCode,
	wanted: prose(4_000, 10),
	happened: prose(4_000, 10),
	worked: words,
	did_not_work: words,
	tell_next: words,
	staff_can: words,
	staff_count: wholeNumber(0, 10_000).optional(),
	staff_shown_by: words,
	keys_held_by: words,
	maintained_by: words,
	local_parties: wholeNumber(0, 1_000).optional()
});
export type Account = z.output<typeof Account>;
export type AccountField = keyof Account;

export const PublicationForm = z.strictObject({ publication: choiceOf(['agreed', 'refused']) });

export const CheckIn = z.strictObject({
	month: choiceOf(checkInMonths.map(String) as [string, ...string[]]).transform(Number),
	still_runs: choiceOf(checkInAnswers),
	staff_can: choiceOf(checkInAnswers).optional(),
	kept_by: words,
	without_it: words
});
export type CheckIn = z.output<typeof CheckIn>;

/** The same by a mailed link, which says itself what was asked. */
export const CheckInByLink = CheckIn.omit({ month: true }).extend({ token: z.string().max(300) });
export type CheckInByLink = z.output<typeof CheckInByLink>;

/** Hides an attestation, or shows it again. */
export const ShowCredit = z.strictObject({
	credit: z.uuid({ error: 'platform_choose' }),
	show: choiceOf(['yes', 'no'])
});

/** What was learned, for the next office; drawn from work that has ended. */
export const LessonFields = z.strictObject({
	title: line(160, 8),
	words: prose(4_000, 40),
	language: languageCode,
	discipline: choiceOf(disciplines),
	government_level: choiceOf(governmentLevels).optional(),
	maturity: choiceOf(maturities).optional(),
	skill: z.array(skillId).max(12, { error: 'lists_too_many_choices' }).default([])
});
export type LessonFields = z.output<typeof LessonFields>;

/** What a list of lessons can be narrowed to. */
export const LessonFilters = z.strictObject({
	q: searchText.optional(),
	discipline: choices(oneOf(disciplines)),
	level: choices(oneOf(governmentLevels)),
	kind: choices(oneOf(workKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	after: cursorText.optional()
});
export type LessonFilters = z.output<typeof LessonFilters>;

/** What the ledger of ended work can be narrowed to. */
export const LedgerFilters = z.strictObject({
	q: searchText.optional(),
	ending: choices(oneOf(engagementEndings)),
	kind: choices(oneOf(workKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	office: choices(z.uuid({ error: 'lists_unknown_value' })),
	region: choices(z.string().regex(/^[A-Z]{2}[-.][A-Z0-9-]{1,10}$/, { error: 'lists_unknown_value' })),
	product: choices(z.uuid({ error: 'lists_unknown_value' })),
	/** Where a lesson drawn from it says that it stuck. */
	discipline: choices(oneOf(disciplines)),
	/** `yes`: with the accounts of both sides. */
	told: choices(oneOf(['yes', 'no'])),
	after: cursorText.optional()
});
export type LedgerFilters = z.output<typeof LedgerFilters>;
