/** A claimed listing becomes an organisation and, for firms and communities, the draft of a profile. */
import { decide, foundFrom, takeClaimed, type TakenListing } from '../../organisations/server/claims.ts';
import { takeInvitedClaim } from '../../organisations/server/listing-invitations.ts';
import type { Actor } from '../../platform/actor.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { startProfile } from './commands.ts';

export interface Claimed {
	organisationId: string;
	/** Left out for a public body: offices write needs, not profiles. */
	profileId?: string;
}

/** Takes a listing over by the link that was mailed to its domain. */
export function claimByLink(context: Context, token: string): Promise<Claimed> {
	return atomically(context, async (atomic) => {
		const { listing, personId } = await takeClaimed(atomic, token);
		return takeOver(atomic, listing, personId);
	});
}

/** Takes a listing over by the link of an invitation. */
export function claimByInvitation(context: Context, token: string): Promise<Claimed> {
	return atomically(context, async (atomic) => {
		const { listing, personId } = await takeInvitedClaim(atomic, token);
		return takeOver(atomic, listing, personId);
	});
}

/** A broker's or an operator's decision about what was asked of a listing. */
export function decideRequest(
	context: Context,
	requestId: string,
	decision: 'accepted' | 'refused',
	reason: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		const claimed = await decide(atomic, requestId, decision, reason);
		if (claimed) await takeOver(atomic, claimed.listing, claimed.personId);
	});
}

async function takeOver(atomic: Atomic, listing: TakenListing, personId: string): Promise<Claimed> {
	const { organisationId, kind } = await foundFrom(atomic, listing, personId);
	if (kind !== 'firm' && kind !== 'community') return { organisationId };
	const claimant: Actor = {
		kind: 'member',
		personId,
		memberships: [{ organisationId, kind, rights: ['read', 'write', 'publish', 'manage'] }],
		brokerPlaces: [],
		operator: false
	};
	const skills = await atomic.db
		.selectFrom('listing_skill')
		.select('skill')
		.where('listing_id', '=', listing.id)
		.orderBy('skill')
		.execute();
	const profileId = await startProfile(
		{ ...atomic, actor: claimant },
		{
			kind,
			organisationId,
			facts: {
				name: listing.name.slice(0, 80),
				headline: (listing.summary.split('\n', 1)[0] ?? '').slice(0, 200) || listing.name.slice(0, 200),
				about: listing.summary.slice(0, 5_000),
				language: listing.languages[0] ?? 'en',
				languages: listing.languages,
				url: listing.url
			},
			skills: skills.map(({ skill }) => ({ skill, level: null, lastUsed: null, evidenceUrl: null })),
			places:
				listing.country === null
					? []
					: [
							{
								country: listing.country,
								subdivision: listing.subdivision,
								city: listing.city,
								radiusKm: null
							}
						]
		}
	);
	return { organisationId, profileId };
}
