import { z } from 'zod';
import { choices, countryCode, cursorText, oneOf, searchText, skillId } from '../platform/filters.ts';
import { listingKinds } from './lifecycle.ts';

/** What the list of organisations can be narrowed to; the confirmed ones and the listings are paged apart. */
export const OrganisationFilters = z.strictObject({
	q: searchText.optional(),
	kind: choices(oneOf(listingKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	/** Where a listing was copied from. */
	source: choices(searchText),
	after: cursorText.optional(),
	confirmed_after: cursorText.optional()
});
export type OrganisationFilters = z.output<typeof OrganisationFilters>;
