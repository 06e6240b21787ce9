/** A small world to match in: a vocabulary one can hold in the head, and any need and profile within it. */
import fc from 'fast-check';
import {
	buyingGates,
	evidenceStates,
	type HeldSkill,
	type Level,
	type NeedFacts,
	type ProfileFacts,
	workKinds
} from '#lib/matching/facts.ts';
import { nothingCounted, type Rarity } from '#lib/matching/rarity.ts';
import { createConcepts } from '#lib/skills/concepts.ts';
import type { Concept } from '#lib/skills/vocabulary.ts';

const concept = (id: string, term: number, broader: string[] = [], heading?: true): Concept => ({
	id,
	term,
	kind: 'technology',
	labels: { en: id },
	synonyms: {},
	broader,
	related: [],
	ambiguous: [],
	cpv: [],
	source: 'test',
	...(heading && { heading })
});

/**
 * gis: qgis (qgis-plugins), arcgis, web-mapping (leaflet). web (heading): frontend (svelte), web-mapping.
 * teaching: training, mentoring. accessibility stands alone.
 */
export const concepts = createConcepts({
	version: 'test',
	review: {},
	concepts: [
		concept('gis', 1),
		concept('qgis', 2, ['gis']),
		concept('qgis-plugins', 3, ['qgis']),
		concept('arcgis', 4, ['gis']),
		concept('web', 5, [], true),
		concept('web-mapping', 6, ['gis', 'web']),
		concept('leaflet', 7, ['web-mapping']),
		concept('frontend', 8, ['web']),
		concept('svelte', 9, ['frontend']),
		concept('teaching', 10),
		concept('training', 11, ['teaching']),
		concept('mentoring', 12, ['teaching']),
		concept('accessibility', 13)
	]
});

export const today = '2026-11-22';
export const basis = { concepts, rarity: nothingCounted, today };

export const lyon = { country: 'FR', subdivision: 'FR-ARA', city: 2996944, lat: 45.748, lng: 4.847 };
export const villeurbanne = { country: 'FR', subdivision: 'FR-ARA', city: 2968254, lat: 45.766, lng: 4.88 };
export const macon = { country: 'FR', subdivision: 'FR-BFC', city: 2996882, lat: 46.307, lng: 4.832 };
export const recife = { country: 'BR', subdivision: 'BR-PE', city: 3390760, lat: -8.054, lng: -34.881 };
export const geneva = { country: 'CH', subdivision: 'CH-GE', city: 2660646, lat: 46.202, lng: 6.146 };

export function aNeed(facts: Partial<NeedFacts> = {}): NeedFacts {
	return { skills: [], places: [], presence: 'either', languages: [], gates: [], ...facts };
}

export function aProfile(facts: Partial<ProfileFacts> = {}): ProfileFacts {
	return {
		id: '01900000-0000-7000-8000-000000000001',
		kind: 'person',
		skills: [],
		places: [],
		remote: false,
		languages: [],
		kinds: [],
		gates: {},
		capacity: { limit: 2, open: 0 },
		paused: false,
		...facts
	};
}

export const must = (skill: string, level?: Level) => ({ skill, must: true, ...(level && { level }) });
export const nice = (skill: string, level?: Level) => ({ skill, must: false, ...(level && { level }) });
export const claimed = (skill: string, level?: Level): HeldSkill => ({
	skill,
	evidence: 'claimed',
	...(level && { level })
});

const skillId = fc.constantFrom(...concepts.all.map(({ id }) => id));
const level = fc.constantFrom<Level>(1, 2, 3, 4);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const languageCode = fc.constantFrom('pt', 'en', 'fr', 'sw');
const day = fc.constantFrom('2026-10-01', '2026-11-22', '2026-12-24', '2027-06-30');

const point = fc.constantFrom(lyon, villeurbanne, macon, recife, geneva);
const area = fc.constantFrom(
	{ country: 'FR' },
	{ country: 'BR' },
	{ country: 'FR', subdivision: 'FR-ARA' },
	{ country: 'CH', subdivision: 'CH-GE' }
);

/** Facts without keys that hold undefined, as everything that builds them writes them. */
function stated<T extends object>(facts: T) {
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]: Exclude<T[K], undefined>;
	};
}

export const anyHeld: fc.Arbitrary<HeldSkill> = fc
	.record({
		skill: skillId,
		evidence: fc.constantFrom(...evidenceStates),
		level: maybe(level),
		lastUsed: maybe(fc.integer({ min: 2010, max: 2028 }))
	})
	.map(stated);

export const anyNeed: fc.Arbitrary<NeedFacts> = fc
	.record({
		skills: fc.array(fc.record({ skill: skillId, must: fc.boolean(), level: maybe(level) }).map(stated), {
			maxLength: 6
		}),
		places: fc.array(fc.oneof(point, area), { maxLength: 2 }),
		presence: fc.constantFrom('on_site' as const, 'remote' as const, 'either' as const, 'either' as const),
		languages: fc.uniqueArray(fc.record({ code: languageCode, mandatory: fc.boolean() }), {
			maxLength: 2,
			selector: ({ code }) => code
		}),
		kind: maybe(fc.constantFrom(...workKinds)),
		localPreferenceRule: maybe(fc.constant('Art. 48')),
		gates: fc.subarray([...buyingGates], { maxLength: 2 }),
		startsOn: maybe(fc.constant('2026-12-01')),
		endsOn: maybe(fc.constant('2027-03-31'))
	})
	.map(stated);

export const anyProfile: fc.Arbitrary<ProfileFacts> = fc
	.record({
		id: fc.uuid({ version: 7 }),
		kind: fc.constantFrom('person' as const, 'firm' as const, 'community' as const),
		skills: fc.uniqueArray(anyHeld, { maxLength: 6, selector: ({ skill }) => skill }),
		places: fc.array(
			fc.oneof(
				area,
				point,
				fc
					.record({ at: point, radiusKm: fc.integer({ min: 1, max: 300 }) })
					.map(({ at, radiusKm }) => ({ ...at, radiusKm }))
			),
			{ maxLength: 3 }
		),
		remote: fc.boolean(),
		languages: fc.subarray(['pt', 'en', 'fr', 'sw']),
		kinds: fc.subarray([...workKinds]),
		gates: fc.dictionary(fc.constantFrom(...buyingGates), fc.boolean(), { noNullPrototype: true }),
		capacity: fc.record({ limit: fc.integer({ min: 0, max: 3 }), open: fc.integer({ min: 0, max: 3 }) }),
		freeFrom: maybe(day),
		paused: fc.constant(false)
	})
	.map(stated);

export const anyRarity: fc.Arbitrary<Rarity> = fc
	.record({ profiles: fc.nat(100_000), held: fc.dictionary(skillId, fc.nat(100_000)) })
	.map(({ profiles, held }) => ({ profiles, holders: new Map(Object.entries(held)) }));

export const anyBasis = anyRarity.map((rarity) => ({ concepts, rarity, today }));
