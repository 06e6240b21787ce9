import { z } from 'zod';
import { choices, countryCode } from '../platform/filters.ts';
import { day, line, prose } from '../platform/text.ts';
import { implementerWork } from './lifecycle.ts';

/** What somebody says who implements a product: which profile, where of its places, what, until when. */
export const SayImplement = z.strictObject({
	profile: z.uuid({ error: 'platform_choose' }),
	/** Ids of places of that profile. */
	place: z
		.array(z.uuid({ error: 'platform_choose' }))
		.min(1, { error: 'implementers_place_least' })
		.max(20),
	work: z
		.array(z.enum(implementerWork, { error: 'platform_choose' }))
		.min(1, { error: 'implementers_work_least' })
		.max(implementerWork.length),
	until: day
});
export type SayImplement = z.output<typeof SayImplement>;

const entry = z.uuid({ error: 'platform_choose' });
export const OfEntry = z.strictObject({ entry });
/** `seen`: when what the page showed was written. */
export const ConfirmEntry = z.strictObject({ entry, seen: z.string().max(40).default('') });
export const ReportMistake = z.strictObject({ entry, words: prose(2_000, 10) });
export const DecideReport = z.strictObject({
	report: z.uuid({ error: 'platform_choose' }),
	decision: z.enum(['struck', 'kept'], { error: 'platform_choose' }),
	answer: line(500, 3)
});
export const RenewByLink = z.strictObject({ token: z.string().max(200) });

/** What the register of one product can be narrowed to. */
export const RegisterFilters = z.strictObject({ country: choices(countryCode) });
