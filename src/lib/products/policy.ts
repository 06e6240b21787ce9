import { type Actor, reaches } from '../platform/actor.ts';
import type { RegistryStatus, StewardPart, StewardStatus } from './lifecycle.ts';

/** The register is public whatever the standing of a product in it: what was archived is worth knowing too. */
export function canRead(_actor: Actor, _product: { registryStatus: RegistryStatus }): boolean {
	return true;
}

export interface Stewardship {
	organisationId: string;
	status: StewardStatus;
}

/** The organisation in whose name the actor speaks as one that keeps the product, undefined where there is none. */
export function keepsFor(actor: Actor, stewardships: readonly Stewardship[]): string | undefined {
	if (actor.kind !== 'member') return undefined;
	return stewardships.find(
		({ organisationId, status }) => status === 'confirmed' && speaksFor(actor, organisationId)
	)?.organisationId;
}

function speaksFor(actor: Actor, organisationId: string): boolean {
	return (
		actor.kind === 'member' &&
		actor.memberships.some(
			(each) =>
				each.organisationId === organisationId &&
				(each.rights.includes('publish') || each.rights.includes('manage'))
		)
	);
}

export interface Candidate {
	id: string;
	example: boolean;
	country: string | null;
	subdivision: string | null;
}

/** The parts an actor has when an organisation says that it keeps a product: its own people never decide. */
export function stewardPartsOf(actor: Actor, organisation: Candidate): StewardPart[] {
	if (actor.kind !== 'member') return [];
	if (speaksFor(actor, organisation.id)) return ['own'];
	if (actor.memberships.some(({ organisationId }) => organisationId === organisation.id)) return [];
	return reaches(actor, organisation) && verifies(actor, organisation) ? ['decider'] : [];
}

function verifies(actor: Actor, { country, subdivision }: Candidate): boolean {
	if (actor.kind !== 'member') return false;
	return actor.operator || actor.brokerPlaces.some((place) => place === country || place === subdivision);
}

/** Where an organisation stands that brings a product in: a publiccode.yml is sent in by anybody, so it waits. */
export function standingOfFounder(actor: Actor, organisation: Candidate): 'asked' | 'confirmed' {
	return verifies(actor, organisation) ? 'confirmed' : 'asked';
}

/** Puts the description right: those who keep the product, brokers, and whoever runs this instance. */
export function canDescribe(
	actor: Actor,
	product: { example: boolean },
	stewardships: readonly Stewardship[]
): boolean {
	if (actor.kind !== 'member' || !reaches(actor, product)) return false;
	return keepsFor(actor, stewardships) !== undefined || actor.operator || actor.brokerPlaces.length > 0;
}

/** What it takes to keep it running is said by those who keep it, and by nobody in their place. */
export function canSayWhatItTakes(actor: Actor, stewardships: readonly Stewardship[]): boolean {
	return keepsFor(actor, stewardships) !== undefined;
}

/** The verified organisations in whose name the actor may bring a new product in. */
export function foundersOf(actor: Actor): string[] {
	if (actor.kind !== 'member') return [];
	return actor.memberships
		.filter(({ verified, organisationId }) => verified === true && speaksFor(actor, organisationId))
		.map(({ organisationId }) => organisationId);
}
