import { atomically, type Context } from '../../platform/server/context.ts';
import { announce, type Reactions } from '../../platform/server/jobs.ts';
import { findEntryOf } from './record.ts';
import { lapseEntries, remindOwners } from './time.ts';
import { listProductsOf } from './with-product.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'implementer.offered': { engagementId: string; productId: string; profileId: string };
	}
}

export const implementerReactions: Reactions = {
	'day.passed': async (context) => {
		await lapseEntries(context);
		await remindOwners(context);
	},
	'engagement.ended': offer
};

/**
 * After completed work about a product: who did it is offered a place in its register, and where they already claim
 * one, the office is asked whether it is so.
 */
export function offer(context: Context, { engagementId }: { engagementId: string }): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db } = atomic;
		const parties = await db
			.selectFrom('engagement_party as party')
			.innerJoin('engagement', 'engagement.id', 'party.engagement_id')
			.select(['party.side', 'party.organisation_id as officeId', 'party.profile_id as profileId'])
			.where('engagement.id', '=', engagementId)
			.where('engagement.status', '=', 'closed')
			.orderBy('party.id')
			.execute();
		const offices = parties.flatMap(({ side, officeId }) =>
			side === 'office' && officeId ? [officeId] : []
		);
		const profiles = parties.flatMap(({ profileId }) => profileId ?? []);
		for (const productId of parties.length === 0 ? [] : await listProductsOf(db, engagementId)) {
			for (const profileId of profiles) {
				const entry = await findEntryOf(db, productId, profileId);
				if (!entry || entry.status === 'removed')
					await announce(atomic, 'implementer.offered', { engagementId, productId, profileId });
				else if (entry.status === 'claimed')
					for (const officeId of offices)
						await announce(atomic, 'implementer.confirmation_asked', { implementerId: entry.id, officeId });
			}
		}
	});
}
