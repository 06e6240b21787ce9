import type { PersonalRecords } from '../../accounts/server/own-records.ts';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

/** A person's own profile with everything in it, and what they asked about entries nobody has claimed. */
export const profileRecords: PersonalRecords = {
	name: 'profile',
	gather: gatherProfile,
	erase: eraseProfileOf
};

const columns = [
	...(['id', 'kind', 'status', 'visibility', 'name', 'headline', 'about', 'language', 'url'] as const),
	...(['example', 'seed_key', 'remote', 'languages', 'kinds', 'gates', 'capacity_limit'] as const),
	...(['open_introductions', 'hours_per_week', 'free_from', 'paused', 'meeting_text', 'say_hello'] as const),
	...(['published_at', 'created_at', 'updated_at', 'contracts_through', 'contracts_accepted_at'] as const),
	...(['meeting_at', 'meeting_zone', 'verified_only', 'calendar_url'] as const)
];

async function gatherProfile(db: Db, personId: string) {
	const profile = await db
		.selectFrom('profile')
		.select(columns)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	const of = (
		table: 'profile_skill' | 'profile_wish' | 'profile_teaching' | 'profile_place' | 'profile_view'
	) => db.selectFrom(table).where(`${table}.profile_id`, '=', profile?.id ?? null);
	const skills = await of('profile_skill')
		.select(['profile_skill.skill', 'profile_skill.level', 'profile_skill.evidence'])
		.select(['profile_skill.evidence_url', 'profile_skill.last_used'])
		.execute();
	const wishes = await of('profile_wish').select('profile_wish.skill').execute();
	const teachings = await of('profile_teaching').select('profile_teaching.skill').execute();
	const places = await of('profile_place')
		.select(['profile_place.id', 'profile_place.country', 'profile_place.subdivision'])
		.select(['profile_place.city', 'profile_place.radius_km'])
		.execute();
	const opened_by = await of('profile_view')
		.select(['profile_view.organisation_id', 'profile_view.day'])
		.execute();
	const consents = await db
		.selectFrom('profile_consent')
		.select(['id', 'profile_id', 'wording_version', 'wording', 'locale', 'given_at', 'withdrawn_at'])
		.where('person_id', '=', personId)
		.execute();
	const requests = await db
		.selectFrom('listing_request')
		.select(['id', 'listing_id', 'what', 'how', 'code', 'words', 'changes', 'status', 'reason'])
		.select(['asked_at', 'decided_at'])
		.where((eb) => eb.or([eb('person_id', '=', personId), eb('decided_by', '=', personId)]))
		.execute();
	return { profile, skills, wishes, teachings, places, opened_by, consents, requests };
}

/** The profile goes with everything in it. Requests that were decided stay, without who asked and their words. */
async function eraseProfileOf({ db }: Atomic, personId: string): Promise<void> {
	await db.deleteFrom('profile').where('person_id', '=', personId).execute();
	await db
		.updateTable('profile_consent')
		.set({ person_id: null })
		.where('person_id', '=', personId)
		.execute();
	await db
		.deleteFrom('listing_request')
		.where('person_id', '=', personId)
		.where('status', '=', 'asked')
		.execute();
	await db
		.updateTable('listing_request')
		.set({ person_id: null, words: '', code: null, how: 'words' })
		.where('person_id', '=', personId)
		.execute();
	await db
		.updateTable('listing_request')
		.set({ decided_by: null })
		.where('decided_by', '=', personId)
		.execute();
}
