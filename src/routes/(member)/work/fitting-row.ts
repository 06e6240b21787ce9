import { buyingKinds } from '#lib/matching/facts.ts';
import type { FittingNeed } from '#lib/matching/server/needs-for.ts';
import { interestWeights } from '#lib/matching/weights.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatList, formatNumber, formatShare } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { gateWord } from '../../(public)/(home)/words.ts';
import { foreign, wordsIn } from '../../(public)/words.ts';

const interestWords = {
	kind: m.work_interest_kind,
	learning: m.work_interest_learning,
	hours: m.work_interest_hours,
	pay: m.work_interest_pay
};

/** A need as its list of fitting needs shows it to the owner of a profile. */
export function fittingRow(need: FittingNeed, locale: Locale, profileId: string) {
	const { id, terms, fits, suits, both, parts } = need;
	const { country, subdivision, city } = terms;
	const share = (value: number) => formatShare(value, locale);
	return {
		id,
		href: href(`/needs/${id}`, locale),
		why: href(`/work/${id}?for=${profileId}`, locale),
		title: terms.title,
		lang: foreign(terms.language, locale),
		example: terms.example,
		officeId: terms.officeId,
		facts: [
			terms.office ?? '',
			terms.kind ? wordsIn(locale).kind(terms.kind) : '',
			placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale)
		].filter(Boolean),
		sums: m.work_sums({ a: share(fits), b: share(suits), both: share(both) }, { locale }),
		pay: payOf(need, locale),
		missing: missingOf(need, locale),
		standing: standingOf(need, locale),
		total: fits,
		parts,
		names: namesOf(need, locale),
		buys: terms.kind !== null && buyingKinds.includes(terms.kind),
		interest: need.interest.map(({ code, contribution }) =>
			m.work_interest_line(
				{
					what: interestWords[code]({}, { locale }),
					points: formatNumber(contribution, locale),
					most: formatNumber(interestWeights[code], locale)
				},
				{ locale }
			)
		)
	};
}
export type FittingRow = ReturnType<typeof fittingRow>;

/** When and how it pays, in one line. */
function payOf({ terms }: FittingNeed, locale: Locale): string {
	const { kind, paidWithinDays, contractedHow, budgetAmount, budgetCurrency } = terms;
	const buys = kind !== null && buyingKinds.includes(kind);
	const paid =
		paidWithinDays !== null
			? m.work_pay_within({ days: paidWithinDays }, { locale })
			: buys
				? m.work_pay_unsaid({}, { locale })
				: kind === 'volunteering'
					? m.work_pay_nobody({}, { locale })
					: '';
	const budget =
		budgetAmount === null
			? ''
			: m.work_budget(
					{ amount: [formatNumber(budgetAmount, locale), budgetCurrency].filter(Boolean).join(' ') },
					{ locale }
				);
	const how = contractedHow && m.work_contracted({ how: contractedHow }, { locale });
	return [budget, paid, how].filter(Boolean).join(' · ');
}

function missingOf({ missing }: FittingNeed, locale: Locale): string {
	if (missing.length === 0) return m.work_missing_nothing({}, { locale });
	const skills = missing.map((skill) => loadConcepts().label(skill, locale));
	return m.work_missing({ skills: formatList(skills, locale) }, { locale });
}

/** Why the profile is not in the main list of this need, where it is not. */
function standingOf({ group, reason = '' }: FittingNeed, locale: Locale): string {
	if (group === 'busy') return m.work_busy({}, { locale });
	if (group === 'near_miss')
		return m.work_near_miss({ skill: loadConcepts().label(reason, locale) }, { locale });
	if (group === 'ask_first') return m.work_ask_first({ gate: gateWord(reason)({}, { locale }) }, { locale });
	return '';
}

function namesOf({ parts }: FittingNeed, locale: Locale): Record<string, string> {
	const ids = parts.flatMap(({ params }) => [params['skill'], params['held']]);
	return Object.fromEntries(
		ids.flatMap((id) => (typeof id === 'string' ? [[id, loadConcepts().label(id, locale)]] : []))
	);
}
