/** What search may say of a thing: exactly what every visitor may read, taken from the truth. */
import { sql } from 'kysely';
import { readableBy as readableNeeds } from '../../needs/server/queries.ts';
import { readableBy as readableListings } from '../../organisations/server/queries.ts';
import { countryName } from '../../places/countries.ts';
import { visitor } from '../../platform/actor.ts';
import { fold } from '../../platform/fold.ts';
import { locales } from '../../platform/language.ts';
import type { Db } from '../../platform/server/db.ts';
import { readableBy as readableProfiles } from '../../profiles/server/queries.ts';
import type { Concepts } from '../../skills/concepts.ts';
import type { DocumentKey, SearchKind } from '../kinds.ts';
import { wordsOf } from '../words.ts';
import { namesOf } from './synonyms.ts';

export interface SearchDocument extends DocumentKey {
	name: string;
	summary: string;
	/** The name folded, single spaces. */
	foldedName: string;
	/** Folded words of the name, and every folded word that finds the document. */
	nameWords: string[];
	words: string[];
	skills: string[];
	countries: string[];
	lat: number | null;
	lng: number | null;
	/** Inhabitants of a place: larger ones go first. 0 for everything else. */
	weight: number;
}

interface Row {
	id: string;
	name: string;
	summary: string;
	/** Further public texts. */
	texts: (string | null)[];
	skills: string[];
	countries: (string | null)[];
	lat: number | null;
	lng: number | null;
	weight: number;
}

/** Documents of those ids that are public at this moment; the others have none. */
export async function readDocuments(
	db: Db,
	kind: SearchKind,
	ids: readonly string[],
	concepts: Concepts
): Promise<SearchDocument[]> {
	const rows = await readers[kind](db, ids);
	return rows.map((row) => documentOf(kind, row, concepts));
}

function documentOf(kind: SearchKind, row: Row, concepts: Concepts): SearchDocument {
	const countries = [...new Set(row.countries.filter((code) => code !== null))].sort();
	const nameWords = [...new Set(wordsOf(row.name))];
	const texts = [row.summary, ...row.texts.filter((text) => text !== null), ...countryNames(countries)];
	const words = new Set([
		...nameWords,
		...texts.flatMap(wordsOf),
		...row.skills.flatMap((id) => skillWords(id, concepts))
	]);
	const { id, name, lat, lng, weight } = row;
	return {
		...{ kind, id, name, lat, lng, weight, countries, nameWords },
		summary: shortenedTo(row.summary, 280),
		foldedName: fold(name).replace(/\s+/gu, ' ').trim(),
		words: [...words].sort(),
		skills: [...row.skills].sort()
	};
}

/** Many countries are a list, not a place somebody looks for by its name. */
function countryNames(codes: readonly string[]): string[] {
	return codes.length > 3 ? [] : codes.flatMap((code) => locales.map((locale) => countryName(code, locale)));
}

const skillsWords = new WeakMap<Concepts, Map<string, string[]>>();

/** Who has a skill is found by its names and by the names of everything broader. */
function skillWords(id: string, concepts: Concepts): string[] {
	const known = skillsWords.get(concepts) ?? new Map<string, string[]>();
	skillsWords.set(concepts, known);
	const found = known.get(id);
	if (found) return found;
	const concept = concepts.byId(id);
	const broader = concepts.ancestors(id).flatMap((ancestor) => concepts.byId(ancestor) ?? []);
	const all = [...(concept ? [concept] : []), ...broader.filter(({ heading }) => !heading)];
	const words = [...new Set(all.flatMap(namesOf).flat())];
	known.set(id, words);
	return words;
}

function shortenedTo(text: string, most: number): string {
	const letters = Array.from(text);
	return letters.length > most
		? `${letters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`
		: text;
}

const nothing = sql<null>`null`;
const readers: Record<SearchKind, (db: Db, ids: readonly string[]) => Promise<Row[]>> = {
	need: (db, ids) =>
		db
			.selectFrom('need')
			.leftJoin('organisation as office', 'office.id', 'need.office_id')
			.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
			.leftJoin('city', 'city.id', 'need.city')
			.select(['need.id', 'need.title as name', 'need.outcome_wanted as summary', 'city.lat', 'city.lng'])
			.select([
				sql<(string | null)[]>`array[need.problem, office.name, subdivision.name, city.name]`.as('texts'),
				sql<string[]>`array(select skill from need_skill where need_id = need.id)`.as('skills'),
				sql<(string | null)[]>`array[need.country]`.as('countries'),
				sql<number>`0`.as('weight')
			])
			.where('need.id', 'in', ids)
			.where(readableNeeds(visitor))
			.execute(),
	profile: (db, ids) =>
		db
			.selectFrom('profile')
			.select(['profile.id', 'profile.name', 'profile.headline as summary'])
			.select([
				sql<(string | null)[]>`array_append(
					array(select coalesce(city.name || ' ', '') || coalesce(subdivision.name, '') from profile_place
						left join city on city.id = profile_place.city
						left join subdivision on subdivision.code = profile_place.subdivision
						where profile_place.profile_id = profile.id order by profile_place.id),
					case when 'about' = any(profile.verified_only) then null else profile.about end)`.as('texts'),
				sql<string[]>`array(select skill from profile_skill where profile_id = profile.id)`.as('skills'),
				sql<string[]>`array(select country from profile_place where profile_id = profile.id)`.as('countries'),
				nothing.as('lat'),
				nothing.as('lng'),
				sql<number>`0`.as('weight')
			])
			.where('profile.id', 'in', ids)
			.where(readableProfiles(visitor))
			.execute(),
	organisation: (db, ids) =>
		db
			.selectFrom('listing')
			.leftJoin('subdivision', 'subdivision.code', 'listing.subdivision')
			.leftJoin('city', 'city.id', 'listing.city')
			.select(['listing.id', 'listing.name', 'listing.summary'])
			.select((eb) => [
				eb.fn.coalesce('listing.lat', 'city.lat').as('lat'),
				eb.fn.coalesce('listing.lng', 'city.lng').as('lng'),
				sql<(string | null)[]>`array[subdivision.name, city.name]`.as('texts'),
				sql<string[]>`array(select skill from listing_skill where listing_id = listing.id)`.as('skills'),
				sql<(string | null)[]>`array[listing.country]`.as('countries'),
				sql<number>`0`.as('weight')
			])
			.where('listing.id', 'in', ids)
			.where(readableListings(visitor))
			.execute(),
	product: (db, ids) =>
		db
			.selectFrom('product')
			.select(['product.id', 'product.name', 'product.summary'])
			.select([
				sql<string[]>`product.stewards`.as('texts'),
				sql<string[]>`array(select skill from product_skill where product_id = product.id)`.as('skills'),
				sql<string[]>`product.deployed_in`.as('countries'),
				nothing.as('lat'),
				nothing.as('lng'),
				sql<number>`0`.as('weight')
			])
			.where('product.id', 'in', ids)
			.execute(),
	place: (db, ids) =>
		db
			.selectFrom('city')
			.leftJoin('subdivision', 'subdivision.code', 'city.subdivision')
			.select(['city.name', 'city.lat', 'city.lng', 'city.population as weight'])
			.select([
				sql<string>`city.id::text`.as('id'),
				sql<string>`coalesce(subdivision.name, '')`.as('summary'),
				sql<string[]>`array[replace(city.search_name, '|', ' ')]`.as('texts'),
				sql<string[]>`'{}'::text[]`.as('skills'),
				sql<string[]>`array[city.country]`.as('countries')
			])
			.where('city.id', 'in', ids.map(Number))
			.execute()
};
