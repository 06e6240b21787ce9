import { z } from 'zod';
import { choices, countryCode, cursorText, languageCode, searchText, skillId } from '../platform/filters.ts';
import { profileKinds } from './lifecycle.ts';

/** What a list of people, firms and communities can be narrowed to. */
export const ProfileFilters = z.strictObject({
	q: searchText.optional(),
	kind: choices(z.enum(profileKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	language: choices(languageCode),
	/** Works remotely too. */
	remote: choices(z.enum(['yes', 'no'])),
	after: cursorText.optional()
});
export type ProfileFilters = z.output<typeof ProfileFilters>;
