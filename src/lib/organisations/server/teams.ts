/** Reads about organisations that people of this instance founded, and about who works in them. */
import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { findLink } from '../../accounts/server/links.ts';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { verificationAfter } from '../lifecycle.ts';
import { canManage, isMember } from '../policy.ts';

/** The SQL twin of `canReadTeam`; `teams-policy.test.ts` holds the two together. */
export function teamReadableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'organisation'>) => {
		if (actor.kind === 'system') return eb.val(true);
		const verified = eb('organisation.verified_until', 'is not', null);
		if (actor.kind === 'visitor') return verified;
		const own = sql<SqlBool>`organisation.id = any(${actor.memberships.map((each) => each.organisationId)}::uuid[])`;
		return eb.or([verified, own, verifiableBy(actor)(eb)]);
	};
}

/** The SQL twin of `canVerify`. */
export function verifiableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'organisation'>) => {
		if (actor.kind !== 'member') return eb.val(false);
		const notOwn = sql<SqlBool>`organisation.id <> all(${actor.memberships.map((each) => each.organisationId)}::uuid[])`;
		const within = eb.or([eb.val(actor.example !== true), eb('organisation.example', '=', true)]);
		if (actor.operator) return eb.and([notOwn, within]);
		const places = [...actor.brokerPlaces];
		const covered = sql<SqlBool>`(coalesce(organisation.country = any(${places}), false)
			or coalesce(organisation.subdivision = any(${places}), false))`;
		return eb.and([notOwn, within, covered]);
	};
}

const card = [
	'organisation.id',
	'organisation.kind',
	'organisation.name',
	'organisation.about',
	'organisation.url',
	'organisation.country',
	'organisation.example',
	'organisation.status',
	'organisation.verified_until as verifiedUntil',
	'subdivision.name as subdivision',
	'city.name as city'
] as const;

function selectTeams(db: Db) {
	return db
		.selectFrom('organisation')
		.leftJoin('subdivision', 'subdivision.code', 'organisation.subdivision')
		.leftJoin('city', 'city.id', 'organisation.city')
		.select(card);
}

/** One organisation with what became of it: renamed, merged, succeeded. Names of people are no part of that. */
export async function findTeam(db: Db, actor: Actor, id: string) {
	const [team, history] = await Promise.all([
		selectTeams(db)
			.leftJoin('organisation as successor', 'successor.id', 'organisation.successor_id')
			.select(['successor.id as successorId', 'successor.name as successorName'])
			.where('organisation.id', '=', id)
			.where(teamReadableBy(actor))
			.executeTakeFirst(),
		db
			.selectFrom('organisation_event')
			.select(['step', 'detail', 'at'])
			.where('organisation_id', '=', id)
			.where('step', 'in', ['founded', 'renamed', 'merged', 'closed', 'succeeded'])
			.orderBy('id')
			.execute()
	]);
	return team && { ...team, history };
}
export type TeamPage = NonNullable<Awaited<ReturnType<typeof findTeam>>>;

/** The organisations somebody works in, ended ones too. */
export function listOwnTeams(db: Db, actor: Actor) {
	const personId = actor.kind === 'member' ? actor.personId : null;
	return db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
		.select(['organisation.id', 'organisation.name', 'organisation.kind', 'organisation.status'])
		.select(['organisation.verified_until as verifiedUntil', 'membership.rights', 'organisation.example'])
		.where('membership.person_id', '=', personId)
		.orderBy('organisation.name')
		.execute();
}

/**
 * What the people of an organisation see of it. Invited addresses and the words of the verification are for those
 * who manage it. `not_found` for everybody else, so that asking tells nothing.
 */
