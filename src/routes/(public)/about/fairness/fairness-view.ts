/** The figures of exposure in words and tables; a sentence instead where there are too few to say anything. */
import type { ExposureRow, FairnessFigures } from '#lib/matching/server/fairness.ts';
import { smallestCount } from '#lib/matching/weights.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { countryName, formatDay, formatFraction, formatNumber, formatShare } from '#lib/ui/format.ts';

/** Fewer places in lists than this would tell about single people, not about the rule. */
export const leastImpressions = 200;

const kindWords: Readonly<Record<string, typeof m.fairness_person>> = {
	person: m.fairness_person,
	firm: m.fairness_firm,
	community: m.fairness_community
};

export function fairnessView(figures: FairnessFigures, locale: Locale) {
	const { from, to, impressions, profiles, shown, newcomers, gini, byCountry, byKind } = figures;
	const number = (value: number) => formatNumber(value, locale);
	const of = (part: number, whole: number) =>
		m.fairness_of({ part: number(part), whole: number(whole) }, { locale });
	const lead = m.fairness_lead({ from: formatDay(from, locale), to: formatDay(to, locale) }, { locale });
	const how = m.fairness_how_text({ count: number(smallestCount) }, { locale });
	if (impressions < leastImpressions) {
		const count = { count: number(impressions), least: number(leastImpressions) };
		return { lead, how, notYet: m.fairness_not_yet(count, { locale }), facts: [], tables: [] };
	}
	const others = m.fairness_others({}, { locale });
	const rowsOf = (rows: readonly ExposureRow[], name: (group: string) => string) =>
		rows.map((row) => [
			row.group === '' ? others : name(row.group),
			shareOf(row.profiles, profiles, locale),
			shareOf(row.impressions, impressions, locale)
		]);
	return {
		...{ lead, how, notYet: undefined },
		facts: [
			{ term: m.fairness_places({}, { locale }), value: number(impressions) },
			{ term: m.fairness_shown({}, { locale }), value: of(shown, profiles) },
			{ term: m.fairness_newcomers({}, { locale }), value: of(newcomers, impressions) },
			{
				term: m.fairness_gini({}, { locale }),
				value: formatFraction(gini, locale, 2)
			}
		],
		tables: [
			{
				caption: m.fairness_country({}, { locale }),
				rows: rowsOf(byCountry, (code) => countryName(code, locale))
			},
			{
				caption: m.fairness_kind({}, { locale }),
				rows: rowsOf(byKind, (kind) => kindWords[kind]?.({}, { locale }) ?? kind)
			}
		]
	};
}

function shareOf(part: number, whole: number, locale: Locale): string {
	return formatShare(whole === 0 ? 0 : Math.round((10_000 * part) / whole), locale);
}
