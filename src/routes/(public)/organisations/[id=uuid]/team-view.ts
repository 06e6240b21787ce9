import type { listNeedsOfOffice } from '#lib/needs/server/of-office.ts';
import type { TeamPage } from '#lib/organisations/server/teams.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { kindWord } from '../../../(member)/organisations/team-words.ts';
import { foreign, wordsIn } from '../../words.ts';

type Needs = Awaited<ReturnType<typeof listNeedsOfOffice>>;

/** An organisation of this instance as everybody sees it; `manages` where the reader works in it. */
export function teamView(
	team: TeamPage,
	needs: Needs,
	reader: { today: string; member: boolean },
	locale: Locale
) {
	const { id, name, about, url, example, status, verifiedUntil, country, subdivision, city } = team;
	const day = verifiedUntil && formatDay(verifiedUntil, locale);
	const place = placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale);
	const words = wordsIn(locale);
	return {
		...{ id, name, about, url, example, status, manages: reader.member },
		lead: [kindWord(team.kind, locale), place].filter(Boolean).join(' · '),
		verified: verifiedUntil !== null && verifiedUntil >= reader.today,
		mark:
			verifiedUntil === null
				? m.team_page_unverified({}, { locale })
				: verifiedUntil >= reader.today
					? m.team_page_verified({ day: day ?? '' }, { locale })
					: m.team_page_expired({ day: day ?? '' }, { locale }),
		successor: team.successorId && { id: team.successorId, name: team.successorName ?? '' },
		history: team.history.map(({ step, detail, at }) => ({
			day: at.toISOString().slice(0, 10),
			label: eventWord(step, detail, locale),
			state: 'done' as const
		})),
		needs: needs.map((need) => ({
			title: need.title,
			lang: foreign(need.language, locale),
			href: href(`/needs/${need.id}`, locale),
			facts: [words.status(need.status), need.publishedAt ? formatDay(need.publishedAt, locale) : '']
				.filter(Boolean)
				.join(' · ')
		}))
	};
}
export type TeamView = ReturnType<typeof teamView>;

function eventWord(step: string, detail: Record<string, string>, locale: Locale): string {
	const { name = '', before = '', after = '' } = detail;
	switch (step) {
		case 'founded':
			return m.team_event_founded({ name }, { locale });
		case 'renamed':
			return m.team_event_renamed({ before, after }, { locale });
		case 'merged':
			return m.team_event_merged({ name }, { locale });
		case 'succeeded':
			return m.team_event_succeeded({ name }, { locale });
		default:
			return m.team_event_closed({}, { locale });
	}
}
