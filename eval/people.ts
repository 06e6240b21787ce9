/** Need → firm or person: ranks a pool for each query by the score of the product, nothing else (B2, `--pool`). */
import { createHash } from 'node:crypto';
import { scoreAsked } from '../src/lib/matching/score.ts';
import { ask, type Basis } from '../src/lib/matching/ask.ts';
import type { HeldSkill, NeedFacts, ProfileFacts } from '../src/lib/matching/facts.ts';
import { needFrom } from '../src/lib/matching/need.ts';
import type { Place } from '../src/lib/places/gazetteer.ts';
import { createBm25, inOrder, type Ranked } from './bm25.ts';
import { depth, hit, mean, ndcg, recall, reciprocalRank } from './metrics.ts';
import { concepts, conceptOf, gazetteer, read } from './vocabulary.ts';

export interface PoolLine {
	pid: string | number;
	name?: string;
	text?: string;
	skills?: string[];
	countries?: string[];
	place?: {
		country?: string | null;
		city?: string | null;
		lat?: number;
		lng?: number;
		remote?: unknown;
	} | null;
	langs?: string[];
}

export interface QueryLine {
	qid: string | number;
	text: string;
	lang?: string;
	rel?: Record<string, number>;
}

export interface RunLine {
	qid: string;
	ranked: Ranked[];
}

const cities = new Map(
	[...gazetteer.cities].reverse().map((city) => [`${city.country} ${city.name.toLowerCase()}`, city])
);

function placesOf({ countries, place }: PoolLine): Place[] {
	const listed = (countries ?? []).map((country) => ({ country: country.toUpperCase() }));
	if (!place?.country) return listed;
	const country = place.country.toUpperCase();
	const city = place.city ? cities.get(`${country} ${place.city.toLowerCase()}`) : undefined;
	const point = place.lat === undefined || place.lng === undefined ? {} : { lat: place.lat, lng: place.lng };
	const known = city && {
		city: city.id,
		...(city.subdivision === undefined ? {} : { subdivision: city.subdivision })
	};
	return [...listed, { country, ...point, ...known }];
}

/**
 * What a firm lists is its claim. What its text names and its list does not, it only mentions: texts speak of
 * clients and of products as well. The places of the text count when none is given.
 */
export function factsOf(line: PoolLine): ProfileFacts {
	const understood = read(`${line.name ?? ''}. ${line.text ?? ''}`);
	const listed = (line.skills ?? []).map(conceptOf).filter((id) => id !== undefined);
	const said = understood.skills.filter(({ impliedBy }) => impliedBy === undefined).map(({ skill }) => skill);
	const skills = [...new Set([...listed, ...said])].map((skill): HeldSkill => ({
		skill,
		evidence: listed.includes(skill) ? 'claimed' : 'mentioned'
	}));
	const places = placesOf(line);
	return {
		id: String(line.pid),
		kind: 'firm',
		skills,
		places: places.length > 0 ? places : understood.places,
		remote: line.place?.remote !== undefined && line.place.remote !== 'no',
		languages: line.langs ?? [],
		kinds: [],
		gates: {},
		capacity: { limit: 1, open: 0 },
		paused: false
	};
}

/** Each skill with the profiles that hold it or something narrower, as the product counts it every night. */
export function basisOf(profiles: readonly ProfileFacts[]): Basis {
	const holders = new Map<string, number>();
	for (const { skills } of profiles) {
		const held = new Set(skills.flatMap(({ skill }) => [skill, ...concepts.ancestors(skill)]));
		for (const skill of held) holders.set(skill, (holders.get(skill) ?? 0) + 1);
	}
	return { concepts, rarity: { profiles: profiles.length, holders }, today: '2026-11-22' };
}

/** The whole pool by the score of the product, ties by id. */
export function rankFor(need: NeedFacts, profiles: readonly ProfileFacts[], basis: Basis): Ranked[] {
	const asked = ask(need, basis);
	return inOrder(
		profiles.map((profile) => ({
			id: profile.id,
			score: scoreAsked(asked, need, profile, basis).total
		}))
	);
}

