/** Something of everything that can be found, and ways to ask for it. */
import type { Db } from '#lib/platform/server/db.ts';
import { visitor } from '#lib/platform/actor.ts';
import { readQuestion, type Question } from '#lib/search/question.ts';
import type { SearchFilters } from '#lib/search/schema.ts';
import { countFound, listFound } from '#lib/search/server/queries.ts';
import { refreshDocuments } from '#lib/search/server/refresh.ts';
import type { Search } from '#lib/search/server/search.ts';
import { loadSynonyms } from '#lib/search/server/synonyms.ts';
import { aListing, aNeed, anOffice, aProduct, aProfile, someTowns } from './people.ts';

/** Needs, people, listings, products and towns; returns ids by a short name. */
export async function aSearchWorld(db: Db) {
	const { lyon, recife } = await someTowns(db);
	const office_id = await anOffice(db, { name: 'Prefeitura do Recife' });
	const inLyon = { country: 'FR', subdivision: 'FR-ARA', city: lyon };
	const inRecife = { country: 'BR', subdivision: 'BR-PE', city: recife };
	const ids = {
		maps: await aNeed(db, {
			title: 'Publish our maps on the web',
			skills: ['gis', 'web-mapping'],
			...inLyon
		}),
		prefeitura: await aNeed(db, {
			title: 'Cartografia da drenagem',
			outcome_wanted: 'Moradores veem onde a água sobe.',
			office_id,
			language: 'pt',
			skills: ['gis'],
			...inRecife
		}),
		ana: await aProfile(db, {
			name: 'Ana Lima',
			headline: 'Teaches planners QGIS',
			skills: ['qgis'],
			places: [inRecife]
		}),
		bruno: await aProfile(db, {
			name: 'Bruno Costa',
			headline: 'Writes Python',
			skills: ['python'],
			places: [inLyon]
		}),
		osm: await aListing(db, { name: 'OpenStreetMap Lyon', ...inLyon }),
		qgis: await aProduct(db, {
			name: 'QGIS',
			summary: 'Desktop maps',
			skills: ['qgis'],
			deployed_in: ['FR', 'BR']
		}),
		openmrs: await aProduct(db, { name: 'OpenMRS', summary: 'Records of patients', deployed_in: ['KE'] }),
		hidden: await aProfile(db, {
			name: 'Clara Secreta',
			headline: 'QGIS',
			skills: ['qgis'],
			visibility: 'verified'
		}),
		draft: await aNeed(db, { title: 'QGIS draft nobody may read', status: 'draft' })
	};
	await refreshDocuments(db);
	return ids;
}

export const noFilters: SearchFilters = { kind: [], country: [], skill: [] };

export function question(typed: string, near?: Question['near']): Question {
	const read = readQuestion(typed, (words) => loadSynonyms().get(words.join(' ')) ?? []);
	if (!read) throw new Error(`"${typed}" holds no word`);
	return { ...read, near };
}

/** A whole answer as a visitor gets it: names in order, the total, the facets, and who gave it. */
export async function answered(
	db: Db,
	search: Search,
	typed: string,
	{ near, ...filters }: Partial<SearchFilters> & { near?: Question['near'] } = {}
) {
	const asked = question(typed, near);
	const { found, by, instead } = await search(db, asked);
	const whole = { question: asked, found, filters: { ...noFilters, ...filters }, today: '2026-11-22' };
	const { rows } = await listFound(db, visitor, whole, 50);
	const { total, facets } = await countFound(db, visitor, whole);
	return { names: rows.map(({ name }) => name), total, facets, by, instead };
}
