/** Who fits a need, in groups and narrowed as the reader asked, and why somebody does or does not. */
import type { MatchGroup } from '#lib/matching/answer.ts';
import type { NeedMatches } from '#lib/matching/server/need-matches.ts';
import type { Why } from '#lib/matching/server/why.ts';
import type { findNeedCase } from '#lib/needs/server/desk.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatList, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../../../(public)/words.ts';
import { reasonWord } from '../../../../(public)/(home)/words.ts';
import { matchesView } from '../../../../(public)/needs/[id=uuid]/matches-view.ts';
import { type Looking, narrowing } from './looking.ts';

type Case = Awaited<ReturnType<typeof findNeedCase>>;

interface Shown {
	matches: NeedMatches | undefined;
	looking: Looking;
	spoken: ReadonlyMap<string, readonly string[]>;
}

export function casesView(need: Case, { matches, looking, spoken }: Shown, locale: Locale) {
	const narrowed = narrowing(looking) !== undefined;
	const groups = matches && {
		main: groupOf(matches.groups.main, narrowed, locale),
		nearMiss: groupOf(matches.groups.near_miss, narrowed, locale),
		askFirst: groupOf(matches.groups.ask_first, narrowed, locale),
		busy: groupOf(matches.groups.busy, narrowed, locale)
	};
	return {
		id: need.id,
		title: need.title,
		lang: foreign(need.language, locale),
		looking,
		groups,
		coverMost: matches?.coverMost ?? [],
		names: matches ? matchesView(matches, locale).names : {},
		buys: matches?.buys ?? false,
		onlyForVerified: matches?.onlyForVerified ?? null,
		teams: (matches?.teams ?? []).map(({ members }) =>
			members.map(({ name, covers, example }) => ({ name, example, covers: labels(covers, locale) }))
		),
		excluded: countsOf(matches?.excluded ?? [], locale),
		wider: matches?.wider,
		languages: [...new Set([...spoken.values()].flat())].sort()
	};
}

function groupOf({ rows, total }: MatchGroup, narrowed: boolean, locale: Locale) {
	const number = (value: number) => formatNumber(value, locale);
	const counts = { shown: number(rows.length), total: number(total) };
	return {
		rows,
		count: narrowed
			? m.need_editor_matches_filtered(counts, { locale })
			: m.needs_who_count(counts, { locale })
	};
}

/** Several codes may read the same; they are counted together. */
function countsOf(excluded: NeedMatches['excluded'], locale: Locale) {
	const counts = new Map<string, number>();
	for (const { reason, count } of excluded) {
		const words = reasonWord(reason)({}, { locale });
		counts.set(words, (counts.get(words) ?? 0) + count);
	}
	return [...counts].map(([words, count]) => ({ words, count: formatNumber(count, locale) }));
}

const labels = (ids: readonly string[], locale: Locale) =>
	formatList(
		ids.map((id) => loadConcepts().label(id, locale)),
		locale
	);

const changes = {
	evidence: m.need_editor_matches_with_evidence,
	level: m.need_editor_matches_with_level,
	skill: m.need_editor_matches_with_skill
};

/** Where one profile stands for the need, in sentences. Says no more than the lists would. */
export function whyView(profile: { id: string; name: string; example: boolean }, why: Why, locale: Locale) {
	const concepts = loadConcepts();
	const lacks = why.missing.length > 0 && why.group !== 'near_miss';
	const because = why.group === 'excluded' && why.reason ? reasonWord(why.reason)({}, { locale }) : '';
	return {
		href: href(`/people/${profile.id}`, locale),
		name: profile.name,
		example: profile.example,
		place: placeOf(why, locale),
		because,
		lacks: lacks ? m.need_editor_matches_missing({ skills: labels(why.missing, locale) }, { locale }) : '',
		nearest: why.with
			? changes[why.with.change]({ skill: concepts.label(why.with.skill, locale) }, { locale })
			: '',
		parts: why.parts ?? [],
		total: why.total ?? 0,
		names: Object.fromEntries(
			(why.parts ?? [])
				.flatMap(({ params }) => [params['skill'], params['held']])
				.filter((id): id is string => typeof id === 'string' && concepts.byId(id) !== undefined)
				.map((id) => [id, concepts.label(id, locale)])
		)
	};
}

function placeOf({ group, reason = '' }: Why, locale: Locale): string {
	if (group === 'near_miss') {
		const skill = loadConcepts().byId(reason) ? loadConcepts().label(reason, locale) : reason;
		return m.need_editor_matches_why_near_miss({ skill }, { locale });
	}
	const words = {
		main: m.need_editor_matches_why_main,
		ask_first: m.need_editor_matches_why_ask_first,
		busy: m.need_editor_matches_why_busy,
		excluded: m.need_editor_matches_why_excluded
	};
	return words[group]({}, { locale });
}
