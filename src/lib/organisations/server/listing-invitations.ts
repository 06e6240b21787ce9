/** Inviting an organisation that is only listed here: once, and never again after its answer. */
import type { MailAddress } from '../../accounts/address.ts';
import { askForLink, findLink, useLink } from '../../accounts/server/links.ts';
import { type Actor, reaches } from '../../platform/actor.ts';
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { violatedConstraint } from '../../platform/server/db.ts';
import { isMailboxOf, listedDomain } from '../listed-domain.ts';
import { claimantIn, removeListing, takeListing, type TakenListing } from './claims.ts';

const goodForDays = 30;

/** The verified office or broker team an actor may invite for; undefined where there is none. */
export function invitesFor(actor: Actor): string | undefined {
	if (actor.kind !== 'member' || !reaches(actor, { example: false })) return undefined;
	return actor.memberships.find(
		({ kind, verified, rights }) =>
			verified === true &&
			(kind === 'office' || kind === 'broker_team') &&
			rights.some((right) => right !== 'read')
	)?.organisationId;
}

/** Whether an entry was invited before, under whatever name it stood then. */
export async function wasInvited({ db }: Context, url: string | null): Promise<boolean> {
	const found = await db
		.selectFrom('listing_invitation')
		.select('listing_id')
		.where('domain', '=', listedDomain(url) ?? '')
		.executeTakeFirst();
	return found !== undefined;
}

/** Mails one link to a mailbox of the listed domain. Of many at once, one is sent; there is no second. */
export function inviteListing(
	context: Context,
	listingId: string,
	{ address }: MailAddress,
	locale: Locale
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const organisation_id = invitesFor(actor);
		if (organisation_id === undefined || actor.kind !== 'member')
			throw new Refusal('not_allowed', 'introductions_invite_verified_only');
		const { url } = await takeListing(atomic, listingId);
		const domain = listedDomain(url);
		if (domain === undefined) throw new Refusal('invalid', 'claims_no_domain');
		if (!isMailboxOf(domain, address)) throw new Refusal('invalid', 'claims_wrong_domain', { domain });
		await db
			.insertInto('listing_invitation')
			.values({
				...{ listing_id: listingId, domain, organisation_id, need_id: null, person_id: actor.personId },
				...{ at: now, answer: null, answered_at: null }
			})
			.execute()
			.catch(refuseSecond);
		await askForLink(atomic, {
			...{ purpose: 'invite_listing', address, locale, subject: listingId },
			minutes: goodForDays * 24 * 60
		});
	});
}

function refuseSecond(error: unknown): never {
	const constraint = violatedConstraint(error);
	if (constraint !== 'listing_invitation_pkey' && constraint !== 'listing_invitation_domain_once')
		throw error;
	throw new Refusal('stale_state', 'introductions_invited_once');
}

/** What an invitation is about, while its link is good: the entry, and who invites. */
export async function findInvited(context: Context, token: string) {
	const link = await findLink(context, token);
	if (link?.purpose !== 'invite_listing' || link.subject === null) return undefined;
	return context.db
		.selectFrom('listing')
		.innerJoin('listing_invitation as invitation', 'invitation.listing_id', 'listing.id')
		.innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
		.select(['listing.name', 'listing.source', 'organisation.name as by'])
		.where('listing.id', '=', link.subject)
		.where('listing.status', '=', 'unclaimed')
		.executeTakeFirst();
}

/** Declines: the entry stays as it was copied, and nobody asks again. */
export function declineInvitation(context: Context, token: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeInvited(atomic, token, 'declined');
	});
}

/** Removes the entry at once; the next import does not bring it back, and nobody asks again. */
export function removeInvited(context: Context, token: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { id } = await takeInvited(atomic, token, 'removed');
		await removeListing(atomic, id);
	});
}

/** Uses the link to claim: whoever holds the mailbox of the listed domain speaks for it. */
export async function takeInvitedClaim(atomic: Atomic, token: string) {
	const personId = claimantIn(atomic);
	return { listing: await takeInvited(atomic, token, 'claimed'), personId };
}

async function takeInvited(
	atomic: Atomic,
	token: string,
	answer: 'claimed' | 'declined' | 'removed'
): Promise<TakenListing> {
	const link = await useLink(atomic, token);
	if (link.purpose !== 'invite_listing' || link.subject === null)
		throw new Refusal('stale_state', 'accounts_link_used');
	const listing = await takeListing(atomic, link.subject);
	await atomic.db
		.updateTable('listing_invitation')
		.set({ answer, answered_at: atomic.now })
		.where('listing_id', '=', listing.id)
		.execute();
	return listing;
}
