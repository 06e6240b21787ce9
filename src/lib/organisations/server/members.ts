/** Who works in an organisation, and with which rights. Somebody always manages it. */
import { sql, type SqlBool } from 'kysely';
import { readMailAddress, type MailAddress } from '../../accounts/address.ts';
import { askForLink, useLink } from '../../accounts/server/links.ts';
import type { Right } from '../../platform/actor.ts';
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { violatedConstraint } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { note, takeManaged } from './commands.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'member.joined': { organisationId: string; personId: string };
	}
}

const invitationDays = 7;
const invitations = { name: 'invite_member', most: 50, seconds: 24 * 60 * 60 };

/** Invites a mailbox; who opens the link with a signed-in, verified account joins. */
export function invite(
	context: Context,
	organisationId: string,
	{ address, key }: MailAddress,
	rights: readonly Right[],
	locale: Locale
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const { example } = await takeManaged(atomic, organisationId);
		if (example) await refuseRealMailbox(atomic, key);
		await countUse(db, invitations, organisationId, now);
		await db
			.updateTable('invitation')
			.set({ ended: 'expired', ended_at: now })
			.where('organisation_id', '=', organisationId)
			.where('ended', 'is', null)
			.where('expires_at', '<=', now)
			.execute();
		const { id } = await db
			.insertInto('invitation')
			.values({
				organisation_id: organisationId,
				address,
				address_key: key,
				rights: [...rights],
				invited_by: actor.kind === 'member' ? actor.personId : null,
				created_at: now,
				expires_at: new Date(now.getTime() + invitationDays * 24 * 60 * 60_000)
			})
			.returning('id')
			.executeTakeFirstOrThrow()
			.catch(refuseSecond);
		await askForLink(atomic, {
			purpose: 'join_organisation',
			address,
			locale,
			subject: id,
			minutes: invitationDays * 24 * 60
		});
	});
}

/** What is made up sends no mail to real people: everybody may be somebody who manages it. */
async function refuseRealMailbox({ db }: Atomic, key: string) {
	const madeUp = await db
		.selectFrom('person_contact')
		.innerJoin('person', 'person.id', 'person_contact.person_id')
		.select('person.id')
		.where('person_contact.address_key', '=', key)
		.where('person.example', '=', true)
		.executeTakeFirst();
	if (!madeUp) throw new Refusal('not_allowed', 'teams_examples_invite_examples');
}

function refuseSecond(error: unknown): never {
	if (violatedConstraint(error) !== 'invitation_open_once') throw error;
	throw new Refusal('stale_state', 'teams_invited_already');
}

export function withdrawInvitation(context: Context, organisationId: string, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeManaged(atomic, organisationId);
		const { numUpdatedRows } = await atomic.db
			.updateTable('invitation')
			.set({ ended: 'withdrawn', ended_at: atomic.now })
			.where('id', '=', id)
			.where('organisation_id', '=', organisationId)
			.where('ended', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw new Refusal('stale_state', 'teams_invitation_over');
	});
}

/** Joins by a mailed link. The signed-in account must own the mailbox it went to. The organisation's id. */
export function acceptInvitation(context: Context, token: string): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		const link = await useLink(atomic, token);
		const owner = await db
			.selectFrom('person_contact')
			.select('person_id')
			.where('person_id', '=', actor.personId)
			.where('address_key', '=', readMailAddress(link.address)?.key ?? '')
			.executeTakeFirst();
		if (!owner) throw new Refusal('not_allowed', 'teams_invitation_of_another');
		const invitation = await db
			.updateTable('invitation')
			.set({ ended: 'accepted', ended_at: now })
			.where('id', '=', link.subject ?? '')
			.where('ended', 'is', null)
			.where('expires_at', '>', now)
			.returning(['organisation_id', 'rights'])
			.executeTakeFirst();
		if (link.purpose !== 'join_organisation' || !invitation)
			throw new Refusal('stale_state', 'teams_invitation_over');
		const team = await db
			.selectFrom('organisation')
			.select('example')
			.where('id', '=', invitation.organisation_id)
			.executeTakeFirstOrThrow();
		if (team.example !== (actor.example ?? false)) throw new Refusal('not_allowed', 'teams_examples_apart');
		const { organisation_id, rights } = invitation;
		await db
			.insertInto('membership')
			.values({ organisation_id, person_id: actor.personId, rights, since: now })
			// Who works there already keeps the rights they have: those are changed by who manages it.
			.onConflict((conflict) => conflict.columns(['organisation_id', 'person_id']).doNothing())
			.execute();
		await note(atomic, organisation_id, 'joined', { person: actor.personId });
		await announce(atomic, 'member.joined', { organisationId: organisation_id, personId: actor.personId });
		return organisation_id;
	});
}

export function changeRights(
	context: Context,
	organisationId: string,
	personId: string,
	rights: readonly Right[]
): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeManaged(atomic, organisationId);
		await takeMembership(atomic, organisationId, personId);
		await atomic.db
			.updateTable('membership')
			.set({ rights: [...rights] })
			.where('organisation_id', '=', organisationId)
			.where('person_id', '=', personId)
			.execute();
		await keepSomebodyInCharge(atomic, organisationId);
		await note(atomic, organisationId, 'rights_changed', { person: personId, rights: rights.join(' ') });
	});
}

/** Leaves, or is removed by who manages the organisation. The last one who manages it hands over first. */
export function endMembership(context: Context, organisationId: string, personId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const leaves = actor.kind === 'member' && actor.personId === personId;
		if (!leaves) await takeManaged(atomic, organisationId);
		await db.selectFrom('organisation').select('id').where('id', '=', organisationId).forUpdate().execute();
		await takeMembership(atomic, organisationId, personId);
		await db
			.deleteFrom('membership')
			.where('organisation_id', '=', organisationId)
			.where('person_id', '=', personId)
			.execute();
		await keepSomebodyInCharge(atomic, organisationId);
		// What somebody who left had offered in the name of the organisation is off.
		await db
			.updateTable('invitation')
			.set({ ended: 'withdrawn', ended_at: now })
			.where('organisation_id', '=', organisationId)
			.where('invited_by', '=', personId)
			.where('ended', 'is', null)
			.execute();
		await note(atomic, organisationId, 'left', { person: personId });
	});
}

async function takeMembership({ db }: Atomic, organisationId: string, personId: string) {
	const found = await db
		.selectFrom('membership')
		.select('rights')
		.where('organisation_id', '=', organisationId)
		.where('person_id', '=', personId)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw new Refusal('not_found', 'teams_no_such_member');
}

/** The organisation row is locked by now, so two of the last managers cannot leave at the same moment. */
async function keepSomebodyInCharge({ db }: Atomic, organisationId: string) {
	const inCharge = await db
		.selectFrom('membership')
		.select('person_id')
		.where('organisation_id', '=', organisationId)
		.where(sql<SqlBool>`'manage' = any(rights)`)
		.executeTakeFirst();
	if (!inCharge) throw new Refusal('stale_state', 'teams_last_manager');
}
