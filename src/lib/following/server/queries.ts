import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { FollowedKind } from '../lifecycle.ts';

export interface FollowedRow {
	kind: FollowedKind;
	subject: string;
	/** Title of a need, name of an office or town; null for a country, which the page names. */
	name: string | null;
	country: string | null;
}

/** What the actor follows, by kind and then as they began. */
export async function listFollowed(db: Db, actor: Actor): Promise<FollowedRow[]> {
	if (actor.kind !== 'member') return [];
	const { rows } = await sql<FollowedRow>`
		select follow.kind, follow.subject,
			coalesce(need.title, office.name, city.name, subdivision.name) as name,
			coalesce(city.country, subdivision.country, country.code) as country
		from follow
		left join need on follow.kind = 'need' and need.id::text = follow.subject and need.published_at is not null
		left join organisation as office on follow.kind = 'organisation' and office.id::text = follow.subject
		left join city on follow.kind = 'place' and city.id::text = follow.subject
		left join subdivision on follow.kind = 'place' and subdivision.code = follow.subject
		left join country on follow.kind = 'place' and country.code = follow.subject
		where follow.person_id = ${actor.personId}
		order by follow.kind, follow.since, follow.subject`.execute(db);
	return rows;
}

/** Which of these the actor follows, as `kind:subject`. */
export async function followedAmong(
	db: Db,
	actor: Actor,
	subjects: readonly { kind: FollowedKind; subject: string }[]
): Promise<Set<string>> {
	if (actor.kind !== 'member' || subjects.length === 0) return new Set();
	const rows = await db
		.selectFrom('follow')
		.select(['kind', 'subject'])
		.where('person_id', '=', actor.personId)
		.where((eb) => eb.or(subjects.map(({ kind, subject }) => eb.and({ kind, subject }))))
		.execute();
	return new Set(rows.map(({ kind, subject }) => `${kind}:${subject}`));
}

/** Open needs that are followed themselves, or lie in a followed place or office; newest first. */
export async function listFollowedNeeds(db: Db, actor: Actor, size: number) {
	if (actor.kind !== 'member') return [];
	const { rows } = await sql<{ id: string; title: string; language: string; office: string | null }>`
		select need.id, need.title, need.language, office.name as office
		from need left join organisation as office on office.id = need.office_id
		where need.status = 'open' and exists (
			select from follow where follow.person_id = ${actor.personId} and (
				(follow.kind = 'need' and follow.subject = need.id::text)
				or (follow.kind = 'organisation' and follow.subject = need.office_id::text)
				or (follow.kind = 'place' and follow.subject in (need.country, need.subdivision, need.city::text))))
		order by need.published_at desc nulls last, need.id desc limit ${size}`.execute(db);
	return rows;
}

/** Ids of needs the actor does not want to see. */
export async function listHidden(db: Db, actor: Actor): Promise<Set<string>> {
	if (actor.kind !== 'member') return new Set();
	const rows = await db
		.selectFrom('hidden_need')
		.select('need_id')
		.where('person_id', '=', actor.personId)
		.execute();
	return new Set(rows.map(({ need_id }) => need_id));
}
