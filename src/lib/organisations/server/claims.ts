/** What people may do about a listing: say that it is theirs, put it right, have it removed. */
import { randomBytes } from 'node:crypto';
import type { MailAddress } from '../../accounts/address.ts';
import { askForLink, findLink, useLink } from '../../accounts/server/links.ts';
import { type Actor, reaches } from '../../platform/actor.ts';
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import {
	listingAfter,
	type ListingChanges,
	type ListingKind,
	type ListingProof,
	type ListingRequest,
	type OrganisationKind
} from '../lifecycle.ts';
import { isMailboxOf, isRepository, listedDomain } from '../listed-domain.ts';
import { canDecide } from '../policy.ts';
import { foundOrganisation } from './commands.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'listing.asked': { requestId: string };
		'listing.decided': { requestId: string };
	}
}

const byHousehold = { name: 'listing_household', most: 20, seconds: 60 * 60 };
const byAddress = { name: 'listing_address', most: 4, seconds: 60 * 60 };
const linkMinutes = 24 * 60;

export interface Asker {
	household: string;
	locale: Locale;
}

/** Mails a link to a mailbox of the listed domain. Claiming needs an account, removing none. */
export async function askByMail(
	context: Context,
	listingId: string,
	what: 'claim' | 'remove',
	{ address, key }: MailAddress,
	from: Asker
): Promise<void> {
	const personId = what === 'claim' ? claimantIn(context) : undefined;
	await countUse(context.db, byHousehold, from.household, context.now);
	await countUse(context.db, byAddress, key, context.now);
	await atomically(context, async (atomic) => {
		const { url } = await takeListing(atomic, listingId);
		const domain = listedDomain(url);
		if (domain === undefined) throw new Refusal('invalid', 'claims_no_domain');
		if (!isMailboxOf(domain, address)) throw new Refusal('invalid', 'claims_wrong_domain', { domain });
		await askForLink(atomic, {
			purpose: what === 'claim' ? 'claim_listing' : 'remove_listing',
			address,
			locale: from.locale,
			subject: listingId,
			minutes: linkMinutes,
			...(personId !== undefined && { personId })
		});
	});
}

export interface Wish {
	what: ListingRequest;
	how: Exclude<ListingProof, 'mail'>;
	words: string;
	changes?: ListingChanges;
}

/** Puts a wish before the brokers of its place and the operators. The code for the file, where there is one. */
export async function askToDecide(
	context: Context,
	listingId: string,
	{ what, how, words, changes = {} }: Wish,
	household: string
): Promise<string | undefined> {
	if (what === 'claim') claimantIn(context);
	await countUse(context.db, byHousehold, household, context.now);
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const { url } = await takeListing(atomic, listingId);
		if (how === 'file' && !isRepository(url)) throw new Refusal('invalid', 'claims_no_repository');
		const code = how === 'file' ? `mutirao-${randomBytes(12).toString('hex')}` : null;
		const { id: requestId } = await db
			.insertInto('listing_request')
			.values({
				...{ listing_id: listingId, what, how, code, words, changes, asked_at: now },
				person_id: actor.kind === 'member' ? actor.personId : null,
				decided_by: null,
				decided_at: null
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await announce(atomic, 'listing.asked', { requestId });
		return code ?? undefined;
	});
}

/** The listing a mailed link is about, while the link is good; for the page that asks whether to go on. */
export async function findLinkedListing(
	context: Context,
	token: string,
	purpose: 'claim_listing' | 'remove_listing'
) {
	const link = await findLink(context, token);
	if (link?.purpose !== purpose || link.subject === null) return undefined;
	return context.db
		.selectFrom('listing')
		.select(['id', 'name', 'url'])
		.where('id', '=', link.subject)
		.where('status', '=', 'unclaimed')
		.executeTakeFirst();
}

/** Removes a listing by the link its own domain received. No account is needed, and it never comes back. */
export function removeByLink(context: Context, token: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const link = await useLink(atomic, token);
		if (link.purpose !== 'remove_listing') throw new Refusal('stale_state', 'accounts_link_used');
		const { id } = await takeListing(atomic, link.subject ?? '');
		await removeListing(atomic, id);
	});
}

/** Uses a claim link; only the account that asked for it can. The listing, locked. */
export async function takeClaimed(atomic: Atomic, token: string) {
	const personId = claimantIn(atomic);
	const link = await useLink(atomic, token);
	if (link.purpose !== 'claim_listing' || link.subject === null)
		throw new Refusal('stale_state', 'accounts_link_used');
	if (link.person_id !== personId) throw new Refusal('not_allowed', 'claims_link_of_another');
	const listing = await takeListing(atomic, link.subject);
	return { listing, personId };
}

