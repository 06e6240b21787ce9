/** Introductions that both accepted, and the work they led to. */
import { randomUUID } from 'node:crypto';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { proposeEngagement, takeStep } from '#lib/engagements/server/commands.ts';
import { reportEnding } from '#lib/engagements/server/endings.ts';
import { confirmEngagement } from '#lib/engagements/server/parties.ts';
import type { EngagementStatus } from '#lib/engagements/lifecycle.ts';
import type { Proposal } from '#lib/engagements/schema.ts';
import { acting, anOfficeWithPeople, aPerson, now, type OfficePeople } from './offices.ts';
import { aMember, aNeed, aProfile } from './people.ts';

export interface Introduced {
	office: OfficePeople;
	/** Somebody who may write for the office. */
	official: Context;
	/** The person whose profile it is. */
	owner: Context;
	profileId: string;
	needId: string;
	introductionId: string;
}

/** An office and a person, introduced to each other for a need. */
export async function anIntroducedPair(db: Db, existing?: OfficePeople): Promise<Introduced> {
	const office = existing ?? (await anOfficeWithPeople(db));
	const official = await office.staff('read', 'write');
	const owner = await acting(db, aMember([]));
	if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
	const needId = await aNeed(db, { office_id: office.id, kind: 'training' });
	const profileId = await aProfile(db, { person_id: owner.actor.personId });
	const introductionId = await anAcceptedIntroduction(db, needId, profileId);
	return { office, official, owner, profileId, needId, introductionId };
}

/** An introduction of this pair that both accepted; its id. */
export async function anAcceptedIntroduction(db: Db, needId: string, profileId: string): Promise<string> {
	const id = randomUUID();
	await db
		.insertInto('introduction')
		.values({
			...{ id, need_id: needId, profile_id: profileId, profile_kind: 'person', asked_by: 'office' },
			...{ broker_team_id: null, status: 'both_accepted', office_accepted_at: now, profile_accepted_at: now },
			...{ office_person_id: await aPerson(db), profile_person_id: null, sounding: false, newcomer: false },
			...{ group_id: null, asked_at: now, reminded_at: null, created_at: now, updated_at: now },
			snapshot: { total: 8_000, band: 'good', parts: [], placement: null, version: 'test' }
		})
		.execute();
	return id;
}

export function aProposal(introduction: string, more: Partial<Proposal> = {}): Proposal {
	return {
		introduction,
		title: 'Teach four planners to keep the map',
		kind: 'training',
		pays: 'no',
		...more
	};
}

/** The way there, one step after the other. */
const road: readonly EngagementStatus[] = [
	'proposed',
	'agreed',
	'active',
	'delivered',
	'accepted',
	'paid',
	'handed_over',
	'closed'
];

/** Work of this pair as far as that status; its id. Ended early: taken there from `active`. */
export async function workUpTo(
	{ official, owner, introductionId }: Introduced,
	status: EngagementStatus,
	pays = false
): Promise<string> {
	const id = await proposeEngagement(official, aProposal(introductionId, { pays: pays ? 'yes' : 'no' }));
	const at = status === 'ended_early' ? 'active' : status === 'not_accepted' ? 'delivered' : status;
	const far = (wanted: EngagementStatus) => road.indexOf(wanted) <= road.indexOf(at);
	if (far('agreed')) await confirmEngagement(owner, id);
	if (far('active')) await takeStep(official, id, 'start');
	if (far('delivered')) await takeStep(owner, id, 'deliver');
	if (far('accepted')) await takeStep(official, id, 'accept');
	if (far('paid') && pays) await takeStep(official, id, 'pay');
	if (far('handed_over')) await takeStep(owner, id, 'hand_over');
	if (far('closed')) await reportEnding(official, id, { ending: 'completed', words: '' });
	if (status === 'not_accepted') await takeStep(official, id, 'refuse', 'The map does not open');
	if (status === 'ended_early')
		await reportEnding(official, id, { ending: 'money_withdrawn', words: 'The council cut the budget' });
	return id;
}

/** Work of this pair standing at that status, without the way there; its id. */
export async function workAt(
	db: Db,
	{ office, needId, profileId }: Introduced,
	status: EngagementStatus,
	pays = false
): Promise<string> {
	const ending = status === 'closed' ? 'completed' : status === 'ended_early' ? 'no_time' : null;
	const { id } = await db
		.insertInto('engagement')
		.values({
			...{ need_id: needId, title: 'Teach four planners to keep the map', status, kind: 'training', pays },
			...{ repository: null, starts_on: null, ends_on: null, ending, ended_at: ending && now },
			...{ created_at: now, updated_at: now }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const party = { engagement_id: id, introduction_id: null, person_id: null };
	const confirmed_at = status === 'proposed' ? null : now;
	await db
		.insertInto('engagement_party')
		.values([
			{ ...party, side: 'office', organisation_id: office.id, profile_id: null, confirmed_at: now },
			{ ...party, side: 'profile', organisation_id: null, profile_id: profileId, confirmed_at }
		])
		.execute();
	if (confirmed_at === null) return id;
	await db
		.insertInto('engagement_transition')
		.values({
			...{ engagement_id: id, from_status: 'proposed', to_status: 'agreed', step: 'agree', side: 'profile' },
			...{ person_id: null, at: now }
		})
		.execute();
	return id;
}
