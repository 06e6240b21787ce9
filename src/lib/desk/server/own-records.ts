import { sql } from 'kysely';
import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/**
 * What broker teams noted about somebody, and what somebody did at a desk. A note about a person is part of what
 * they may read of themselves, whoever wrote it; only the writer's name is not theirs to read.
 */
export const deskRecords: PersonalRecords = {
	name: 'desk',
	gather: gatherDesk,
	erase: eraseDesk
};

async function gatherDesk(db: Db, personId: string) {
	const profile = db.selectFrom('profile').select('profile.id').where('profile.person_id', '=', personId);
	const about_you = await db
		.selectFrom('desk_note')
		.select(['id', 'team_id', 'profile_id', 'words', 'at'])
		.where('profile_id', 'in', profile)
		.execute();
	const shortlisted = await db
		.selectFrom('desk_candidate')
		.select(['team_id', 'need_id', 'profile_id', 'reason', 'at'])
		.where('profile_id', 'in', profile)
		.execute();
	const notes_written = await db
		.selectFrom('desk_note')
		.select(['id', 'team_id', 'need_id', 'profile_id', 'organisation_id', 'words', 'at'])
		.where('person_id', '=', personId)
		.execute();
	const shortlists_written = await db
		.selectFrom('desk_candidate')
		.select(['team_id', 'need_id', 'profile_id', 'reason', 'at'])
		.where('person_id', '=', personId)
		.execute();
	const looked_after = await db
		.selectFrom('desk_item')
		.select(['team_id', 'subject', 'subject_id', 'assigned_to', 'follow_up_on', 'word', 'at'])
		.where(sql<boolean>`${personId} in (person_id, assigned_to)`)
		.execute();
	const messages_worded = await db
		.selectFrom('desk_template')
		.select(['team_id', 'kind', 'locale', 'words', 'at'])
		.where('person_id', '=', personId)
		.execute();
	const failures_told = await db
		.selectFrom('desk_failure')
		.select(['team_id', 'from_on', 'to_on', 'need_id', 'introduction_id', 'words', 'at'])
		.where('person_id', '=', personId)
		.execute();
	return {
		...{ about_you, shortlisted, notes_written, shortlists_written },
		...{ looked_after, messages_worded, failures_told }
	};
}

/** What was noted about them goes with their profile; what they wrote for a team stays with it, without a name. */
async function eraseDesk({ db }: Atomic, personId: string): Promise<void> {
	const profile = db.selectFrom('profile').select('profile.id').where('profile.person_id', '=', personId);
	await db.deleteFrom('desk_note').where('profile_id', 'in', profile).execute();
	await db.deleteFrom('desk_candidate').where('profile_id', 'in', profile).execute();
	for (const table of ['desk_note', 'desk_candidate', 'desk_item', 'desk_template', 'desk_failure'] as const)
		await db.updateTable(table).set({ person_id: null }).where(`${table}.person_id`, '=', personId).execute();
	await db.updateTable('desk_item').set({ assigned_to: null }).where('assigned_to', '=', personId).execute();
}
