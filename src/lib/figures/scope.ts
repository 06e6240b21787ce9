/** Which part of the instance a board is about, as its address says it. */
import type { Located } from './rows.ts';

export interface Place {
	country: string;
	/** Null for the whole country. */
	subdivision: string | null;
}

export type Scope =
	| { kind: 'instance' }
	| { kind: 'country'; code: string }
	| { kind: 'region'; code: string }
	/** The places a broker team covers, whoever put the introductions forward. */
	| { kind: 'team'; id: string; places: readonly Place[] }
	| { kind: 'office'; id: string };

export function isWithin(
	scope: Scope,
	{ officeId, country, subdivision }: Pick<Located, 'officeId' | 'country' | 'subdivision'>
): boolean {
	if (scope.kind === 'instance') return true;
	if (scope.kind === 'country') return country === scope.code;
	if (scope.kind === 'region') return subdivision === scope.code;
	if (scope.kind === 'office') return officeId === scope.id;
	return scope.places.some(
		(place) => place.country === country && (place.subdivision === null || place.subdivision === subdivision)
	);
}

/** A short name of a scope, the same for ever: monthly snapshots are kept under it. */
export function scopeKey(scope: Scope): string {
	if (scope.kind === 'instance') return 'instance';
	return `${scope.kind}:${'code' in scope ? scope.code : scope.id}`;
}
