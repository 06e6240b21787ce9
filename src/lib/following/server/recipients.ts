/** Who follows a need, for those who tell them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';

/** Followers of the need itself; with `around` also those of its place and of its office. */
export async function listFollowersOf(
	db: Db,
	needId: string,
	{ around }: { around: boolean }
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct follow.person_id as id from need join follow on
			(follow.kind = 'need' and follow.subject = need.id::text)
			or (${around} and follow.kind = 'organisation' and follow.subject = need.office_id::text)
			or (${around} and follow.kind = 'place' and follow.subject in (need.country, need.subdivision, need.city::text))
		where need.id = ${needId} and not exists (
			select from hidden_need where hidden_need.need_id = need.id and hidden_need.person_id = follow.person_id)
		order by id`.execute(db);
	return rows.map(({ id }) => id);
}
