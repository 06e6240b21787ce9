import type { RequestEvent } from '@sveltejs/kit';
import { isRepository, listedDomain } from '#lib/organisations/listed-domain.ts';
import { findListing } from '#lib/organisations/server/queries.ts';
import { household } from '#lib/platform/server/limits.ts';
import { Refusal } from '#lib/platform/refusal.ts';

type Event = Pick<RequestEvent, 'locals' | 'getClientAddress'> & { params: { id: string } };

/** The unclaimed entry of the address, with the ways in which somebody can show that it is theirs. */
export async function listed({ locals: { context }, params }: Event) {
	const listing = await findListing(context.db, context.actor, params.id);
	if (!listing) throw new Refusal('not_found', 'organisations_not_found');
	const { id, name, summary, url } = listing;
	return { id, name, summary, url, domain: listedDomain(url), repository: isRepository(url) };
}

/** Who asks, as far as limits and mails need to know. */
export function askerOf({ locals, getClientAddress }: Event) {
	return { household: household(getClientAddress()), locale: locals.locale };
}
