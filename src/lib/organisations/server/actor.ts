import type { Actor, Membership } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';

/** The actor a signed-in person is: every active organisation they work in, and what their broker teams cover. */
export async function loadActor(
	db: Db,
	now: Date,
	person: { id: string; operator: boolean }
): Promise<Actor> {
	const rows = await db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
		.leftJoin('broker_cover', 'broker_cover.organisation_id', 'organisation.id')
		.select(['organisation.id', 'organisation.kind', 'organisation.verified_until', 'membership.rights'])
		.select(['broker_cover.country', 'broker_cover.subdivision'])
		.where('membership.person_id', '=', person.id)
		.where('organisation.status', '=', 'active')
		.orderBy('organisation.id')
		.execute();
	const today = now.toISOString().slice(0, 10);
	const memberships = new Map<string, Membership>();
	const brokerPlaces = new Set<string>();
	for (const { id, kind, verified_until, rights, country, subdivision } of rows) {
		const verified = verified_until !== null && verified_until >= today;
		memberships.set(id, { organisationId: id, kind, rights, ...(verified && { verified: true as const }) });
		const place = subdivision ?? country;
		if (kind === 'broker_team' && verified && place !== null) brokerPlaces.add(place);
	}
	return {
		kind: 'member',
		personId: person.id,
		memberships: [...memberships.values()],
		brokerPlaces: [...brokerPlaces],
		operator: person.operator
	};
}
