/** The people a rule is about, and the rows around them. Every builder says only what its test leaves out. */
import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { type Actor, type Membership, visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { Tables } from '#lib/platform/server/tables.ts';

/** A member of these organisations. */
export function aMember(
	memberships: readonly Membership[],
	more: { operator?: boolean } = {}
): Extract<Actor, { kind: 'member' }> {
	return {
		kind: 'member',
		personId: randomUUID(),
		memberships,
		brokerPlaces: [],
		operator: more.operator ?? false
	};
}

/** Membership in an organisation of this kind; a new id where none is given. */
export function membershipIn(kind: Membership['kind'], more: Partial<Membership> = {}): Membership {
	return { kind, organisationId: randomUUID(), rights: ['read'], ...more };
}

/** One actor of every kind that reading can depend on; `officeId` is the office one of them works in. */
export function everyKindOfActor(officeId: string): Record<string, Actor> {
	return {
		visitor,
		'member of nothing': aMember([]),
		operator: aMember([], { operator: true }),
		'staff of the office': aMember([membershipIn('office', { organisationId: officeId })]),
		'staff of the verified office': aMember([
			membershipIn('office', { organisationId: officeId, verified: true })
		]),
		'staff of another office': aMember([membershipIn('office')]),
		'staff of another verified office': aMember([membershipIn('office', { verified: true })]),
		broker: aMember([membershipIn('broker_team')]),
		'verified broker': aMember([membershipIn('broker_team', { verified: true })]),
		'member of a firm': aMember([membershipIn('firm', { verified: true })]),
		'member of a community': aMember([
			membershipIn('community', { organisationId: officeId, verified: true })
		]),
		funder: aMember([membershipIn('funder', { verified: true })]),
		steward: aMember([membershipIn('steward', { verified: true })]),
		'made-up verified office': { ...aMember([membershipIn('office', { verified: true })]), example: true },
		'made-up verified broker': {
			...aMember([membershipIn('broker_team', { verified: true })]),
			example: true
		},
		'made-up operator': { ...aMember([], { operator: true }), example: true },
		system: { kind: 'system' }
	};
}

/** Countries a row may name. Those already there stay. */
export async function countries(db: Db, ...codes: string[]) {
	await db
		.insertInto('country')
		.values(codes.map((code) => ({ code })))
		.onConflict((existing) => existing.doNothing())
		.execute();
}

/** A small real corner of the map: Recife, Lyon and Nairobi. Returns the ids of the towns. */
export async function someTowns(db: Db) {
	await countries(db, 'BR', 'FR', 'KE');
	await db
		.insertInto('subdivision')
		.values([
			{ code: 'BR-PE', country: 'BR', name: 'Pernambuco' },
			{ code: 'FR-ARA', country: 'FR', name: 'Auvergne-Rhône-Alpes' },
			{ code: 'KE-30', country: 'KE', name: 'Nairobi County' }
		])
		.onConflict((existing) => existing.doNothing())
		.execute();
	const towns = [
		{ id: 3390760, name: 'Recife', country: 'BR', subdivision: 'BR-PE', lat: -8.05389, lng: -34.88111 },
		{ id: 2996944, name: 'Lyon', country: 'FR', subdivision: 'FR-ARA', lat: 45.74846, lng: 4.84671 },
		{ id: 184745, name: 'Nairobi', country: 'KE', subdivision: 'KE-30', lat: -1.28333, lng: 36.81667 }
	];
	await db
		.insertInto('city')
		.values(towns.map((town) => ({ ...town, search_name: town.name.toLowerCase(), population: 1_000_000 })))
		.onConflict((existing) => existing.doNothing())
		.execute();
	return { recife: 3390760, lyon: 2996944, nairobi: 184745 };
}

/** Skills a row may name. Those already there stay. */
export async function skills(db: Db, ...ids: string[]) {
	const held = await db.selectFrom('skill').select(['id', 'term']).execute();
	const fresh = ids.filter((id) => !held.some((skill) => skill.id === id));
	const first = Math.max(0, ...held.map(({ term }) => term)) + 1;
	if (fresh.length === 0) return;
	await db
		.insertInto('skill')
		.values(fresh.map((id, index) => ({ id, term: first + index, label: id })))
		.execute();
}

/** An office; returns its id. */
export async function anOffice(db: Db, more: Partial<Insertable<Tables['organisation']>> = {}) {
	const { id } = await db
		.insertInto('organisation')
		.values({ kind: 'office', name: 'City planning office', ...more })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

type NeedRow = Partial<Insertable<Tables['need']>> & { skills?: readonly string[] };

/** An open need published on 1 November 2026, with must-have skills; returns its id. */
export async function aNeed(db: Db, { skills: wanted = [], ...more }: NeedRow = {}) {
	const origin = more.origin ?? 'own';
	const archived = {
		source: 'An archive',
		source_url: 'https://archive.example/1',
		source_licence: 'CC0-1.0'
	};
	const { id } = await db
		.insertInto('need')
		.values({
			status: 'open',
			title: 'Publish our maps on the web',
			outcome_wanted: 'Residents find every plan of the city on one map.',
			language: 'en',
			published_at:
				more.status === 'draft' || more.status === 'in_review' ? null : new Date('2026-11-01T09:00:00Z'),
			...(origin === 'archive' ? archived : { office_id: more.office_id ?? (await anOffice(db)) }),
			...(more.status === 'closed' ? { ending: 'engaged' as const } : {}),
			...more,
			origin
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await skills(db, ...wanted);
	if (wanted.length > 0) {
		await db
			.insertInto('need_skill')
			.values(wanted.map((skill) => ({ need_id: id, skill, must: true, level: null })))
			.execute();
	}
	return id;
}

type ProfileRow = Partial<Insertable<Tables['profile']>> & {
	skills?: readonly string[];
	/** GeoNames id, area and country codes. */
	places?: readonly { country: string; subdivision?: string; city?: number }[];
};

/** A public person who claims the given skills; returns the id. */
export async function aProfile(db: Db, { skills: held = [], places = [], ...more }: ProfileRow = {}) {
	const { id } = await db
		.insertInto('profile')
		.values({
			kind: 'person',
			status: 'published',
			visibility: 'public',
			name: 'Ana Lima',
			headline: 'Teaches planners to make maps',
			language: 'en',
			languages: ['en'],
			published_at: new Date('2026-10-01T09:00:00Z'),
			...more
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await skills(db, ...held);
	if (held.length > 0) {
		await db
			.insertInto('profile_skill')
			.values(
				held.map((skill) => ({ profile_id: id, skill, level: null, evidence_url: null, last_used: null }))
			)
			.execute();
	}
	if (places.length > 0) {
		await db
			.insertInto('profile_place')
			.values(
				places.map((place) => ({ profile_id: id, subdivision: null, city: null, radius_km: null, ...place }))
			)
			.execute();
	}
	return id;
}

/** An unclaimed listing; returns its id. */
export async function aListing(
	db: Db,
	{
		skills: about = [],
		...more
	}: Partial<Insertable<Tables['listing']>> & { skills?: readonly string[] } = {}
) {
	const { id } = await db
		.insertInto('listing')
		.values({
			source_key: randomUUID(),
			kind: 'community',
			name: 'OpenStreetMap Lyon',
			source: 'OpenStreetMap community index',
			licence: 'ISC',
			source_date: '2026-05-01',
			...more
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await skills(db, ...about);
	if (about.length > 0) {
		await db
			.insertInto('listing_skill')
			.values(about.map((skill) => ({ listing_id: id, skill })))
			.execute();
	}
	return id;
}

/** A recognised product of the register; returns its id. */
export async function aProduct(
	db: Db,
	{
		skills: about = [],
		...more
	}: Partial<Insertable<Tables['product']>> & { skills?: readonly string[] } = {}
) {
	const { id } = await db
		.insertInto('product')
		.values({
			source_key: randomUUID(),
			name: 'QGIS',
			registry_status: 'recognised',
			source: 'Digital public goods registry',
			source_licence: 'CC0-1.0',
			source_date: '2026-05-01',
			...more
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await skills(db, ...about);
	if (about.length > 0) {
		await db
			.insertInto('product_skill')
			.values(about.map((skill) => ({ product_id: id, skill })))
			.execute();
	}
	return id;
}
