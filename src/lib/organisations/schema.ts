import { z } from 'zod';
import { mailAddress } from '../accounts/schema.ts';
import { choices, countryCode, cursorText, oneOf, searchText, skillId } from '../platform/filters.ts';
import { line, prose, webAddress } from '../platform/text.ts';
import { listingKinds, organisationKinds } from './lifecycle.ts';

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

/** What a program narrows organisations and entries to, claimed and unclaimed in one list. */
export const DirectoryFilters = z.strictObject({
	kind: choices(oneOf([...new Set([...organisationKinds, ...listingKinds])])),
	country: choices(countryCode),
	/** Run by people of this instance, or copied from a public list. */
	claimed: choices(oneOf(['yes', 'no'])),
	after: cursorText.optional()
});
export type DirectoryFilters = z.output<typeof DirectoryFilters>;

export const AskByMail = z.strictObject({ address: mailAddress });
export const AskInWords = z.strictObject({ words: prose(2_000, 10) });
export const GetCode = z.strictObject({});
export const UseListingLink = z.strictObject({ token: z.string().max(200) });

/** How an entry should read, and how the writer knows. */
export const CorrectListing = z.strictObject({
	name: line(200, 2),
	summary: prose(5_000).optional(),
	url: webAddress.optional(),
	words: prose(2_000, 10)
});

export const DecideRequest = z.strictObject({
	request: z.uuid(),
	decision: z.enum(['accepted', 'refused']),
	reason: line(500, 3)
});
