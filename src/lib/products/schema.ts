import { z } from 'zod';
import { choices, countryCode, cursorText, oneOf, searchText, skillId } from '../platform/filters.ts';
import { day, line, prose, webAddress, wholeNumber } from '../platform/text.ts';
import { registryStatuses } from './lifecycle.ts';

/** What the register of products can be narrowed to. */
export const ProductFilters = z.strictObject({
	q: searchText.optional(),
	status: choices(oneOf(registryStatuses)),
	kind: choices(searchText),
	/** Country where the product runs. */
	country: choices(countryCode),
	/** Country in which somebody says in public that they implement it. */
	local: choices(countryCode),
	/** Whether those who keep it said what that takes. */
	sustained: choices(oneOf(['yes', 'no'])),
	/** Number of a Sustainable Development Goal. */
	goal: choices(oneOf(Array.from({ length: 17 }, (_, index) => String(index + 1)))),
	skill: choices(skillId),
	after: cursorText.optional()
});
export type ProductFilters = z.output<typeof ProductFilters>;

/** An organisation says that it keeps the product, and what shows it. */
export const AskToSteward = z.strictObject({
	organisation: z.uuid({ error: 'platform_choose' }),
	words: prose(2_000, 10)
});
export const EndStewardship = z.strictObject({ organisation: z.uuid({ error: 'platform_choose' }) });
export const DecideStewardship = z.strictObject({
	stewardship: z.uuid({ error: 'platform_choose' }),
	decision: z.enum(['confirm', 'refuse', 'end'], { error: 'platform_choose' }),
	words: line(500, 3)
});

const most = 999_999_999;

/** What it takes to keep it running; what is left empty is not recorded. */
export const WhatItTakes = z
	.strictObject({
		skill: z.array(skillId).max(30).default([]),
		/** Beside each skill: `0` takes it out. */
		level: z
			.array(z.enum(['0', '1', '2', '3', '4'], { error: 'platform_choose' }))
			.max(30)
			.default([]),
		/** Names of further skills, with commas between them. */
		more: line(500).optional(),
		effort: wholeNumber(0, 100_000).optional(),
		money_from: wholeNumber(0, most).optional(),
		money_to: wholeNumber(0, most).optional(),
		currency: z
			.string()
			.trim()
			.transform((code) => code.toUpperCase())
			.pipe(z.string().regex(/^[A-Z]{3}$/, { error: 'products_currency' }))
			.optional(),
		funded_until: day.optional(),
		maintained_by: line(300).optional(),
		source_url: webAddress.optional()
	})
	.superRefine(({ money_from, money_to, currency, skill, level }, issues) => {
		const wrong = (path: string, message: string) => {
			issues.addIssue({ code: 'custom', path: [path], message });
		};
		if (money_from === undefined && money_to !== undefined) wrong('money_from', 'platform_required');
		if (money_from !== undefined && currency === undefined) wrong('currency', 'platform_required');
		if (money_from !== undefined && money_to !== undefined && money_to < money_from)
			wrong('money_to', 'products_money_order');
		if (skill.length !== level.length) wrong('level', 'platform_choose');
	});
export type WhatItTakes = z.output<typeof WhatItTakes>;

/** A publiccode.yml, chosen or pasted. `seen`: what the product read like when the changes were looked at. */
export const SendFile = z.strictObject({
	file: z.file().optional(),
	text: z.string().max(200_000, { error: 'products_yml_too_long' }).optional(),
	organisation: z.uuid({ error: 'platform_choose' }).optional(),
	seen: z.string().max(60).optional()
});
