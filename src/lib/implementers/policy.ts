import { type Actor, reaches } from '../platform/actor.ts';
import type { ImplementerPart } from './lifecycle.ts';

/** A place in the register as the rules see it. */
export interface Entry {
	/** Whose profile it is: a person's, or an organisation's. */
	personId: string | null;
	organisationId: string | null;
	example: boolean;
	places: readonly { country: string; subdivision: string | null }[];
}

/**
 * The parts an actor has. Who speaks for the profile is its owner and nothing else, whatever other offices they work
 * in: nobody confirms or judges themselves. Colleagues who may not speak for it have no part either.
 */
export function partsOf(actor: Actor, entry: Entry): ImplementerPart[] {
	if (actor.kind === 'system') return ['clock'];
	if (actor.kind === 'visitor') return [];
	if (owns(actor, entry)) return ['owner'];
	if (actor.memberships.some(({ organisationId }) => organisationId === entry.organisationId)) return [];
	const parts: ImplementerPart[] = [];
	if (officesOf(actor, entry).length > 0) parts.push('office');
	if (keeps(actor, entry)) parts.push('keeper');
	return parts;
}

/** The verified offices in whose name the actor may say that they worked with who stands there. */
export function officesOf(actor: Actor, entry: Pick<Entry, 'example'>): string[] {
	if (actor.kind !== 'member' || !reaches(actor, entry)) return [];
	return actor.memberships
		.filter(({ kind, verified, rights }) => {
			return (
				kind === 'office' && verified === true && (rights.includes('write') || rights.includes('manage'))
			);
		})
		.map(({ organisationId }) => organisationId);
}

function owns(actor: Actor, { personId, organisationId }: Entry): boolean {
	if (actor.kind !== 'member') return false;
	if (personId !== null) return personId === actor.personId;
	return actor.memberships.some(
		(each) =>
			each.organisationId === organisationId &&
			(each.rights.includes('publish') || each.rights.includes('manage'))
	);
}

/** Whoever runs this instance, and brokers of a place it is in. */
function keeps(actor: Actor, { example, places }: Entry): boolean {
	if (actor.kind !== 'member' || !reaches(actor, { example })) return false;
	if (actor.operator) return true;
	return places.some(({ country, subdivision }) =>
		actor.brokerPlaces.some((place) => place === country || place === subdivision)
	);
}
