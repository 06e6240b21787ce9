/** Who speaks for each side of an introduction, and who wrote, so that the others are told. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import type { Asker } from '../lifecycle.ts';

/** People who speak for these sides: whoever accepted, or everybody who may decide as long as nobody has. */
export async function listSpeakers(
	db: Db,
	introductionId: string,
	sides: readonly Asker[]
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		with introduced as (
			select introduction.*, need.office_id, profile.person_id as owner_id, profile.organisation_id
			from introduction join need on need.id = introduction.need_id
			left join profile on profile.id = introduction.profile_id
			where introduction.id = ${introductionId}),
		speaker as (
			select 'office' as side, coalesce(office_person_id, membership.person_id) as id
			from introduced left join membership on membership.organisation_id = office_id
				and membership.rights <> array['read'] and office_person_id is null
			union all
			select 'profile', coalesce(profile_person_id, owner_id, membership.person_id)
			from introduced left join membership on membership.organisation_id = introduced.organisation_id
				and membership.rights <> array['read'] and profile_person_id is null
			union all
			select 'broker', membership.person_id
			from introduced join membership on membership.organisation_id = broker_team_id
				and membership.rights <> array['read'])
		select distinct id from speaker where side = any(${[...sides]}::text[]) and id is not null`.execute(db);
	return rows.map(({ id }) => id);
}

/** The side whose step led to where an introduction stands; undefined when time or the site took it. */
export async function lastSide(db: Db, introductionId: string): Promise<Asker | undefined> {
	const last = await db
		.selectFrom('introduction_transition')
		.select('side')
		.where('introduction_id', '=', introductionId)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return last?.side ?? undefined;
}

/** Brokers who look after the place of its need, and whoever runs this site. */
export async function listWatchers(db: Db, introductionId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct membership.person_id as id
		from introduction join need on need.id = introduction.need_id
		join broker_cover as cover on cover.country = need.country
			and (cover.subdivision is null or cover.subdivision = need.subdivision)
		join membership on membership.organisation_id = cover.organisation_id and membership.rights <> array['read']
		where introduction.id = ${introductionId}
		union select id from person where operator and status = 'active'`.execute(db);
	return rows.map(({ id }) => id);
}
