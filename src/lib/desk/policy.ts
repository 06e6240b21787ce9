import type { Actor } from '../platform/actor.ts';

/** Where a desk looks: the places of a broker team, or for operators those that no team covers. */
export interface Desk {
	/** Null for the desk of the operators. */
	teamId: string | null;
	/** Made-up people see made-up needs only, real ones real needs. */
	example: boolean;
	/** Codes of countries and regions. */
	places: readonly string[];
}

export interface Located {
	country: string | null;
	subdivision: string | null;
	example: boolean;
}

/** The broker teams the actor works in, as long as they are verified. */
export function deskTeams(actor: Actor): string[] {
	if (actor.kind !== 'member') return [];
	return actor.memberships
		.filter(({ kind, verified }) => kind === 'broker_team' && verified === true)
		.map(({ organisationId }) => organisationId);
}

/** A team's desk is read by its people, the desk of places nobody covers by operators. */
export function canRead(actor: Actor, { teamId }: Pick<Desk, 'teamId'>): boolean {
	if (actor.kind !== 'member') return false;
	return teamId === null ? actor.operator : deskTeams(actor).includes(teamId);
}

/** Takes work, notes, suggests: who may write in the team. */
export function canWork(actor: Actor, desk: Pick<Desk, 'teamId'>): boolean {
	if (!canRead(actor, desk) || actor.kind !== 'member') return false;
	if (desk.teamId === null) return true;
	const rights = actor.memberships.find(({ organisationId }) => organisationId === desk.teamId)?.rights ?? [];
	return rights.includes('write') || rights.includes('manage');
}

/** Whether something that sits there is on this desk; `teams` are all verified teams of the instance. */
export function covers(desk: Desk, at: Located, teams: readonly Desk[]): boolean {
	if (desk.teamId !== null) return reaches(desk, at);
	return desk.example === at.example && !teams.some((team) => reaches(team, at));
}

function reaches({ example, places }: Desk, at: Located): boolean {
	return example === at.example && places.some((place) => place === at.country || place === at.subdivision);
}
