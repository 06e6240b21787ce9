/** A need as its page shows it: every code in words, every day with its year. */
import type { NeedPage } from '#lib/needs/server/queries.ts';
import { isSounding } from '#lib/introductions/server/sounding.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList, formatMoney, formatNumber } from '#lib/ui/format.ts';
import { foreign, skillLinks, wordsIn } from '../../words.ts';
import { gateWords, intentWords, levelWords, presenceWords } from '../words.ts';
import { timelineOf } from './timeline.ts';

export function needView(need: NeedPage, locale: Locale) {
	const words = wordsIn(locale);
	return {
		id: need.id,
		title: need.title,
		lang: foreign(need.language, locale),
		status: words.status(need.ending ?? need.status),
		origin: need.origin,
		/** Somebody is there who can be asked for an introduction. */
		takesAnswers: need.status === 'open' && need.origin !== 'archive',
		sounding: need.status === 'open' && need.origin !== 'archive' && isSounding(need),
		archived: archivedIn(need, locale),
		source: need.source ?? '',
		sourceUrl: need.sourceUrl,
		sourceLicence: need.sourceLicence ?? '',
		repository: need.repository,
		texts: [
			{ title: m.needs_outcome({}, { locale }), text: need.outcomeWanted },
			{ title: m.needs_problem({}, { locale }), text: need.problem },
			{ title: m.needs_tried({}, { locale }), text: need.tried }
		].filter(({ text }) => text !== ''),
		staffAfterwards: need.staffAfterwards,
		maintainedBy: need.maintainedBy,
		maintainedUntil: need.maintainedUntil
			? m.needs_maintenance_until({ day: formatDay(need.maintainedUntil, locale) }, { locale })
			: '',
		facts: factsOf(need, locale),
		must: skillsOf(need, true, locale),
		nice: skillsOf(need, false, locale),
		timeline: timelineOf(need, locale)
	};
}
/** Where an archived need comes from, and from when. */
function archivedIn({ origin, source, publishedAt, createdAt }: NeedPage, locale: Locale): string {
	if (origin !== 'archive') return '';
	const from = source ?? '';
	return publishedAt
		? m.needs_archive_notice({ source: from, day: formatDay(publishedAt, locale) }, { locale })
		: m.needs_archive_undated({ source: from, day: formatDay(createdAt, locale) }, { locale });
}

export type NeedView = ReturnType<typeof needView>;

function skillsOf(need: NeedPage, must: boolean, locale: Locale) {
	return need.skills
		.filter((skill) => skill.must === must)
		.map(({ skill, level }) => {
			const [link] = skillLinks([skill], locale);
			const label = link?.label ?? skill;
			if (level === null) return { id: skill, href: link?.href ?? '', label };
			const said = levelWords[level]({}, { locale });
			return {
				id: skill,
				href: link?.href ?? '',
				label: m.needs_level({ skill: label, level: said }, { locale })
			};
		});
}

function factsOf(need: NeedPage, locale: Locale): { term: string; words: string | undefined }[] {
	const words = wordsIn(locale);
	const { country, subdivision, city, budgetAmount, budgetCurrency, effortDays, paidWithinDays } = need;
	const budget =
		budgetAmount !== null && budgetCurrency !== null ? formatMoney(budgetAmount, budgetCurrency, locale) : '';
	const days = (count: number) => formatNumber(count, locale);
	return [
		{ term: m.needs_office({}, { locale }), words: need.office ?? '' },
		{ term: m.need_editor_answered({}, { locale }), words: need.answeredBy },
		{ term: m.lists_facet_kind({}, { locale }), words: need.kind ? words.kind(need.kind) : '' },
		{
			term: m.needs_place({}, { locale }),
			words: placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale)
		},
		{ term: m.needs_presence({}, { locale }), words: presenceWords[need.presence]({}, { locale }) },
		{
			term: m.needs_intent({}, { locale }),
			words: need.origin === 'archive' ? '' : intentWords[need.intent]({}, { locale })
		},
		{ term: m.needs_from_to({}, { locale }), words: frame(need, locale) },
		{
			term: m.needs_closes_term({}, { locale }),
			words: need.closesOn ? formatDay(need.closesOn, locale) : ''
		},
		{ term: m.needs_budget({}, { locale }), words: budget },
		{
			term: m.needs_effort({}, { locale }),
			words: effortDays === null ? '' : m.needs_effort_days({ days: days(effortDays) }, { locale })
		},
		{
			term: m.needs_paid_within({}, { locale }),
			words:
				paidWithinDays === null ? '' : m.needs_paid_within_days({ days: days(paidWithinDays) }, { locale })
		},
		{ term: m.needs_contracted_how({}, { locale }), words: need.contractedHow },
		{ term: m.needs_languages({}, { locale }), words: languages(need, locale) },
		{
			term: m.needs_gates({}, { locale }),
			words: formatList(
				need.gates.map((gate) => gateWords[gate]({}, { locale })),
				locale
			)
		},
		{ term: m.introductions_route_fact({}, { locale }), words: need.buyingRoute },
		{ term: m.needs_rule({}, { locale }), words: need.localPreferenceRule ?? '' }
	];
}

function frame({ startsOn, endsOn }: NeedPage, locale: Locale): string {
	const from = startsOn && m.needs_from({ day: formatDay(startsOn, locale) }, { locale });
	const until = endsOn && m.needs_until({ day: formatDay(endsOn, locale) }, { locale });
	return [from, until].filter(Boolean).join(' ');
}

function languages({ languages: spoken, mandatoryLanguages }: NeedPage, locale: Locale): string {
	const { language } = wordsIn(locale);
	const all = [...new Set([...mandatoryLanguages, ...spoken])];
	const said = all.map((code) =>
		mandatoryLanguages.includes(code)
			? m.needs_mandatory({ language: language(code) }, { locale })
			: language(code)
	);
	return formatList(said, locale);
}
