/** Somebody who took part in introductions, with a value in every column that speaks of it. */
import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/platform/server/db.ts';
import { aListing } from './people.ts';

interface Around {
	need_id: string;
	profile_id: string;
	organisation_id: string;
}

export async function wasIntroduced(db: Db, person_id: string, around: Around, at: Date): Promise<void> {
	const { need_id, profile_id, organisation_id } = around;
	const text = 'Canary Words';
	const { id: introduction_id } = await db
		.insertInto('introduction')
		.values({
			...{ need_id, profile_id, profile_kind: 'person', asked_by: 'office', status: 'both_accepted' },
			...{ broker_team_id: organisation_id, group_id: randomUUID(), sounding: true, newcomer: true },
			...{ office_person_id: person_id, profile_person_id: person_id },
			...{ office_accepted_at: at, profile_accepted_at: at, asked_at: at, reminded_at: at },
			snapshot: { total: 1, band: 'good', parts: [], placement: null, version: 'test' },
			...{ created_at: at, updated_at: at }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const of = { introduction_id, person_id };
	const step = { ...of, from_status: 'asked', to_status: 'declined', step: 'decline', at } as const;
	await db
		.insertInto('introduction_transition')
		.values([
			{ ...step, side: 'profile', reason_code: 'budget', reason: text, would_change: text },
			{ ...step, side: 'office', reason_code: 'place', reason: 'Too far', would_change: 'Nearer' }
		])
		.execute();
	const given = { address: 'canary.given@recife.example', telephone: 'canary +55 81', given_at: at };
	await db
		.insertInto('introduction_contact')
		.values({ ...of, side: 'profile', ...given, revoked_at: at })
		.execute();
	const message = { ...of, at, hidden_because: null, public_words: null };
	await db
		.insertInto('introduction_message')
		.values([
			{ ...message, side: 'profile', words: text, hidden_because: 'By mistake' },
			{ ...message, side: 'office', words: 'We open in May.', public_words: 'We open in May.' }
		])
		.execute();
	await keptApart(db, of, around, at);
}

/** Keeps out, declares, reports and invites. */
async function keptApart(
	db: Db,
	of: { introduction_id: string; person_id: string },
	{ need_id, profile_id, organisation_id }: Around,
	at: Date
): Promise<void> {
	const { person_id } = of;
	const text = 'Canary Words';
	await db
		.insertInto('block')
		.values({ organisation_id, profile_id, by_side: 'office', person_id, at })
		.execute();
	const near = { person_id, words: text, at, withdrawn_at: at };
	const none = { need_id: null, organisation_id: null, profile_id: null };
	await db
		.insertInto('conflict_declaration')
		.values([
			{ ...near, ...none, need_id },
			{ ...near, ...none, organisation_id },
			{ ...near, ...none, profile_id }
		])
		.execute();
	await db
		.insertInto('report')
		.values({ ...of, words: text, at, decided_by: person_id, decided_at: at, decision: 'Spoken to' })
		.execute();
	await db
		.insertInto('listing_invitation')
		.values({
			...{ listing_id: await aListing(db), domain: 'group.example', organisation_id, need_id, person_id },
			...{ at, answer: 'declined', answered_at: at }
		})
		.execute();
}
