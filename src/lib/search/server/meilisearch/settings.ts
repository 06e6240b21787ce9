/** How our indexes are set up. A change here makes every index anew, beside the old one. */
import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { slipsFrom } from '../../typing.ts';
import { mostCandidates } from '../engine.ts';
import { loadSynonyms, type Synonyms } from '../synonyms.ts';

/** Counted up when documents are written another way. */
const documentShape = 2;

export function indexSettings(synonyms: Synonyms = loadSynonyms()): Settings {
	return {
		searchableAttributes: ['name', 'words'],
		// Nobody reads from the index: hits are ids, and what is shown comes from Postgres.
		displayedAttributes: ['id', 'v'],
		filterableAttributes: [
			...['skills', 'countries', '_geo', 'freeFrom', 'v'],
			// Only ever compared for equality; nobody searches among their values.
			{
				attributePatterns: ['terms', 'areas', 'kinds', 'languages', 'failed', 'works'],
				features: { facetSearch: false, filter: { equality: true, comparison: false } }
			}
		],
		sortableAttributes: ['weight', 'levels'],
		// The order is worked out from the documents themselves; this one only decides what a cut would leave.
		rankingRules: ['words', 'typo', 'attribute', 'exactness', 'weight:desc', 'levels:desc'],
		typoTolerance: {
			enabled: true,
			disableOnNumbers: true,
			minWordSizeForTypos: { oneTypo: slipsFrom.one, twoTypos: slipsFrom.two }
		},
		// Words arrive folded, in the languages we speak: nothing is to be guessed. The server knows no Swahili; its
		// words are cut and folded like any others in Latin letters.
		localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng', 'por', 'spa', 'fra', 'ara'] }],
		synonyms: Object.fromEntries(
			[...synonyms].map(([name, others]) => [name, others.map((words) => words.join(' '))])
		),
		stopWords: [],
		// Words of a document stand in no order, so how near they are to each other says nothing.
		proximityPrecision: 'byAttribute',
		pagination: { maxTotalHits: mostCandidates + 1 },
		faceting: { maxValuesPerFacet: 10 },
		searchCutoffMs: 350
	};
}

/** Names a set of settings and the shape of documents; an index made with others is made anew. */
export function settingsVersion(settings: Settings): string {
	return createHash('sha256')
		.update(JSON.stringify([documentShape, settings]))
		.digest('base64url')
		.slice(0, 16);
}

let ours: { settings: Settings; version: string } | undefined;

/** The settings of this version of the product, worked out once per process. */
export function ourSettings(): { settings: Settings; version: string } {
	const settings = ours?.settings ?? indexSettings();
	ours ??= { settings, version: settingsVersion(settings) };
	return ours;
}
