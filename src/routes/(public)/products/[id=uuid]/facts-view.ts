/** What it takes to keep a product running, in the reader's words: each fact with who said it, and what is not recorded. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { factKinds } from '#lib/products/lifecycle.ts';
import type { Fact } from '#lib/products/server/sustainment.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatDay, formatList, formatMoney, formatNumber } from '#lib/ui/format.ts';
import { levelWords } from '../../needs/words.ts';
import { factWords } from '../words.ts';

/** One row a kind: what holds now, and what was said before. `facts`: everything, newest first. */
export function factsView(facts: readonly Fact[], locale: Locale, today: string) {
	return factKinds.map((kind) => {
		const [newest, ...older] = facts.filter((fact) => fact.kind === kind);
		const over = newest?.kind === 'funded_until' && newest.value !== undefined && newest.value.day < today;
		return {
			kind,
			term: factWords[kind]({}, { locale }),
			words: newest && wordsOf(newest, locale),
			note: over ? m.products_fact_over({}, { locale }) : '',
			said: newest?.value === undefined ? undefined : saidBy(newest, locale),
			before: older.map((fact) => ({
				id: fact.id,
				words: wordsOf(fact, locale) ?? m.products_fact_none({}, { locale }),
				...saidBy(fact, locale)
			}))
		};
	});
}
export type FactView = ReturnType<typeof factsView>[number];

function saidBy({ by, at, sourceUrl }: Fact, locale: Locale) {
	const who = by ?? m.products_fact_gone({}, { locale });
	return {
		by: m.products_fact_said({ who, day: formatDay(at, locale) }, { locale }),
		source: sourceUrl ?? undefined
	};
}

/** The fact in one line; undefined where it was withdrawn. */
function wordsOf(fact: Fact, locale: Locale): string | undefined {
	switch (fact.kind) {
		case 'skills':
			return fact.value && skillsOf(fact.value.skills, locale);
		case 'effort':
			return fact.value && m.products_fact_days({ days: formatNumber(fact.value.days, locale) }, { locale });
		case 'money':
			return fact.value && moneyOf(fact.value, locale);
		case 'funded_until':
			return fact.value && formatDay(fact.value.day, locale);
		case 'maintained_by':
			return fact.value?.words;
	}
}

function skillsOf(skills: readonly { skill: string; level: number }[], locale: Locale): string {
	const concepts = loadConcepts();
	const words: Record<string, (params: object, options: { locale: Locale }) => string> = levelWords;
	return formatList(
		skills.map(({ skill, level }) => {
			const named = words[String(level)]?.({}, { locale }) ?? '';
			return `${concepts.label(skill, locale)} (${named})`;
		}),
		locale
	);
}

function moneyOf(
	{ from, to, currency }: { from: number; to: number | null; currency: string },
	locale: Locale
): string {
	const format = (amount: number) => formatMoney(amount, currency, locale);
	if (to === null || to === from) return m.products_fact_year({ amount: format(from) }, { locale });
	return m.products_fact_year_range({ from: format(from), to: format(to) }, { locale });
}
