import { z } from 'zod';
import { choices, countryCode, cursorText, oneOf, searchText, skillId } from '../platform/filters.ts';
import { registryStatuses } from './lifecycle.ts';

/** What the register of products can be narrowed to. */
export const ProductFilters = z.strictObject({
	q: searchText.optional(),
	status: choices(oneOf(registryStatuses)),
	kind: choices(searchText),
	/** Country where the product runs. */
	country: choices(countryCode),
	/** Number of a Sustainable Development Goal. */
	goal: choices(oneOf(Array.from({ length: 17 }, (_, index) => String(index + 1)))),
	skill: choices(skillId),
	after: cursorText.optional()
});
export type ProductFilters = z.output<typeof ProductFilters>;
