import { z } from 'zod';
import { languageCode, oneOf } from '../platform/filters.ts';
import { prose, wholeNumber } from '../platform/text.ts';
import { checkInAnswers, checkInMonths } from './lifecycle.ts';

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

export const PublicationForm = z.strictObject({ publication: oneOf(['agreed', 'refused']) });

export const CheckIn = z.strictObject({
	month: oneOf(checkInMonths.map(String) as [string, ...string[]]).transform(Number),
	still_runs: oneOf(checkInAnswers),
	staff_can: oneOf(checkInAnswers).optional(),
	kept_by: words,
	without_it: words
});
export type CheckIn = z.output<typeof CheckIn>;
