/** One need as a desk works on it: who could do it, who was put forward, whom the team thinks of. */
import { sql } from 'kysely';
import { ask } from '../../matching/ask.ts';
import type { Match } from '../../matching/order.ts';
import { matchAsked } from '../../matching/order.ts';
import { type Card, loadCards, loadFacts } from '../../matching/server/facts.ts';
import { profileClosedTo } from '../../organisations/server/closed.ts';
import type { Context } from '../../platform/server/context.ts';
import { readNeeds } from '../../postings/server/truth.ts';
import { readableBy } from '../../profiles/server/queries.ts';
import type { Desk } from '../policy.ts';
import { listAsked, rankFor, readRoom } from './suggestions.ts';

/** Rows of each list; the rest is on the page of all matches. */
const mostMain = 8;
const mostOthers = 3;

export interface DeskMatch extends Pick<Match, 'profileId' | 'group' | 'reason' | 'band' | 'total'>, Card {
	/** Why the team thinks of them, in its words. */
	listed: string | null;
	asked: boolean;
	/** How many introductions they still take on. */
	room: number;
	/** Whether anybody answers for the profile. */
	answered: boolean;
	/** Covers the need together with the others that have it. */
	team: boolean;
	found: boolean;
}

/** Best matches, near ones, the shortlist and those looked for by name, as the actor may see them. */
export async function listDeskMatches(
	context: Context,
	{ teamId }: Desk,
	needId: string,
	{ locale, named }: { locale: string; named: readonly string[] }
): Promise<DeskMatch[]> {
	const { db } = context;
	const [need] = await readNeeds(db, [needId]);
	if (!need) return [];
	const { groups, team, basis, viewer } = await rankFor(context, need, mostMain);
	const listed = await readShortlist(context, teamId, needId);
	const together = new Set(team?.members.map(({ profileId }) => profileId));
	const { main, ask_first, near_miss } = groups;
	const ranked = [
		...main.matches,
		...ask_first.matches.slice(0, mostOthers),
		...near_miss.matches.slice(0, mostOthers)
	];
	const known = new Set(ranked.map(({ profileId }) => profileId));
	const others = [...new Set([...together, ...listed.keys(), ...named])].filter((id) => !known.has(id));
	const asked = ask(need, basis);
	const facts = await loadFacts(db, viewer, others);
	const all = [...ranked, ...facts.map((profile) => matchAsked(asked, need, profile, basis))];
	const ids = all.map(({ profileId }) => profileId);
	const [cards, before, room] = [
		await loadCards(db, ids, need, locale),
		(await listAsked(db, [needId])).get(needId) ?? new Set(),
		await readRoom(db, ids)
	];
	return all.flatMap(({ profileId, group, reason, band, total }) => {
		const card = cards.get(profileId);
		if (!card) return [];
		return [
			{
				...card,
				...{ profileId, group, band, total, ...(reason !== undefined && { reason }) },
				...{ listed: listed.get(profileId) ?? null, asked: before.has(profileId) },
				...(room.get(profileId) ?? { room: 0, answered: false }),
				...{ team: together.has(profileId), found: named.includes(profileId) }
			}
		];
	});
}

async function readShortlist({ db }: Context, teamId: string | null, needId: string) {
	const rows = await db
		.selectFrom('desk_candidate')
		.select(['profile_id', 'reason'])
		.where('team_id', '=', teamId)
		.where('need_id', '=', needId)
		.orderBy('at')
		.execute();
	return new Map(rows.map(({ profile_id, reason }) => [profile_id, reason]));
}

const mostFound = 10;

/** Profiles whose name holds the words and that the actor may read. */
export function findByName({ db, actor }: Context, words: string) {
	return db
		.selectFrom('profile')
		.select(['profile.id', 'profile.name', 'profile.kind', 'profile.example'])
		.where(sql<boolean>`position(lower(${words}) in lower(profile.name)) > 0`)
		.where(readableBy(actor))
		.where((eb) => eb.not(profileClosedTo(actor)))
		.orderBy('profile.name')
		.orderBy('profile.id')
		.limit(mostFound)
		.execute();
}

/** Everybody on the shortlists of a team, by need; what came of each where they were put forward. */
export function listShortlists({ db, actor }: Context, { teamId }: Desk) {
	return db
		.selectFrom('desk_candidate as candidate')
		.innerJoin('need', 'need.id', 'candidate.need_id')
		.innerJoin('profile', 'profile.id', 'candidate.profile_id')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('person as author', 'author.id', 'candidate.person_id')
		.select(['candidate.reason', 'candidate.at', 'author.name as author'])
		.select(['need.id as needId', 'need.title', 'need.language', 'need.status', 'office.name as office'])
		.select(['profile.id as profileId', 'profile.name', 'profile.kind', 'profile.example'])
		.select((eb) =>
			eb
				.selectFrom('introduction')
				.select('introduction.status')
				.whereRef('introduction.need_id', '=', 'candidate.need_id')
				.whereRef('introduction.profile_id', '=', 'candidate.profile_id')
				.orderBy('introduction.id', 'desc')
				.limit(1)
				.as('introduced')
		)
		.where('candidate.team_id', '=', teamId)
		.where(readableBy(actor))
		.where((eb) => eb.not(profileClosedTo(actor)))
		.orderBy('need.published_at', 'desc')
		.orderBy('need.id')
		.orderBy('candidate.at')
		.limit(200)
		.execute();
}

/** Introductions of a need, the latest change first; a name only where it stands in lists anyway. */
export function listIntroduced({ db, actor }: Context, needId: string) {
	return db
		.selectFrom('introduction')
		.leftJoin('profile', 'profile.id', 'introduction.profile_id')
		.select(['introduction.id', 'introduction.status', 'introduction.profile_kind as profileKind'])
		.select(['introduction.asked_by as askedBy', 'introduction.updated_at as updatedAt'])
		.select(
			sql<string | null>`case when profile.visibility <> 'introduction' and profile.status = 'published'
				then profile.name end`.as('profile')
		)
		.where('introduction.need_id', '=', needId)
		.where((eb) => eb.or([eb('profile.id', 'is', null), eb.not(profileClosedTo(actor))]))
		.orderBy('introduction.updated_at', 'desc')
		.limit(50)
		.execute();
}

/** The name of one profile the actor may read. */
export function findReadable({ db, actor }: Context, id: string) {
	return db
		.selectFrom('profile')
		.select(['profile.id', 'profile.name'])
		.where('profile.id', '=', id)
		.where(readableBy(actor))
		.where((eb) => eb.not(profileClosedTo(actor)))
		.executeTakeFirst();
}