/** Rules are chosen on one half of the queries and checked on the other, told apart by a hash of their id. */
export function isHeldOut({ qid }: QueryLine): boolean {
	return (createHash('sha256').update(String(qid)).digest()[0] ?? 0) % 2 === 1;
}

export interface PoolResult {
	queries: number;
	'ndcg@10': number;
	'recall@10': number;
	mrr: number;
	'hr@10': number;
	'coverage@10': number;
	'longtail@10': number;
}

export interface PoolResults extends PoolResult {
	/** Queries in which no skill was read: their order is by id. */
	unread: number;
	/** nDCG@10 of the half rules were chosen on, and of the other half. */
	'ndcg@10 chosen on': number;
	'ndcg@10 held out': number;
	bm25: PoolResult;
}

export function evaluatePool(
	pool: readonly PoolLine[],
	queries: readonly QueryLine[]
): { results: PoolResults; run: RunLine[] } {
	const profiles = pool.map(factsOf);
	const basis = basisOf(profiles);
	let unread = 0;
	const run = queries.map(({ qid, text, lang }) => {
		const need = needFrom(read(text, lang));
		if (need.skills.length === 0) unread += 1;
		return { qid: String(qid), ranked: rankFor(need, profiles, basis) };
	});
	const keyword = createBm25(
		pool.map(({ pid, name = '', text = '', skills = [] }) => ({
			id: String(pid),
			text: [name, text, ...skills].join(' ')
		}))
	);
	const baseline = queries.map(({ qid, text }) => ({ qid: String(qid), ranked: keyword(text) }));
	const tail = longTail(pool, queries, baseline);
	const half = (heldOut: boolean) => {
		const own = queries.filter((query) => isHeldOut(query) === heldOut);
		const lists = run.filter((_, at) => own.includes(queries[at] as QueryLine));
		return judge(pool, own, lists, tail)['ndcg@10'];
	};
	return {
		results: {
			...judge(pool, queries, run, tail),
			unread,
			'ndcg@10 chosen on': half(false),
			'ndcg@10 held out': half(true),
			bm25: judge(pool, queries, baseline, tail)
		},
		run
	};
}

function judge(
	pool: readonly PoolLine[],
	queries: readonly QueryLine[],
	run: readonly RunLine[],
	tail: ReadonlySet<string>
): PoolResult {
	const judged = queries.flatMap(({ rel }, at) => {
		const ranked = (run[at]?.ranked ?? []).map(({ id }) => id);
		const grades = new Map(Object.entries(rel ?? {}).filter(([, grade]) => grade > 0));
		return grades.size === 0 ? [] : [{ ranked, grades, right: new Set(grades.keys()) }];
	});
	const shown = run.flatMap(({ ranked }) => ranked.slice(0, depth).map(({ id }) => id));
	return {
		queries: judged.length,
		'ndcg@10': mean(judged.map(({ ranked, grades }) => ndcg(ranked, grades))),
		'recall@10': mean(judged.map(({ ranked, right }) => recall(ranked, right))),
		mrr: mean(judged.map(({ ranked, right }) => reciprocalRank(ranked, right))),
		'hr@10': mean(judged.map(({ ranked, right }) => hit(ranked, right))),
		'coverage@10': new Set(shown).size / Math.max(1, pool.length),
		'longtail@10': shown.filter((id) => tail.has(id)).length / Math.max(1, shown.length)
	};
}

/** All but the fifth of the pool that is graded for most queries; without grades, shown most by the baseline. */
function longTail(
	pool: readonly PoolLine[],
	queries: readonly QueryLine[],
	baseline: readonly RunLine[]
): Set<string> {
	const popularity = new Map<string, number>();
	const count = (id: string): unknown => popularity.set(id, (popularity.get(id) ?? 0) + 1);
	const graded = queries.flatMap(({ rel }) => Object.keys(rel ?? {}));
	const shown = baseline.flatMap(({ ranked }) => ranked.slice(0, depth).map(({ id }) => id));
	for (const id of graded.length > 0 ? graded : shown) count(id);
	const order = inOrder(
		pool.map(({ pid }) => ({ id: String(pid), score: popularity.get(String(pid)) ?? 0 }))
	);
	return new Set(order.slice(Math.ceil(order.length / 5)).map(({ id }) => id));
}
