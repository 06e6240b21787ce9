/** Open needs of a desk with those who could do them, scarcest first. */
import { sql } from 'kysely';
import type { MatchRow } from '../../matching/answer.ts';
import { readBasis } from '../../matching/server/basis.ts';
import { loadCards } from '../../matching/server/facts.ts';
import { rank } from '../../matching/server/rank.ts';
import { viewerOf } from '../../matching/server/viewer.ts';
import { listClosedProfiles, needClosedTo } from '../../organisations/server/closed.ts';
import { reachOf } from '../../matching/reach.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { readNeeds } from '../../postings/server/truth.ts';
import type { Match } from '../../matching/order.ts';
import type { Desk } from '../policy.ts';
import { spread } from '../spread.ts';
import { coveredBy, needAt } from './coverage.ts';

/** More open needs than these are not weighed at once; the page says so. */
export const mostNeeds = 40;
/** Of each need the best so many are looked at. */
const mostLooked = 12;

export interface SuggestedNeed {
	id: string;
	title: string;
	language: string;
	office: string | null;
	example: boolean;
	publishedAt: Date;
	/** How many fit in all, and how many introductions of it are open. */
	fitting: number;
	open: number;
	suggested: Pick<MatchRow, 'profileId' | 'name' | 'kind' | 'band' | 'example'>[];
}

/** Whether there were more needs than are weighed, and those that were. */
export async function suggestAcross(context: Context, desk: Desk, locale: string) {
	const { db } = context;
	const needs = await listOpen(context, desk);
	const weighed = needs.slice(0, mostNeeds);
	const ids = weighed.map(({ id }) => id);
	const [facts, asked] = [await readNeeds(db, ids), await listAsked(db, ids)];
	const matches = new Map<string, { total: number; found: Match[] }>();
	for (const need of facts) {
		const ranking = await rankFor(context, need);
		const { total, matches: found } = ranking.groups.main;
		const before = asked.get(need.id) ?? new Set();
		matches.set(need.id, { total, found: found.filter(({ profileId }) => !before.has(profileId)) });
	}
	const room = await readRoom(
		db,
		[...matches.values()].flatMap(({ found }) => found.map(({ profileId }) => profileId))
	);
	const shares = spread(
		weighed.map(({ id, publishedAt }) => ({
			...{ needId: id, publishedAt, fitting: matches.get(id)?.total ?? 0 },
			candidates: (matches.get(id)?.found ?? []).map(({ profileId }) => profileId)
		})),
		new Map([...room].map(([id, { room, answered }]) => [id, answered ? room : 0]))
	);
	const cards = await loadCards(
		db,
		shares.flatMap(({ suggested }) => suggested),
		{ places: [] },
		locale
	);
	const rows = shares.flatMap(({ needId, suggested }): SuggestedNeed[] => {
		const need = weighed.find(({ id }) => id === needId);
		const match = matches.get(needId);
		if (!need || !match) return [];
		const shown = suggested.flatMap((profileId) => {
			const card = cards.get(profileId);
			const band = match.found.find((each) => each.profileId === profileId)?.band;
			return card && band
				? [{ profileId, band, name: card.name, kind: card.kind, example: card.example }]
				: [];
		});
		return [{ ...need, fitting: match.total, suggested: shown }];
	});
	return { rows, complete: needs.length <= mostNeeds };
}

/** The matches of one need as the actor may see them. */
export async function rankFor(
	{ db, actor, now }: Context,
	need: Awaited<ReturnType<typeof readNeeds>>[number],
	size = mostLooked
) {
	const basis = await readBasis(db, need, now.toISOString().slice(0, 10));
	const viewer = viewerOf(actor, await listClosedProfiles(db, actor, need.id));
	return { ...(await rank(db, { need, reach: reachOf(need), viewer, basis, size })), basis, viewer };
}

function listOpen({ db, actor, now }: Context, desk: Desk) {
	return db
		.selectFrom('need')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.id', 'need.title', 'need.language', 'office.name as office'])
		.select(sql<boolean>`need.origin = 'example'`.as('example'))
		.select(sql<Date>`coalesce(need.published_at, need.created_at)`.as('publishedAt'))
		.select((eb) =>
			eb
				.selectFrom('introduction')
				.select(sql<number>`count(*)::int`.as('count'))
				.whereRef('introduction.need_id', '=', 'need.id')
				.where('introduction.status', 'in', ['suggested', 'asked', 'accepted_by_one', 'both_accepted', 'met'])
				.as('open')
		)
		.where('need.status', '=', 'open')
		.where('need.origin', '<>', 'archive')
		.where(coveredBy(desk, needAt, now.toISOString().slice(0, 10)))
		.where((eb) => eb.not(needClosedTo(actor)))
		.orderBy('need.published_at')
		.orderBy('need.id')
		.limit(mostNeeds + 1)
		.$narrowType<{ open: number }>()
		.execute();
}

/** Whom somebody was put forward or asked for each need already, whatever became of it. */
export async function listAsked(db: Db, needIds: readonly string[]): Promise<Map<string, Set<string>>> {
	if (needIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('introduction')
		.select(['need_id', 'profile_id'])
		.where('need_id', 'in', [...needIds])
		.where('profile_id', 'is not', null)
		.execute();
	const asked = new Map<string, Set<string>>();
	for (const { need_id, profile_id } of rows) {
		const of = asked.get(need_id) ?? new Set<string>();
		if (profile_id !== null) of.add(profile_id);
		asked.set(need_id, of);
	}
	return asked;
}

/** How many introductions each still takes on, and whether anybody answers for it. */
export async function readRoom(db: Db, profileIds: readonly string[]) {
	if (profileIds.length === 0) return new Map<string, { room: number; answered: boolean }>();
	const rows = await db
		.selectFrom('profile')
		.select(['id', 'person_id', 'organisation_id'])
		.select(sql<number>`greatest(0, capacity_limit - open_introductions)`.as('room'))
		.where('id', 'in', [...profileIds])
		.execute();
	return new Map(
		rows.map(({ id, person_id, organisation_id, room }) => [
			id,
			{ room, answered: person_id !== null || organisation_id !== null }
		])
	);
}
