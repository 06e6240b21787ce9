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
	  };

export const visitor: Actor = { kind: 'visitor' };
export const system: Actor = { kind: 'system' };
