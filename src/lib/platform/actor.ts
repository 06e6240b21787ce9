/** Who is asking. Passed into every query and command; nothing reads it from a global. */

export type Right = 'read' | 'write' | 'publish' | 'manage';

export interface Membership {
	organisationId: string;
	kind: 'office' | 'broker_team' | 'firm' | 'community' | 'steward' | 'funder';
	rights: readonly Right[];
	/** Set once the organisation was verified; only then do its members see what is kept for verified offices. */
	verified?: true;
}

export type Actor =
	| { kind: 'visitor' }
	| { kind: 'system' }
	| {
			kind: 'member';
			personId: string;
			memberships: readonly Membership[];
			/** Area codes (country or subdivision) the person's broker teams cover. */
			brokerPlaces: readonly string[];
			operator: boolean;
			/** A made-up person of the examples: every visitor of an instance that carries them may be this one. */
			example?: true;
	  };

/**
 * How far a role goes: what a made-up person may do as an office, a broker or an operator, they may do with what is
 * made up. Nothing real is opened or decided by a role that anybody can try.
 */
export function reaches(actor: Actor, thing: { example: boolean }): boolean {
	return actor.kind !== 'member' || actor.example !== true || thing.example;
}

export const visitor: Actor = { kind: 'visitor' };
export const system: Actor = { kind: 'system' };