export async function findOwnTeam({ db, actor, now }: Context, id: string) {
	const team = isMember(actor, id)
		? await selectTeams(db)
				.select('organisation.second_pair_of_eyes as secondPairOfEyes')
				.where('organisation.id', '=', id)
				.executeTakeFirst()
		: undefined;
	if (!team) throw new Refusal('not_found', 'teams_not_found');
	const manages = canManage(actor, { id });
	const [members, invitations, verifications] = await Promise.all([
		db
			.selectFrom('membership')
			.innerJoin('person', 'person.id', 'membership.person_id')
			.select(['person.id', 'person.name', 'membership.rights', 'membership.since'])
			.where('membership.organisation_id', '=', id)
			.orderBy('membership.since')
			.orderBy('person.id')
			.execute(),
		manages ? listInvitations(db, id, now) : [],
		manages ? listVerifications(db, id) : []
	]);
	const verification = verificationAfter(
		verifications.at(-1),
		team.verifiedUntil,
		now.toISOString().slice(0, 10)
	);
	return { ...team, manages, members, invitations, verifications, verification };
}
export type OwnTeam = Awaited<ReturnType<typeof findOwnTeam>>;

function listInvitations(db: Db, id: string, now: Date) {
	return db
		.selectFrom('invitation')
		.select(['id', 'address', 'rights', 'expires_at as expiresAt'])
		.where('organisation_id', '=', id)
		.where('ended', 'is', null)
		.where('expires_at', '>', now)
		.orderBy('id')
		.execute();
}

function listVerifications(db: Db, id: string) {
	return db
		.selectFrom('verification')
		.select(['step', 'words', 'valid_until as validUntil', 'at'])
		.where('organisation_id', '=', id)
		.orderBy('id')
		.execute();
}

/** Organisations that wait to be verified and that the actor may decide on, the longest waiting first. */
export function listWaitingTeams(db: Db, actor: Actor, size: number) {
	return selectTeams(db)
		.innerJoinLateral(
			(eb) =>
				eb
					.selectFrom('verification')
					.leftJoin('person', 'person.id', 'verification.person_id')
					.leftJoin('person_contact', 'person_contact.person_id', 'verification.person_id')
					.select(['verification.step', 'verification.words', 'verification.at', 'person.name as asker'])
					// Where a mailbox is says much about an office, and nothing about a mailbox.
					.select(sql<string | null>`split_part(person_contact.address_key, '@', 2)`.as('domain'))
					.whereRef('verification.organisation_id', '=', 'organisation.id')
					.orderBy('verification.id', 'desc')
					.limit(1)
					.as('last'),
			(join) => join.onTrue()
		)
		.select(['last.words', 'last.at', 'last.asker', 'last.domain'])
		.where('last.step', '=', 'asked')
		.where('organisation.status', '=', 'active')
		.where(verifiableBy(actor))
		.orderBy('last.at')
		.orderBy('organisation.id')
		.limit(size)
		.execute();
}
export type WaitingTeam = Awaited<ReturnType<typeof listWaitingTeams>>[number];

/** Organisations that are verified on that day and whose verification the actor may take back, by name. */
export function listVerifiedTeams(db: Db, actor: Actor, today: string, size: number) {
	return selectTeams(db)
		.where('organisation.verified_until', '>=', today)
		.where('organisation.status', '=', 'active')
		.where(verifiableBy(actor))
		.orderBy('organisation.name')
		.orderBy('organisation.id')
		.limit(size)
		.execute();
}

/** What an invitation link is for, as long as both are good. */
export async function findInvitation(context: Context, token: string) {
	const link = await findLink(context, token);
	if (link?.purpose !== 'join_organisation' || link.subject === null) return undefined;
	return context.db
		.selectFrom('invitation')
		.innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
		.leftJoin('person', 'person.id', 'invitation.invited_by')
		.select(['organisation.name', 'invitation.rights', 'invitation.address', 'person.name as inviter'])
		.where('invitation.id', '=', link.subject)
		.where('invitation.ended', 'is', null)
		.where('invitation.expires_at', '>', context.now)
		.where('organisation.status', '=', 'active')
		.executeTakeFirst();
}
