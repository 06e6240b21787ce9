/** What the two sides and brokers read of introductions. Contact data is not among it: `contact.ts` reads that. */
import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import type { Actor } from '../../platform/actor.ts';
import { system } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { findProfile } from '../../profiles/server/queries.ts';
import { openStatuses } from '../lifecycle.ts';
import {
	canReadConversation,
	isItsBroker,
	readsFor,
	readsProfileInFull,
	showsProfile,
	type Standing,
	waitsFor
} from '../policy.ts';
import { accepted, conflicted, readableBy, selectIntroductions, standing } from './standing.ts';

const card = [
	'introduction.id',
	'introduction.need_id as needId',
	'introduction.profile_id as profileId',
	'introduction.profile_kind as profileKind',
	'introduction.sounding',
	'introduction.group_id as groupId',
	'introduction.asked_at as askedAt',
	'introduction.created_at as createdAt',
	'introduction.updated_at as updatedAt',
	'need.title',
	'need.language',
	'office.name as office',
	'team.name as brokerTeam',
	'profile.visibility',
	'profile.name as profileName',
	'profile.status as profileStatus'
] as const;

function select(db: Db, actor: Actor) {
	return selectIntroductions(db)
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('organisation as team', 'team.id', 'introduction.broker_team_id')
		.select(card)
		.select(standing)
		.select(accepted)
		.select(conflicted(actor).as('conflicted'))
		.where(readableBy(actor));
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Leaves out who the profile is, where the reader may not know. */
function shownTo(actor: Actor, { visibility, profileStatus, profileName, ...row }: Row) {
	const profile = { kind: row.profileKind, visibility, published: profileStatus === 'published' };
	const shown = showsProfile(actor, row, profile);
	return {
		...row,
		profileId: shown ? row.profileId : null,
		profileName: shown ? profileName : null,
		profileGone: visibility === null,
		/** It shows itself only here. */
		onlyInside: visibility === 'introduction',
		readsProfile: readsProfileInFull(actor, row, profile),
		/** For whom the reader reads it. */
		reading: readsFor(actor, row),
		broker: isItsBroker(actor, row),
		waitsFor: waitsFor(row)
	};
}

/** Newer ones are listed; of those that ended no more than these. */
const mostOpen = 200;
const mostEnded = 50;

export type IntroductionCard = Awaited<ReturnType<typeof listIntroductions>>[number];

/** Introductions of the sides the actor reads for, what is open first, the latest change first. */
export async function listIntroductions(db: Db, actor: Actor) {
	if (actor.kind !== 'member') return [];
	const own = sql<boolean>`(profile.person_id = ${actor.personId}
		or profile.organisation_id = any(${idsOf(actor)}::uuid[]) or need.office_id = any(${idsOf(actor)}::uuid[])
		or introduction.broker_team_id = any(${idsOf(actor)}::uuid[]))`;
	const rows = (open: boolean) =>
		select(db, actor)
			.where(own)
			.where('introduction.status', open ? 'in' : 'not in', openStatuses)
			.orderBy('introduction.updated_at', 'desc')
			.orderBy('introduction.id', 'desc')
			.limit(open ? mostOpen : mostEnded)
			.execute();
	const found = [...(await rows(true)), ...(await rows(false))];
	return found.map((row) => shownTo(actor, row));
}

/** How many introductions wait for the actor's own answer. */
export async function countWaiting(db: Db, actor: Actor): Promise<number> {
	const all = await listIntroductions(db, actor);
	return all.filter(({ waitsFor: waited, reading }) => waited.some((side) => reading.includes(side))).length;
}

function idsOf(actor: Extract<Actor, { kind: 'member' }>): string[] {
	return actor.memberships.map(({ organisationId }) => organisationId);
}

export type IntroductionPage = Awaited<ReturnType<typeof findIntroduction>>;

/** One introduction with its timeline and, for the two sides and its broker, the conversation. */
export async function findIntroduction(db: Db, actor: Actor, id: string) {
	const row = await select(db, actor)
		.select(['introduction.snapshot', 'need.kind', 'need.buying_route as buyingRoute'])
		.where('introduction.id', '=', id)
		.executeTakeFirst();
	if (!row) throw new Refusal('not_found', 'introductions_not_found');
	const { snapshot, kind, buyingRoute, ...rest } = row;
	const facts = shownTo(actor, rest);
	const talks = canReadConversation(actor, rest satisfies Standing);
	const inFull = facts.readsProfile && facts.profileId !== null;
	const [timeline, messages, profile] = await Promise.all([
		listTimeline(db, id),
		talks ? listMessages(db, actor, id) : [],
		inFull ? findProfile(db, system, facts.profileId ?? '') : undefined
	]);
	return {
		...facts,
		...{ kind, buyingRoute, talks, timeline, messages, profile },
		snapshot: talks ? snapshot : null
	};
}

/** Every step in order, without who took it. */
function listTimeline(db: Db, id: string) {
	return db
		.selectFrom('introduction_transition')
		.select(['id', 'step', 'to_status as status', 'side', 'reason_code as reasonCode', 'reason', 'at'])
		.select('would_change as wouldChange')
		.where('introduction_id', '=', id)
		.orderBy('at')
		.orderBy('id')
		.execute();
}

const mostMessages = 200;

async function listMessages(db: Db, actor: Actor, id: string) {
	const messages = await db
		.selectFrom('introduction_message')
		.select(['id', 'side', 'words', 'at', 'hidden_because as hiddenBecause', 'person_id as personId'])
		.where('introduction_id', '=', id)
		.orderBy('id', 'desc')
		.limit(mostMessages)
		.execute();
	const me = actor.kind === 'member' ? actor.personId : null;
	return messages
		.map(({ personId, ...message }) => ({ ...message, mine: personId !== null && personId === me }))
		.reverse();
}

/** Whether who accepted for the office still works there. */
export async function officeSpeakerStays(
	db: Db,
	{ officeId, officeSpeakerId }: Pick<Standing, 'officeId' | 'officeSpeakerId'>
): Promise<boolean> {
	if (officeId === null || officeSpeakerId === null) return false;
	const found = await db
		.selectFrom('membership')
		.select('person_id')
		.where('organisation_id', '=', officeId)
		.where('person_id', '=', officeSpeakerId)
		.executeTakeFirst();
	return found !== undefined;
}
