/** Made-up profiles and needs from a seed: the same seed gives the same rows, on every machine. */
import { loadGazetteer } from '#lib/places/server/gazetteer.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import type { City } from '#lib/places/gazetteer.ts';
import { evidenceStates, type Level, type NeedFacts, type ProfileFacts } from '#lib/matching/facts.ts';

/** Mulberry32: small, fast, good enough for made-up data. From 0 up to 1. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Picks by Zipf's law: the first entries often, the last ones seldom. */
function zipf<T>(entries: readonly T[], random: () => number): T {
	const at = Math.floor(entries.length ** random()) - 1;
	const picked = entries[Math.min(entries.length - 1, Math.max(0, at))];
	if (picked === undefined) throw new RangeError('nothing to pick from');
	return picked;
}

export interface World {
	cities: readonly City[];
	skills: readonly string[];
}

/** The real vocabulary and 2,400 real towns: forty of each of sixty countries, or all of one region. */
export function world(oneArea: boolean): World {
	// Shuffled, or Zipf's law would favour the beginning of the alphabet, which stands beside nothing.
	const skills = shuffled(loadConcepts().all.filter(({ heading }) => !heading)).map(({ id }) => id);
	const byCountry = new Map<string, City[]>();
	for (const city of loadGazetteer().cities) {
		if (city.subdivision === undefined) continue;
		const list = byCountry.get(city.country);
		if (list) list.push(city);
		else byCountry.set(city.country, [city]);
	}
	if (oneArea) {
		return {
			skills,
			cities: (byCountry.get('FR') ?? []).filter(({ subdivision }) => subdivision === 'FR-ARA')
		};
	}
	const largest = [...byCountry.values()].sort((a, b) => b.length - a.length).slice(0, 60);
	const bySize = (cities: City[]) => cities.sort((a, b) => b.population - a.population).slice(0, 40);
	// Round by round, so that Zipf's law favours the large towns of all countries.
	const towns = largest.map(bySize);
	return {
		skills,
		cities: Array.from({ length: 40 }, (_, rank) => towns.flatMap((list) => list[rank] ?? [])).flat()
	};
}

function shuffled<T>(list: readonly T[]): T[] {
	const random = randomFrom(7);
	const keys = new Map(list.map((each) => [each, random()]));
	return [...list].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

const at = ({ country, subdivision, id, lat, lng }: City) => ({
	...{ country, city: id, lat, lng },
	...(subdivision !== undefined && { subdivision })
});

const level = (random: () => number): Level => ([1, 2, 2, 3, 3, 4] as const)[Math.floor(random() * 6)] ?? 2;

/** A UUID whose beginning counts and whose end is random, as those of version 7 are. */
function uuid(n: number, random: () => number): string {
	const count = n.toString(16).padStart(8, '0');
	const end = () =>
		Math.floor(random() * 2 ** 32)
			.toString(16)
			.padStart(8, '0');
	const [first, second] = [end(), end()];
	return `01900000-${count.slice(0, 4)}-7${count.slice(4, 7)}-8${count.slice(7)}${first.slice(0, 2)}-${first.slice(2, 6)}${second}`;
}

export function* profiles(count: number, { cities, skills }: World, seed: number): Generator<ProfileFacts> {
	const random = randomFrom(seed);
	for (let n = 0; n < count; n++) {
		const held = new Set(Array.from({ length: 2 + Math.floor(random() * 6) }, () => zipf(skills, random)));
		yield {
			id: uuid(n, random),
			kind: (['person', 'person', 'firm', 'community'] as const)[Math.floor(random() * 4)] ?? 'person',
			skills: [...held].map((skill) => ({
				...{ skill, level: level(random) },
				evidence: evidenceStates[Math.floor(random() ** 2 * 3)] ?? 'claimed',
				...(random() < 0.7 && { lastUsed: 2026 - Math.floor(random() ** 2 * 10) })
			})),
			places: Array.from({ length: random() < 0.9 ? 1 : 2 }, () => at(zipf(cities, random))),
			remote: random() < 0.3,
			languages: ['en', 'fr', 'pt', 'es'].filter(() => random() < 0.4),
			kinds:
				random() < 0.2 ? [] : (['training', 'paid_contract', 'advice'] as const).filter(() => random() < 0.6),
			gates: random() < 0.5 ? { can_invoice: random() < 0.8 } : {},
			capacity: { limit: 2, open: random() < 0.1 ? 2 : 0 },
			...(random() < 0.1 && { freeFrom: '2027-02-01' }),
			paused: random() < 0.05
		};
	}
}

/** Where a need names places; `mixed` leaves them out in one of seven. */
export type Placing = 'mixed' | 'local' | 'anywhere';

/** Needs of three to seven skills. */
export function* needs(
	count: number,
	{ cities, skills }: World,
	seed: number,
	placing: Placing = 'mixed'
): Generator<NeedFacts> {
	const random = randomFrom(seed);
	const unplaced = { mixed: 0.15, local: 0, anywhere: 1 }[placing];
	for (let n = 0; n < count; n++) {
		const asked = new Set(Array.from({ length: 3 + Math.floor(random() * 5) }, () => zipf(skills, random)));
		const musts = 1 + Math.floor(random() * 3);
		yield {
			skills: [...asked].map((skill, index) => ({ skill, must: index < musts, level: level(random) })),
			places: random() < unplaced ? [] : [at(zipf(cities, random))],
			presence: 'either',
			languages: random() < 0.3 ? [{ code: 'fr', mandatory: random() < 0.5 }] : [],
			...(random() < 0.4 && { kind: 'training' }),
			gates: random() < 0.2 ? ['can_invoice'] : []
		};
	}
}
