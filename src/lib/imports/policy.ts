import type { Actor } from '../platform/actor.ts';

/** Operators import anything; brokers what lies in the places their teams cover. */
export function canImport(actor: Actor): boolean {
	return actor.kind === 'member' && (actor.operator || actor.brokerPlaces.length > 0);
}

/** Whether a row of this place is theirs to import. */
export function canImportInto(
	actor: Actor,
	{ country, subdivision }: { country: string | null; subdivision: string | null }
): boolean {
	if (actor.kind !== 'member') return false;
	return actor.operator || actor.brokerPlaces.some((place) => place === country || place === subdivision);
}
