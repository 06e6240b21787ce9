/** The desks somebody may sit at. */
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { canRead, canWork, type Desk, deskTeams } from '../policy.ts';

export interface OwnDesk extends Desk {
	/** Empty for the desk of the operators. */
	name: string;
	/** Who else works there, by name. */
	people: readonly { id: string; name: string }[];
	/** Whether the actor may do more than read. */
	writes: boolean;
}

/** Those of verified teams, by name; then, for operators, the desk of places that no team covers. */
export async function listDesks(db: Db, actor: Actor): Promise<OwnDesk[]> {
	const ids = deskTeams(actor);
	const teams = ids.length > 0 ? await readTeams(db, ids) : [];
	const desks = teams.map(({ id, name, example, covered, people }): OwnDesk => ({
		...{ teamId: id, name, example, people },
		places: covered.map(({ country, subdivision }) => subdivision ?? country),
		writes: canWork(actor, { teamId: id })
	}));
	if (actor.kind !== 'member' || !actor.operator) return desks;
	return [
		...desks,
		{ teamId: null, name: '', example: actor.example === true, places: [], people: [], writes: true }
	];
}

function readTeams(db: Db, ids: readonly string[]) {
	return db
		.selectFrom('organisation')
		.select(['organisation.id', 'organisation.name', 'organisation.example'])
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom('broker_cover')
					.select(['broker_cover.country', 'broker_cover.subdivision'])
					.whereRef('broker_cover.organisation_id', '=', 'organisation.id')
			).as('covered'),
			jsonArrayFrom(
				eb
					.selectFrom('membership')
					.innerJoin('person', 'person.id', 'membership.person_id')
					.select(['person.id', 'person.name'])
					.whereRef('membership.organisation_id', '=', 'organisation.id')
					.where(sql<boolean>`membership.rights && array['write', 'manage']`)
					.orderBy('person.name')
			).as('people')
		])
		.where('organisation.id', 'in', [...ids])
		.orderBy('organisation.name')
		.orderBy('organisation.id')
		.execute();
}

/** Chooses a desk: the team named, `operate` for the operators', else the first. Refuses who has none. */
export async function openDesk(
	{ db, actor }: Pick<Context, 'db' | 'actor'>,
	wanted?: string | null
): Promise<{ desk: OwnDesk; desks: OwnDesk[] }> {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	const desks = await listDesks(db, actor);
	if (desks.length === 0) throw new Refusal('not_allowed', 'desk_brokers_only');
	const named = wanted ?? undefined;
	const desk = named === undefined ? desks[0] : desks.find(({ teamId }) => (teamId ?? 'operate') === named);
	if (!desk || !canRead(actor, desk)) throw new Refusal('not_found', 'desk_not_yours');
	return { desk, desks };
}

/** The same for somebody who wants to change something there. */
export async function workAt(context: Pick<Context, 'db' | 'actor'>, wanted?: string | null) {
	const { desk } = await openDesk(context, wanted);
	if (!desk.writes) throw new Refusal('not_allowed', 'desk_readers_only_read');
	return desk;
}
