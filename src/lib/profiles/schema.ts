import { z } from 'zod';
import {
	choices,
	countryCode,
	cursorText,
	languageCode,
	oneOf,
	searchText,
	skillId
} from '../platform/filters.ts';
import { profileKinds } from './lifecycle.ts';

/** What a list of people, firms and communities can be narrowed to. */
export const ProfileFilters = z.strictObject({
	q: searchText.optional(),
	kind: choices(oneOf(profileKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	language: choices(languageCode),
	/** Works remotely too. */
	remote: choices(oneOf(['yes', 'no'])),
	after: cursorText.optional()
});
export type ProfileFilters = z.output<typeof ProfileFilters>;