/** Decides a request with a reason its asker reads. What was claimed, for who founds its organisation. */
export async function decide(
	atomic: Atomic,
	requestId: string,
	decision: 'accepted' | 'refused',
	reason: string
): Promise<{ listing: TakenListing; personId: string } | undefined> {
	const { actor, db, now } = atomic;
	const request = await db
		.selectFrom('listing_request')
		.innerJoin('listing', 'listing.id', 'listing_request.listing_id')
		.select(['listing_request.what', 'listing_request.status', 'listing_request.changes'])
		.select(['listing_request.person_id as askedBy', 'listing.id as listingId'])
		.select(['listing.country', 'listing.subdivision'])
		.where('listing_request.id', '=', requestId)
		.forUpdate('listing_request')
		.executeTakeFirst();
	if (!request || !canDecide(actor, request)) throw new Refusal('not_found', 'claims_request_not_found');
	if (request.status !== 'asked') throw new Refusal('stale_state', 'claims_decided_already');
	await db
		.updateTable('listing_request')
		.set({ status: decision, reason, decided_by: personOf(actor), decided_at: now })
		.where('id', '=', requestId)
		.execute();
	await announce(atomic, 'listing.decided', { requestId });
	if (decision === 'refused') return undefined;
	const listing = await takeListing(atomic, request.listingId);
	if (request.what === 'remove') await removeListing(atomic, listing.id);
	if (request.what === 'correct') await correct(atomic, listing.id, request.changes);
	// An account erased in the meantime cannot own anything.
	if (request.what === 'claim' && request.askedBy === null)
		throw new Refusal('stale_state', 'claims_asker_gone');
	return request.what === 'claim' && request.askedBy !== null
		? { listing, personId: request.askedBy }
		: undefined;
}

const organisationKind: Record<ListingKind, OrganisationKind> = {
	firm: 'firm',
	community: 'community',
	civic_group: 'community',
	research_group: 'community',
	public_body: 'office'
};

/** Founds the organisation behind a claimed listing for the person who claims it. */
export async function foundFrom(atomic: Atomic, listing: TakenListing, personId: string) {
	const { country, subdivision, city } = listing;
	const claimant: Actor = {
		...{ kind: 'member', personId, memberships: [], brokerPlaces: [], operator: false }
	};
	const kind = organisationKind[listing.kind];
	const organisationId = await foundOrganisation(
		{ ...atomic, actor: claimant },
		{
			kind,
			name: listing.name,
			about: listing.summary,
			place:
				country === null
					? undefined
					: {
							country,
							...(subdivision !== null && { subdivision }),
							...(city !== null && { city })
						},
			url: listing.url ?? undefined
		}
	);
	await atomic.db
		.updateTable('listing')
		.set({ status: listingAfter.claim, organisation_id: organisationId })
		.where('id', '=', listing.id)
		.execute();
	return { organisationId, kind };
}

export type TakenListing = Awaited<ReturnType<typeof takeListing>>;

/** Locks a listing nobody has claimed or had removed. */
export async function takeListing({ db }: Atomic, id: string) {
	const found = await db
		.selectFrom('listing')
		.select(['id', 'kind', 'name', 'summary', 'url', 'country', 'subdivision', 'city', 'languages'])
		.where('id', '=', id)
		.where('status', '=', 'unclaimed')
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw new Refusal('not_found', 'organisations_not_found');
	return found;
}

/** Only the key stays, so that the next import does not bring it back. */
export async function removeListing({ db }: Atomic, id: string) {
	await db
		.updateTable('listing')
		.set({ status: listingAfter.remove, name: '', summary: '', url: null, lat: null, lng: null, city: null })
		.where('id', '=', id)
		.execute();
	await db.deleteFrom('listing_skill').where('listing_id', '=', id).execute();
	await db.deleteFrom('listing_request').where('listing_id', '=', id).where('status', '=', 'asked').execute();
}

async function correct({ db, now }: Atomic, id: string, changes: ListingChanges) {
	const { name, summary, url } = changes;
	await db
		.updateTable('listing')
		.set({
			corrected_at: now,
			...(name !== undefined && { name }),
			...(summary !== undefined && { summary }),
			...(url !== undefined && { url })
		})
		.where('id', '=', id)
		.execute();
}

/** Listings are of real organisations: nobody made up takes one over. */
export function claimantIn({ actor }: Context): string {
	const personId = personOf(actor);
	if (!reaches(actor, { example: false })) throw new Refusal('not_allowed', 'claims_not_by_examples');
	return personId;
}

function personOf(actor: Actor): string {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	return actor.personId;
}

/** Requests the actor may decide, oldest first. */
export async function listRequests(context: Context, size: number) {
	const { actor, db } = context;
	if (actor.kind !== 'member' || (!actor.operator && actor.brokerPlaces.length === 0)) return [];
	if (!reaches(actor, { example: false })) return [];
	const places = [...actor.brokerPlaces];
	let rows = db
		.selectFrom('listing_request')
		.innerJoin('listing', 'listing.id', 'listing_request.listing_id')
		.leftJoin('person', 'person.id', 'listing_request.person_id')
		.select(['listing_request.id', 'listing_request.what', 'listing_request.how', 'listing_request.code'])
		.select(['listing_request.words', 'listing_request.changes', 'listing_request.asked_at as askedAt'])
		.select(['listing_request.person_id as askedBy', 'person.name as asker'])
		.select(['listing.id as listingId', 'listing.name', 'listing.summary', 'listing.url'])
		.select(['listing.country', 'listing.subdivision'])
		.where('listing_request.status', '=', 'asked')
		.where((eb) =>
			eb.or([
				eb('listing_request.person_id', 'is', null),
				eb('listing_request.person_id', '<>', actor.personId)
			])
		);
	if (!actor.operator)
		rows = rows.where((eb) =>
			eb.or([eb('listing.country', 'in', places), eb('listing.subdivision', 'in', places)])
		);
	return rows.orderBy('listing_request.id').limit(size).execute();
}
