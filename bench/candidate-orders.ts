/** Orders a search server can give candidates in, each with what it needs in the index. */
import { createHash } from 'node:crypto';
import { ask, type Basis } from '#lib/matching/ask.ts';
import type { NeedFacts, ProfileFacts } from '#lib/matching/facts.ts';
import { areasOfProfile } from '#lib/matching/reach.ts';
import { terms } from '#lib/matching/terms.ts';
import { standIns } from '#lib/postings/need-terms.ts';
import type { onlyFor } from '#lib/matching/server/words.ts';
import { dayNumber } from '#lib/search/facts.ts';
import type { Only } from '#lib/search/question.ts';
import { filtersOf } from '#lib/search/server/meilisearch/filter.ts';
import { done, type SearchServer } from '#lib/search/server/meilisearch/server.ts';
import { indexSettings } from '#lib/search/server/meilisearch/settings.ts';

interface Asked {
	need: NeedFacts;
	only: ReturnType<typeof onlyFor>;
	basis: Basis;
	size: number;
}
type Order = (asked: Asked) => Promise<readonly string[]>;

export interface Orders {
	all: ReadonlyMap<string, Order>;
	/** How many profiles pass, whatever the order: all together, and for the skill of which there are most. */
	count: (only: Asked['only']) => Promise<{ all: number; most: number }>;
	facts: object;
	drop: () => Promise<void>;
}

/** Terms are spread over so many numbers; two of one number cancel out as often as they add up. */
let dimensions = 512;
const batch = 10_000;
/** Building the neighbourhoods of vectors takes its time. */
const patience = { timeout: 1_800_000, interval: 100 };

/** Which number a term adds to, and with which sign. */
function place(term: number): { at: number; sign: number } {
	const digest = createHash('sha256').update(String(term)).digest();
	return { at: digest.readUInt16LE(0) % (dimensions - 1), sign: (digest[2] ?? 0) % 2 === 0 ? 1 : -1 };
}

function vector(weights: Iterable<readonly [number, number]>): number[] {
	const spread = Array.from({ length: dimensions }, () => 0);
	for (const [term, weight] of weights) {
		const { at, sign } = place(term);
		spread[at] = (spread[at] ?? 0) + sign * weight;
	}
	return spread;
}

const norm = (list: readonly number[]) => Math.sqrt(list.reduce((sum, value) => sum + value * value, 0));

function documentOf(profile: ProfileFacts, basis: Basis) {
	const posted = terms(profile.skills, basis.concepts);
	return {
		id: profile.id,
		terms: posted.map(({ term }) => String(term)),
		tokens: posted.map(({ term }) => token(term)).join(' '),
		areas: areasOfProfile(profile),
		kinds: profile.kinds,
		languages: profile.languages,
		failed: Object.entries(profile.gates).flatMap(([gate, passes]) => (passes ? [] : [gate])),
		works: profile.remote ? ['remote'] : profile.places.length === 0 ? ['unplaced'] : [],
		...(profile.freeFrom !== undefined && { freeFrom: dayNumber(profile.freeFrom) }),
		levels: profile.skills.reduce((sum, { level = 2 }) => sum + level, 0),
		spread: vector(posted.map(({ term, impacts }) => [term, impacts[1] / 10_000] as const))
	};
}

/** A term as a word; no two are a typing error apart, because words with digits are compared as they stand. */
const token = (term: number) => (term < 0 ? `o${String(-term)}` : `t${String(term)}`);

type OrdersIndex = ReturnType<SearchServer['client']['index']>;

/** Sends all profiles to an index of its own and says how each order asks it. */
export async function loadOrders(
	{ client, prefix }: SearchServer,
	all: Iterable<ProfileFacts>,
	basis: Basis,
	numbers = dimensions
): Promise<Orders> {
	dimensions = numbers;
	const index = client.index(`${prefix}candidates`);
	const began = performance.now();
	await setUp(client, index);
	await fill(index, all, basis);
	return {
		all: new Map([...plainOrders(index), ...weighedOrders(client, index)]),
		facts: { dimensions, loadSeconds: Math.round((performance.now() - began) / 100) / 10 },
		count: async (only) => {
			const totals = [together(only), ...narrowedBy(only)].map(async (query) => {
				const { estimatedTotalHits } = await index.search('', { ...query, limit: 0 });
				return estimatedTotalHits;
			});
			const [all = 0, ...each] = await Promise.all(totals);
			return { all, most: Math.max(...each) };
		},
		drop: async () => {
			await client.deleteIndexIfExists(index.uid);
		}
	};
}

