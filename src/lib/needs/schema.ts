import { z } from 'zod';
import { workKinds } from '../matching/facts.ts';
import {
	choices,
	countryCode,
	cursorText,
	languageCode,
	oneOf,
	searchText,
	skillId
} from '../platform/filters.ts';
import { needStatuses } from './lifecycle.ts';

/** What a list of needs can be narrowed to. Drafts are never in a public list, so nobody can ask for them. */
export const NeedFilters = z.strictObject({
	q: searchText.optional(),
	/** `archive`: old needs kept as examples, listed apart from those of today. */
	origin: oneOf(['current', 'archive']).default('current'),
	status: choices(oneOf(needStatuses.filter((status) => status !== 'draft' && status !== 'in_review'))),
	kind: choices(oneOf(workKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	language: choices(languageCode),
	after: cursorText.optional()
});
export type NeedFilters = z.output<typeof NeedFilters>;

export const ConfirmByLink = z.strictObject({ token: z.string().max(200) });
