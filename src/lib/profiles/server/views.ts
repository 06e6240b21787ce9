import { reaches } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';

/**
 * Writes down that verified offices or broker teams opened a profile, once a day each. Visitors, other people and
 * its own organisation are never written down.
 */
export async function recordOpening({ actor, db, now }: Context, profileId: string): Promise<void> {
	if (actor.kind !== 'member') return;
	const organisations = actor.memberships
		.filter(({ kind, verified }) => verified === true && (kind === 'office' || kind === 'broker_team'))
		.map(({ organisationId }) => organisationId);
	if (organisations.length === 0) return;
	const profile = await db
		.selectFrom('profile')
		.select(['person_id', 'example'])
		.where('id', '=', profileId)
		.executeTakeFirst();
	// Who opened it is true only of offices that exist.
	if (!profile || profile.person_id === actor.personId || !reaches(actor, profile)) return;
	const day = now.toISOString().slice(0, 10);
	await db
		.insertInto('profile_view')
		.values(organisations.map((organisation_id) => ({ profile_id: profileId, organisation_id, day })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
