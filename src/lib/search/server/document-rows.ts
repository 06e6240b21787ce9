/** What every visitor may read of each kind of thing, out of the truth. */
import { sql } from 'kysely';
import { readableBy as readableNeeds } from '../../needs/server/queries.ts';
import { readableBy as readableListings } from '../../organisations/server/queries.ts';
import { visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readableBy as readableProfiles } from '../../profiles/server/queries.ts';
import type { ProfileSearchFacts } from '../facts.ts';
import type { SearchKind } from '../kinds.ts';
import { isPublishedLesson, isTold } from './public.ts';

/** What is public of one thing, as its document is made from. */
export interface Row {
	id: string;
	name: string;
	summary: string;
	/** Further public texts. No list holds a null: the driver reads one in a list as the word. */
	texts: string[];
	skills: string[];
	countries: string[];
	lat: number | null;
	lng: number | null;
	weight: number;
	facts?: Omit<ProfileSearchFacts, 'freeFrom'> & { freeFrom: number | null };
}

/** What a match asks of a profile; read from its postings, which are written with every edit. */
const profileFacts = sql<
	Omit<ProfileSearchFacts, 'freeFrom'> & { freeFrom: number | null }
>`json_build_object(
	'terms', array(select term::text from match_posting as posting
		where posting.profile_id = profile.id and posting.area = 'all' and term <> 0 order by term),
	'areas', array(select area from match_posting as posting
		where posting.profile_id = profile.id and term = 0 order by area),
	'kinds', profile.kinds, 'languages', profile.languages,
	'failed', array(select key from jsonb_each(profile.gates) where value = 'false' order by key),
	'works', case when profile.remote then array['remote']
		when exists (select from profile_place where profile_place.profile_id = profile.id) then '{}'::text[]
		else array['unplaced'] end,
	'freeFrom', to_char(profile.free_from, 'YYYYMMDD')::int,
	'levels', (select coalesce(sum(coalesce(level, 2)), 0) from profile_skill where profile_id = profile.id))`;

const nothing = sql<null>`null`;
const noWeight = sql<number>`0`;

/** Public rows of those ids, kind by kind: by the conditions the pages use, as a visitor. */
export const readRows: Record<SearchKind, (db: Db, ids: readonly string[]) => Promise<Row[]>> = {
	need: (db, ids) =>
		db
			.selectFrom('need')
			.leftJoin('organisation as office', 'office.id', 'need.office_id')
			.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
			.leftJoin('city', 'city.id', 'need.city')
			.select(['need.id', 'need.title as name', 'need.outcome_wanted as summary', 'city.lat', 'city.lng'])
			.select([
				sql<string[]>`array_remove(array[need.problem, office.name, subdivision.name, city.name], null)`.as(
					'texts'
				),
				sql<string[]>`array(select skill from need_skill where need_id = need.id)`.as('skills'),
				sql<string[]>`array_remove(array[need.country], null)`.as('countries'),
				noWeight.as('weight')
			])
			.where('need.id', 'in', ids)
			.where(readableNeeds(visitor))
			.execute(),
	profile: (db, ids) =>
		db
			.selectFrom('profile')
			.select(['profile.id', 'profile.name', 'profile.headline as summary'])
			.select([
				sql<string[]>`array_remove(array_append(
					array(select coalesce(city.name || ' ', '') || coalesce(subdivision.name, '') from profile_place
						left join city on city.id = profile_place.city
						left join subdivision on subdivision.code = profile_place.subdivision
						where profile_place.profile_id = profile.id order by profile_place.id),
					case when 'about' = any(profile.verified_only) then null else profile.about end), null)`.as('texts'),
				sql<string[]>`array(select skill from profile_skill where profile_id = profile.id)`.as('skills'),
				sql<string[]>`array(select country from profile_place where profile_id = profile.id)`.as('countries'),
				nothing.as('lat'),
				nothing.as('lng'),
				noWeight.as('weight'),
				profileFacts.as('facts')
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
				sql<string[]>`array_remove(array[subdivision.name, city.name], null)`.as('texts'),
				sql<string[]>`array(select skill from listing_skill where listing_id = listing.id)`.as('skills'),
				sql<string[]>`array_remove(array[listing.country], null)`.as('countries'),
				noWeight.as('weight')
			])
			.where('listing.id', 'in', ids)
			.where(readableListings(visitor))
			.execute(),
	lesson: (db, ids) =>
		db
			.selectFrom('lesson')
			.innerJoin('organisation', 'organisation.id', 'lesson.organisation_id')
			.leftJoin('subdivision', 'subdivision.code', 'lesson.subdivision')
			.select(['lesson.id', 'lesson.title as name', 'lesson.words as summary'])
			.select([
				sql<string[]>`array_remove(array[organisation.name, subdivision.name], null)`.as('texts'),
				sql<string[]>`array(select skill from lesson_skill where lesson_id = lesson.id)`.as('skills'),
				sql<string[]>`array_remove(array[lesson.country], null)`.as('countries'),
				nothing.as('lat'),
				nothing.as('lng'),
				noWeight.as('weight')
			])
			.where('lesson.id', 'in', ids)
			.where(isPublishedLesson)
			.execute(),
	outcome: (db, ids) =>
		db
			.selectFrom('engagement')
			.innerJoin('need', 'need.id', 'engagement.need_id')
			.leftJoin('organisation as office', 'office.id', 'need.office_id')
			.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
			.leftJoin('city', 'city.id', 'need.city')
			.select(['engagement.id', 'need.title as name', 'city.lat', 'city.lng'])
			.select([
				// As its page shows them: without the names of natural persons.
				sql<string>`(select without_names(happened, names_in_work(engagement.id)) from outcome_account as told
					where told.engagement_id = engagement.id and told.side = 'office')`.as('summary'),
				sql<string[]>`array_remove(array[office.name, subdivision.name, city.name], null) || array(
					select without_names(concat_ws(' ', told.happened, told.worked, told.did_not_work, told.tell_next),
						names_in_work(engagement.id))
					from outcome_account as told where told.engagement_id = engagement.id order by told.side)`.as('texts'),
				sql<string[]>`array(select skill from need_skill where need_id = need.id)`.as('skills'),
				sql<string[]>`array_remove(array[need.country], null)`.as('countries'),
				noWeight.as('weight')
			])
			.where('engagement.id', 'in', ids)
			.where(isTold)
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
				noWeight.as('weight')
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
