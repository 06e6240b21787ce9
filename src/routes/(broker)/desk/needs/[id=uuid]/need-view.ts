/** One need at a desk, in the reader's words. */
import type { RequestEvent } from '@sveltejs/kit';
import { findCovered } from '#lib/desk/server/commands.ts';
import type { OwnDesk } from '#lib/desk/server/desks.ts';
import {
	type DeskMatch,
	findByName,
	listDeskMatches,
	listIntroduced
} from '#lib/desk/server/need-at-desk.ts';
import { listTemplates } from '#lib/desk/server/templates.ts';
import { fill } from '#lib/desk/templates.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import { type Locale, isLocale, locales } from '#lib/platform/language.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { bandWords } from '../../../../(public)/(home)/words.ts';
import type { DeskView } from '../../desk-place.ts';
import { kindWords, statusWords } from '../../words.ts';

type Asked = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

/** The interface language nearest to the one a need is written in. */
export function templateLocale(language: string, fallback: Locale): Locale {
	return locales.find((locale) => locale.split('-')[0] === language) ?? fallback;
}

export async function needAtDesk({ locals, params, url }: Asked, desk: OwnDesk, view: DeskView) {
	const { context, locale } = locals;
	const need = await findCovered(context, desk, params['id'] ?? '');
	if (!need) throw new Refusal('not_found', 'desk_not_here');
	const query = url.searchParams.get('query')?.trim().slice(0, 100) ?? '';
	const found = query === '' ? undefined : await findByName(context, query);
	const named = found?.map(({ id }) => id) ?? [];
	const forward = desk.teamId !== null && desk.writes && need.status === 'open';
	const [matches, introduced] = await Promise.all([
		desk.teamId === null ? [] : listDeskMatches(context, desk, need.id, { locale, named }),
		listIntroduced(context, need.id)
	]);
	return {
		need: {
			...{ id: need.id, title: need.title, lang: need.language, example: need.origin === 'example' },
			facts: [
				need.office ?? '',
				placeLabel({ country: need.country, subdivisionName: need.subdivision, cityName: need.city }, locale),
				need.publishedAt ? m.desk_since({ day: formatDay(need.publishedAt, locale) }, { locale }) : ''
			].filter(Boolean),
			open: need.status === 'open'
		},
		query,
		foundNone: found?.length === 0,
		done: url.searchParams.get('done') === 'forward',
		forward,
		words: forward ? await firstWords({ locals, url }, desk, view, need) : '',
		people: matches.map((match) => matchView(match, locale)),
		introduced: introduced.map(({ id, status, profile, profileKind, updatedAt }) => ({
			...{ id, who: profile ?? kindWords[profileKind]({}, { locale }) },
			status: statusWords[status]({}, { locale }),
			day: formatDay(updatedAt, locale),
			href: href(`/introductions/${id}`, locale)
		}))
	};
}

/** The team's own first message, filled in, in the language of the need. */
async function firstWords(
	{ locals: { context, locale }, url }: Pick<Asked, 'locals' | 'url'>,
	desk: OwnDesk,
	{ name }: DeskView,
	need: NonNullable<Awaited<ReturnType<typeof findCovered>>>
): Promise<string> {
	const language = templateLocale(need.language, locale);
	const templates = await listTemplates(context, desk, language);
	const template = templates.find(({ kind }) => kind === 'first_introduction');
	const { country, subdivision: subdivisionName, city: cityName } = need;
	return fill(template?.words ?? '', {
		need: need.title,
		office: need.office ?? '',
		place: placeLabel({ country, subdivisionName, cityName }, language),
		link: `${url.origin}${href(`/needs/${need.id}`, isLocale(language) ? language : undefined)}`,
		team: name
	});
}

function matchView(match: DeskMatch, locale: Locale) {
	const { profileId, name, kind, placeLabel: place, band, group, reason = '', listed, asked, room } = match;
	const concepts = loadConcepts();
	const obstacles = {
		main: undefined,
		near_miss: m.desk_need_lacks({ skill: concepts.label(reason, locale) }, { locale }),
		ask_first: m.desk_need_ask_first({}, { locale }),
		busy: m.desk_need_is_busy({}, { locale }),
		excluded: m.desk_need_outside({}, { locale })
	};
	const full = room === 0 && !asked && group !== 'busy';
	const { answered } = match;
	return {
		...{ id: profileId, name, example: match.example, team: match.team, found: match.found },
		href: href(`/people/${profileId}`, locale),
		band: group === 'excluded' ? undefined : bandWords[band]({}, { locale }),
		facts: [kindWords[kind]({}, { locale }), place].filter(Boolean).join(' · '),
		notes: [
			obstacles[group],
			asked ? m.desk_need_is_asked({}, { locale }) : undefined,
			!answered ? m.desk_need_no_owner({}, { locale }) : undefined,
			answered && full ? m.desk_need_is_busy({}, { locale }) : undefined
		].filter((note) => note !== undefined),
		listed,
		/** Somebody can be asked for them now. */
		free: !asked && answered && room > 0
	};
}
export type PersonAtDesk = ReturnType<typeof matchView>;
