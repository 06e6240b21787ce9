/** What introductions read of a profile before anybody is asked, and write down to it. */
import { sql } from 'kysely';
import type { Atomic } from '../../platform/server/context.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';

/** Locks a profile for whoever wants to introduce it; undefined where there is none. */
export function lockForIntroduction({ db }: Atomic, id: string) {
	return db
		.selectFrom('profile')
		.select(['id', 'kind', 'name', 'status', 'paused', 'visibility', 'example'])
		.select(['person_id as personId', 'organisation_id as organisationId'])
		.select(['capacity_limit as capacityLimit', 'open_introductions as openIntroductions'])
		.select(
			sql<boolean>`exists (
				select from person where person.id = profile.person_id and person.status = 'suspended')`.as('suspended')
		)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

/**
 * How many introductions the profile has open, counted by whoever keeps them, in the same transaction and under its
 * lock. Matching reads it at once: who is at their own limit is busy.
 */
export async function setOpenIntroductions({ db }: Atomic, id: string, open: number): Promise<void> {
	const changed = await db
		.updateTable('profile')
		.set({ open_introductions: open })
		.where('id', '=', id)
		.where('open_introductions', '<>', open)
		.returning('id')
		.executeTakeFirst();
	if (changed) await replaceProfilePostings(db, [id]);
}
