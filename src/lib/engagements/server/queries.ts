/** Reading work: everything for those who take part, bare facts for everybody else. */
import { type SqlBool, sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { otherSide } from '../lifecycle.ts';
import { canRead, canReadDesk, partiesOf, sideOf, turnOf } from '../policy.ts';
import { readNames, withoutNames } from './names.ts';
import { isInvited, readParties, settled } from './record.ts';

/** Every party confirmed at some time. */
export function isAgreed() {
	return sql<SqlBool>`exists (select from engagement_transition step
		where step.engagement_id = engagement.id and step.step = 'agree')`;
}

/** The SQL twin of `canReadDesk`; `commands.test.ts` holds the two together. */
export function takesPart(actor: Actor) {
	if (actor.kind === 'system') return sql<SqlBool>`true`;
	if (actor.kind === 'visitor') return sql<SqlBool>`false`;
	const offices = actor.memberships
		.filter(({ kind }) => kind === 'office')
		.map(({ organisationId }) => organisationId);
	const organisations = actor.memberships.map(({ organisationId }) => organisationId);
	return sql<SqlBool>`exists (
		select from engagement_party party left join profile on profile.id = party.profile_id
		where party.engagement_id = engagement.id and (
			party.organisation_id = any(${offices}::uuid[])
			or profile.organisation_id = any(${organisations}::uuid[])
			or profile.person_id = ${actor.personId}::uuid))`;
}

/** One piece of work as this actor may see it, undefined where they may not. */
export async function findEngagement(db: Db, actor: Actor, id: string) {
	const found = await db
		.selectFrom('engagement')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['engagement.id', 'engagement.status', 'engagement.kind', 'engagement.pays'])
		.select(['engagement.title', 'engagement.repository', 'engagement.ending'])
		.select(['engagement.starts_on as startsOn', 'engagement.ends_on as endsOn'])
		.select(['engagement.ended_at as endedAt', 'engagement.created_at as createdAt'])
		.select([
			'need.id as needId',
			'need.title as need',
			'need.status as needStatus',
			'need.country',
			'need.subdivision',
			'need.origin'
		])
		.select(['office.id as officeId', 'office.name as office'])
		.select(isAgreed().as('agreed'))
		.where('engagement.id', '=', id)
		.executeTakeFirst();
	if (!found) return undefined;
	const parties = await readParties(db, id);
	const example = found.origin === 'example';
	if (!canRead(actor, { ...found, example, agreed: Boolean(found.agreed), parties })) return undefined;
	const desk = canReadDesk(actor, parties);
	return {
		...found,
		// In the words of one side, who may name people in it: outside, the title of the need stands for it.
		title: desk ? found.title : found.need,
		desk,
		side: sideOf(actor, settled(parties)),
		/** The party the reader was brought in as, and may confirm. */
		invitedAs: partiesOf(actor, parties, 'write').find(({ invited }) => invited)?.id,
		turn: turnOf(found, settled(parties), await findUnanswered(db, id)),
		/** Somebody the reader speaks for has not confirmed what is proposed. */
		mayConfirm: partiesOf(actor, settled(parties), 'write').some(({ confirmedAt }) => confirmedAt === null),
		parties: await shownParties(db, id, desk)
	};
}
export type EngagementPage = NonNullable<Awaited<ReturnType<typeof findEngagement>>>;

/**
 * Who takes part. Those inside read every name. Outside, an organisation is named; a natural person never is, so
 * that the ending of a piece of work singles nobody out.
 */
async function shownParties(db: Db, id: string, desk: boolean) {
	const rows = await db
		.selectFrom('engagement_party as party')
		.leftJoin('organisation', 'organisation.id', 'party.organisation_id')
		.leftJoin('profile', 'profile.id', 'party.profile_id')
		.leftJoin('introduction', 'introduction.id', 'party.introduction_id')
		.select(['party.id', 'party.side', 'party.confirmed_at as confirmedAt'])
		.select(isInvited.as('invited'))
		.select(['organisation.id as organisationId', 'organisation.name as organisation'])
		.select(['profile.id as profileId', 'profile.name as profile', 'profile.kind', 'profile.visibility'])
		.where('party.engagement_id', '=', id)
		.orderBy('party.id')
		.execute();
	const shown = desk ? rows : rows.filter(({ confirmedAt }) => confirmedAt !== null);
	return shown.map((party) => {
		const named = desk || party.side === 'office' || isPublicTeam(party);
		return {
			id: party.id,
			side: party.side,
			kind: party.kind,
			confirmed: party.confirmedAt !== null,
			invited: party.invited,
			name: named ? (party.organisation ?? party.profile) : null,
			organisationId: party.organisationId,
			profileId: named ? party.profileId : null
		};
	});
}

function isPublicTeam({ kind, visibility }: { kind: string | null; visibility: string | null }): boolean {
	return kind !== null && kind !== 'person' && visibility === 'public';
}

/** The timeline: for those inside with its words, for everybody else the bare steps. */
export async function listTransitions(db: Db, id: string, desk: boolean) {
	const rows = await db
		.selectFrom('engagement_transition')
		.select(['id', 'step', 'to_status as status', 'side', 'reason', 'at'])
		.where('engagement_id', '=', id)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, reason: desk ? row.reason : '' }));
}

/** Milestones, notes and deliveries as this reader may see them. */
export async function readProgress(db: Db, id: string, desk: boolean) {
	const [milestones, notes, deliveries, ending] = await Promise.all([
		db
			.selectFrom('engagement_milestone')
			.select(['id', 'title', 'due_on as dueOn', 'done_at as doneAt'])
			.where('engagement_id', '=', id)
			.orderBy('id')
			.execute(),
		db
			.selectFrom('engagement_note')
			.select(['id', 'side', 'words', 'language', 'public', 'at', 'hidden_because as hidden'])
			.where('engagement_id', '=', id)
			.$if(!desk, (query) => query.where('public', '=', true).where('hidden_because', 'is', null))
			.orderBy('id', 'desc')
			.limit(100)
			.execute(),
		db
			.selectFrom('engagement_delivery')
			.select(['id', 'kind', 'title', 'url', 'upstream', 'at'])
			.where('engagement_id', '=', id)
			.orderBy('id')
			.execute(),
		findEnding(db, id, desk)
	]);
	const names = desk ? [] : await readNames(db, id);
	return {
		milestones: desk ? milestones : [],
		notes: notes.map((note) => ({ ...note, words: withoutNames(note.words, names) })),
		deliveries: deliveries.map((each) => ({ ...each, title: withoutNames(each.title, names) })),
		ending
	};
}

/** How it ended, as each side says; outside only the types, never the words before their side published them. */
async function findEnding(db: Db, id: string, desk: boolean) {
	const found = await db
		.selectFrom('engagement_ending')
		.select(['reported_by as reportedBy', 'ending', 'words', 'reported_at as reportedAt'])
		.select(['answer', 'own_ending as ownEnding', 'own_words as ownWords', 'answered_at as answeredAt'])
		.where('engagement_id', '=', id)
		.executeTakeFirst();
	return found && (desk ? found : { ...found, words: '', ownWords: '' });
}

/** The side whose answer to a reported ending is waited for. */
async function findUnanswered(db: Db, id: string) {
	const found = await db
		.selectFrom('engagement_ending')
		.select('reported_by as reportedBy')
		.where('engagement_id', '=', id)
		.where('answer', 'is', null)
		.executeTakeFirst();
	return found && otherSide(found.reportedBy);
}
