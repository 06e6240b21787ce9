import { m } from '#lib/paraglide/messages.js';
import type { ImplementerWork, Standing } from '#lib/implementers/lifecycle.ts';
import type { FactKind } from '#lib/products/lifecycle.ts';
import type { Locale } from '#lib/platform/language.ts';

const kindWords = new Map([
	['software', m.products_kind_software],
	['data', m.products_kind_data],
	['content', m.products_kind_content],
	['standard', m.products_kind_standard],
	['aimodel', m.products_kind_aimodel]
]);

/** What kind of thing a product is; a kind the registry added since reads as it stands there. */
export function productKindWord(kind: string, locale: Locale): string {
	return kindWords.get(kind)?.({}, { locale }) ?? kind;
}

export function goalWord(goal: string | number, locale: Locale): string {
	return m.products_goal({ number: String(goal) }, { locale });
}

/** What kind of work somebody does with a product. */
export const workWords = {
	hosting: m.implementers_work_hosting,
	support: m.implementers_work_support,
	development: m.implementers_work_development,
	training: m.implementers_work_training,
	localisation: m.implementers_work_localisation,
	integration: m.implementers_work_integration,
	consulting: m.implementers_work_consulting
} satisfies Record<ImplementerWork, unknown>;

/** How an entry of the register stands. */
export const standingWords = {
	claimed: m.implementers_standing_claimed,
	confirmed: m.implementers_standing_confirmed,
	lapsed: m.implementers_standing_lapsed
} satisfies Record<Standing, unknown>;

/** What it takes to keep a product running. */
export const factWords = {
	skills: m.products_fact_skills,
	effort: m.products_fact_effort,
	money: m.products_fact_money,
	funded_until: m.products_fact_funded_until,
	maintained_by: m.products_fact_maintained_by
} satisfies Record<FactKind, unknown>;