async function setUp(client: SearchServer['client'], index: OrdersIndex): Promise<void> {
	const { filterableAttributes = null } = indexSettings(new Map());
	await done(client.createIndex(index.uid, { primaryKey: 'id' }));
	await done(
		index.updateSettings({
			filterableAttributes,
			searchableAttributes: ['tokens'],
			sortableAttributes: ['levels'],
			rankingRules: ['words', 'sort'],
			typoTolerance: { enabled: false },
			pagination: { maxTotalHits: 1_000_000 },
			embedders: { skills: { source: 'userProvided', dimensions } }
		})
	);
}

async function fill(index: OrdersIndex, all: Iterable<ProfileFacts>, basis: Basis): Promise<void> {
	const documents = [...all].filter(({ paused }) => !paused).map((profile) => documentOf(profile, basis));
	// Made equally long by one number more, the nearest by angle is the one with the largest sum.
	const longest = documents.reduce((most, { spread }) => Math.max(most, norm(spread)), 0);
	for (let start = 0; start < documents.length; start += batch) {
		const rows = documents.slice(start, start + batch).map(({ spread, ...rest }) => ({
			...rest,
			_vectors: { skills: spread.with(-1, Math.sqrt(Math.max(0, longest ** 2 - norm(spread) ** 2))) }
		}));
		const { status, error } = await index.addDocuments(rows).waitTask(patience);
		if (status !== 'succeeded') throw new Error(`profiles could not be indexed: ${error?.code ?? status}`);
	}
}

const idsOf = ({ hits }: { hits: readonly Record<string, unknown>[] }) => hits.map(({ id }) => String(id));

const narrowedBy = (only: Only) =>
	filtersOf({ words: [], synonyms: { ofWord: {}, ofAll: [] }, only }).map((filter) => ({
		filter,
		attributesToRetrieve: ['id']
	}));

/** One query for all skills together. */
const together = ({ kind, clauses, oneOf }: Asked['only']) =>
	narrowedBy({ kind, clauses: [...clauses, oneOf.flat()] })[0];

function plainOrders(index: OrdersIndex): [string, Order][] {
	return [
		[
			'as it comes',
			async ({ only, size }) => idsOf(await index.search('', { ...together(only), limit: size }))
		],
		[
			'sorted by the sum of levels',
			async ({ only, size }) =>
				idsOf(await index.search('', { ...together(only), limit: size, sort: ['levels:desc'] }))
		],
		[
			'asked terms as words',
			async ({ need, only, basis, size }) => {
				const terms = ask(need, basis).skills.map(({ skill }) => basis.concepts.byId(skill)?.term ?? 0);
				const q = terms.slice(0, 10).map(token).join(' ');
				return idsOf(await index.search(q, { ...together(only), limit: size, matchingStrategy: 'last' }));
			}
		]
	];
}

function weighedOrders(client: SearchServer['client'], index: OrdersIndex): [string, Order][] {
	return [
		[
			'a query for each term, shares summed',
			async ({ need, only, basis, size }) => {
				const shares = new Map(ask(need, basis).skills.map(({ skill, share }) => [skill, share]));
				const queries = narrowedBy(only).map((query) => ({
					...query,
					...{ indexUid: index.uid, q: '', limit: size, sort: ['levels:desc'] }
				}));
				const { results } = await client.multiSearch({ queries });
				const sums = new Map<string, number>();
				for (const [at, result] of results.entries()) {
					const share = shares.get(need.skills[at]?.skill ?? '') ?? 0;
					for (const id of idsOf(result)) sums.set(id, (sums.get(id) ?? 0) + share);
				}
				return [...sums].toSorted(([, a], [, b]) => b - a).map(([id]) => id);
			}
		],
		[
			'vectors of skill weights',
			async ({ need, only, basis, size }) => {
				const weights = ask(need, basis).skills.flatMap(({ skill, share }) =>
					standIns(skill, basis.concepts).map(
						({ term, relation }) => [term, (share * relation) / 100_000_000] as const
					)
				);
				const hybrid = { embedder: 'skills', semanticRatio: 1 };
				const asked = { ...together(only), limit: size, vector: vector(weights), hybrid };
				return idsOf(await index.search('', asked));
			}
		]
	];
}
