import { z } from 'zod';
import { choices, countryCode, cursorText, oneOf, searchText, skillId } from '../platform/filters.ts';
import { searchKinds } from './kinds.ts';

/** What the search over everything can be asked. */
export const SearchFilters = z.strictObject({
	q: searchText.optional(),
	kind: choices(oneOf(searchKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	after: cursorText.optional()
});
export type SearchFilters = z.output<typeof SearchFilters>;
