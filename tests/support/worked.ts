/** Somebody who took part in work and told what came of it, with a value in every column that speaks of it. */
import type { Db } from '#lib/platform/server/db.ts';

interface Around {
	need_id: string;
	profile_id: string;
	organisation_id: string;
	/** A skill there is. */
	skill: string;
}

const text = 'Canary Words';

export async function hasWorked(db: Db, person_id: string, around: Around, at: Date): Promise<void> {
	const { need_id, profile_id, organisation_id } = around;
	const { id: engagement_id } = await db
		.insertInto('engagement')
		.values({
			...{ need_id, title: 'A map', status: 'ended_early', kind: 'training', pays: true, repository: null },
			...{ starts_on: null, ends_on: null, ending: 'no_time', ended_at: at, created_at: at, updated_at: at }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const { id: introduction_id } = await db
		.selectFrom('introduction')
		.select('id')
		.where('profile_id', '=', profile_id)
		.executeTakeFirstOrThrow();
	const of = { engagement_id, person_id };
	await db
		.insertInto('engagement_party')
		.values([
			{ ...of, side: 'office', organisation_id, profile_id: null, introduction_id: null, confirmed_at: at },
			{ ...of, side: 'profile', organisation_id: null, profile_id, introduction_id, confirmed_at: at }
		])
		.execute();
	await alongTheWay(db, of, at);
	await told(db, of, around, at);
}

async function alongTheWay(
	db: Db,
	of: { engagement_id: string; person_id: string },
	at: Date
): Promise<void> {
	const { engagement_id, person_id } = of;
	const step = { ...of, from_status: 'delivered', to_status: 'not_accepted', step: 'refuse', at } as const;
	await db
		.insertInto('engagement_transition')
		.values([
			{ ...step, side: 'profile', reason: text },
			{ ...step, side: 'office', reason: 'It does not open' }
		])
		.execute();
	await db
		.insertInto('engagement_ending')
		.values({
			...{
				engagement_id,
				reported_by: 'profile',
				ending: 'no_time',
				words: text,
				reported_at: at,
				person_id
			},
			...{ answer: 'own_account', own_ending: 'not_paid', own_words: 'So it was', answered_at: at },
			answered_by: person_id
		})
		.execute();
	await db
		.insertInto('engagement_note')
		.values({
			...{
				...of,
				side: 'profile',
				words: text,
				language: 'en',
				public: true,
				at,
				hidden_because: 'By mistake'
			}
		})
		.execute();
	await db
		.insertInto('engagement_delivery')
		.values({
			...{ ...of, kind: 'document', title: 'The map', url: 'https://example.org/map', upstream: true, at }
		})
		.execute();
}

async function told(
	db: Db,
	of: { engagement_id: string; person_id: string },
	{ organisation_id, profile_id, skill }: Around,
	at: Date
): Promise<void> {
	await db
		.insertInto('outcome_account')
		.values({
			...{ ...of, side: 'profile', language: 'en', wanted: text, happened: text, worked: text },
			...{ did_not_work: text, tell_next: text, staff_can: text, staff_count: 3, staff_shown_by: text },
			...{ keys_held_by: text, maintained_by: text, local_parties: 2, reply: text, publication: 'agreed' },
			...{ taken_down_at: at, written_at: at, updated_at: at }
		})
		.execute();
	await db
		.insertInto('outcome_event')
		.values({
			...{ ...of, side: 'profile', step: 'corrected', reason: 'A slip', at },
			changes: { wanted: { before: text, after: 'A map' } }
		})
		.execute();
	await db
		.insertInto('outcome_check_in')
		.values({
			...{ ...of, month: 3, side: 'profile', asked_at: at, still_runs: 'yes', staff_can: 'no' },
			...{ kept_by: text, without_it: text, answered_at: at }
		})
		.execute();
	await db
		.insertInto('attestation')
		.values({
			...{ ...of, profile_id, skill, organisation_id, reciprocal: false, counts: true },
			...{ words: text, hidden: true, at }
		})
		.execute();
}
