/** What was understood and who could help, as the API shows it. */
import type { z } from 'zod';
import type { Answer, ListingRow, MatchGroup, MatchRow, SolvedRow } from '../../matching/answer.ts';
import type { Found, Understanding } from '../../matching/facts.ts';
import type { MatchAnswer, Result, StartingPlace, Understood } from '../match-schemas.ts';
import { pageAddress, type Site } from './present.ts';

const spots = (found: readonly Found[]) => found.map(({ words, start, end }) => ({ words, start, end }));

export function understood(
	{ language, skills, places, presence, kind, languages }: Understanding,
	label: (id: string) => string
): z.output<typeof Understood> {
	return {
		language,
		skills: skills.map((skill) => ({ ...skill, label: label(skill.skill), found: spots(skill.found) })),
		places: places.map((place) => ({ ...place, found: spots(place.found) })),
		languages: languages.map((spoken) => ({ ...spoken, found: spots(spoken.found) })),
		...(presence && { presence: { ...presence, found: spots(presence.found) } }),
		...(kind && { kind: { ...kind, found: spots(kind.found) } })
	};
}

export function matchAnswer(
	site: Site,
	answer: Answer,
	label: (id: string) => string
): z.output<typeof MatchAnswer> {
	const group = ({ rows, total }: MatchGroup) => ({ total, items: rows.map((row) => result(site, row)) });
	const { main, nearMiss, askFirst, busy, unclaimed } = answer;
	return {
		understood: understood(answer.understanding, label),
		struck: [...answer.struck],
		buys: answer.buys,
		groups: { main: group(main), near_miss: group(nearMiss), ask_first: group(askFirst), busy: group(busy) },
		excluded: answer.excluded.map(({ reason, count }) => ({ reason, count })),
		onlyForVerified: answer.onlyForVerified,
		teams: answer.teams.map(({ members }) => ({
			members: members.map(({ profileId, name, covers, example }) => ({
				...{ profile: profileId, name, example },
				covers: [...covers]
			}))
		})),
		unclaimed: { total: unclaimed.total, items: unclaimed.rows.map((row) => startingPlace(site, row)) },
		solved: answer.solved.map((row) => solved(site, row)),
		next: answer.next.map((step) => ({ ...step })),
		complete: answer.complete,
		engine: answer.engine,
		version: answer.version
	};
}

function result(site: Site, row: MatchRow): z.output<typeof Result> {
	const { profileId, placeLabel, point: _point, parts, reason, ...shown } = row;
	return {
		...shown,
		...(reason === undefined ? {} : { reason }),
		profile: profileId,
		page: pageAddress(site, `/people/${profileId}`),
		place: placeLabel,
		parts: parts.map(({ code, params, contribution }) => ({ code, params: { ...params }, contribution }))
	};
}

function startingPlace(site: Site, row: ListingRow): z.output<typeof StartingPlace> {
	const { listingId, placeLabel, point: _point, shared, ...shown } = row;
	const page = pageAddress(site, `/organisations/${listingId}`);
	return { ...shown, id: listingId, page, place: placeLabel, shared: [...shared] };
}

function solved(site: Site, row: SolvedRow): z.output<typeof MatchAnswer>['solved'][number] {
	const { placeLabel, shared, ...shown } = row;
	const page = pageAddress(site, `/${row.kind === 'need' ? 'needs' : 'products'}/${row.id}`);
	return { ...shown, page, place: placeLabel, shared: [...shared] };
}
