/** The next meetings of communities that everybody may come to. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { visitor } from '../../platform/actor.ts';
import { readableBy } from './queries.ts';

const mostShown = 200;

export interface MeetingPlace {
	country?: string | undefined;
	/** Code of a region. */
	region?: string | undefined;
}

/** Meetings still to come, the next first: of public communities that keep them from nobody, and work in that place. */
export function listMeetings(db: Db, now: Date, { country, region }: MeetingPlace) {
	const at = sql<boolean>`exists (select from profile_place as place where place.profile_id = profile.id
		and (${region ?? null}::text is null or place.subdivision = ${region ?? null}
			or place.subdivision is null and place.city is null and place.country = left(${region ?? ''}, 2))
		and (${country ?? null}::text is null or place.country = ${country ?? null}))`;
	return db
		.selectFrom('profile')
		.select(['profile.id', 'profile.name', 'profile.language', 'profile.example'])
		.select([
			'profile.meeting_text as text',
			'profile.meeting_zone as zone',
			'profile.updated_at as changedAt'
		])
		.select(sql<Date>`profile.meeting_at`.as('at'))
		.where(readableBy(visitor))
		.where('profile.kind', '=', 'community')
		.where('profile.meeting_at', '>=', now)
		.where(sql<boolean>`not ('meeting' = any(profile.verified_only))`)
		.$if(country !== undefined || region !== undefined, (query) => query.where(at))
		.orderBy('profile.meeting_at')
		.orderBy('profile.id')
		.limit(mostShown)
		.execute();
}
export type MeetingRow = Awaited<ReturnType<typeof listMeetings>>[number];

/** Countries and regions where public communities work, to choose from. */
export async function listMeetingPlaces(db: Db) {
	const { rows } = await sql<{ country: string; region: string | null; name: string | null }>`
		select distinct place.country, subdivision.code as region, subdivision.name
		from profile join profile_place as place on place.profile_id = profile.id
		left join subdivision on subdivision.code = place.subdivision
		where profile.kind = 'community' and profile.status = 'published' and profile.visibility = 'public'
			and not profile.paused
		order by place.country, subdivision.name nulls first`.execute(db);
	return rows;
}
