import type { Actor, Membership } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';

/** The actor a signed-in person is: every active organisation they work in, and what their broker teams cover. */
export async function loadActor(
	db: Db,
	now: Date,
	{ id: personId, operator }: { id: string; operator: boolean }
): Promise<Actor> {
	const rows = await db
		.selectFrom('person')
		.leftJoin('membership', 'membership.person_id', 'person.id')
		.leftJoin('organisation', (join) =>
			join
				.onRef('organisation.id', '=', 'membership.organisation_id')
				.on('organisation.status', '=', 'active')
		)
		.leftJoin('broker_cover', 'broker_cover.organisation_id', 'organisation.id')
		.select(['organisation.id', 'organisation.kind', 'organisation.verified_until', 'membership.rights'])
		.select(['person.example', 'organisation.example as exampleTeam'])
		.select(['broker_cover.country', 'broker_cover.subdivision'])
		.where('person.id', '=', personId)
		.orderBy('organisation.id')
		.execute();
	const today = now.toISOString().slice(0, 10);
	const memberships = new Map<string, Membership>();
	const brokerPlaces = new Set<string>();
	for (const { id, kind, verified_until, rights, example, exampleTeam, country, subdivision } of rows) {
		if (id === null || kind === null || rights === null) continue;
		// What is verified among the made-up opens nothing to real people, and the other way round.
		const counts = exampleTeam === example;
		const verified = counts && verified_until !== null && verified_until >= today;
		memberships.set(id, { organisationId: id, kind, rights, ...(verified && { verified: true as const }) });
		const place = subdivision ?? country;
		if (kind === 'broker_team' && verified && place !== null) brokerPlaces.add(place);
	}
	return {
		kind: 'member',
		personId,
		memberships: [...memberships.values()],
		brokerPlaces: [...brokerPlaces],
		operator,
		...(rows[0]?.example === true && { example: true as const })
	};
}
