/** Reading the register of those who implement a product. Whom a reader may not see is counted at most, never named. */
import { expressionBuilder, sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { smallestCount } from '../../matching/weights.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { isNotSuspended } from '../../postings/server/truth.ts';
import { readableBy } from '../../profiles/server/queries.ts';
import { standingOn } from '../lifecycle.ts';
import { isWorkWith } from './with-product.ts';

const inRegister = sql<SqlBool>`entry.status <> 'removed'`;

function isIn(countries: readonly string[]) {
	return sql<SqlBool>`exists (select from implementer_place as place
		where place.implementer_id = entry.id and place.country = any(${[...countries]}))`;
}

export interface RegisterQuestion {
	/** Only those at work in one of these countries. */
	countries?: readonly string[];
	/** YYYY-MM-DD: what holds on this day. */
	today: string;
}

export type RegisterRow = Awaited<ReturnType<typeof implementersOf>>['rows'][number];

/**
 * Everybody in the register of a product whom this actor may see, those who are confirmed first, then who claims, then
 * what has lapsed; the newest first in each. `hidden`: how many more hold today and keep themselves for others, in
 * steps of five and nothing below five, for the whole product only: counts of chosen countries could be taken from one
 * another. At most 500.
 */
export async function implementersOf(
	db: Db,
	actor: Actor,
	productId: string,
	{ countries = [], today }: RegisterQuestion
) {
	const rows = await selectEntries(db)
		.where('entry.product_id', '=', productId)
		.where(inRegister)
		.where(readableBy(actor))
		.$if(countries.length > 0, (entries) => entries.where(isIn(countries)))
		.orderBy(
			sql`case when entry.until < ${today}::date then 2 when entry.status = 'confirmed' then 0
			when entry.status = 'claimed' then 1 else 2 end`
		)
		.orderBy('entry.updated_at', 'desc')
		.orderBy('entry.id')
		.limit(500)
		.execute();
	return {
		rows: rows.flatMap((row) => {
			const standing = standingOn(row, today);
			return standing === undefined ? [] : [{ ...row, standing }];
		}),
		hidden: countries.length > 0 ? null : await countHidden(db, actor, productId, today)
	};
}

function selectEntries(db: Db) {
	return db
		.selectFrom('implementer as entry')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.leftJoin('organisation as office', 'office.id', 'entry.confirmed_by')
		.select(['entry.id', 'entry.status', 'entry.work', 'entry.until', 'entry.created_at as claimedAt'])
		.select(['entry.confirmed_at as confirmedAt', 'entry.engagement_id as engagementId'])
		.select('entry.updated_at as updatedAt')
		.select([
			'profile.id as profileId',
			'profile.name',
			'profile.kind',
			'profile.language',
			'profile.example'
		])
		.select(['profile.person_id as personId', 'profile.organisation_id as organisationId'])
		.select(['office.id as officeId', 'office.name as office'])
		.select((eb) =>
			jsonArrayFrom(
				eb
					.selectFrom('implementer_place as place')
					.leftJoin('subdivision', 'subdivision.code', 'place.subdivision')
					.leftJoin('city', 'city.id', 'place.city')
					.select(['place.country', 'place.subdivision', 'subdivision.name as subdivisionName'])
					.select('city.name as cityName')
					.whereRef('place.implementer_id', '=', 'entry.id')
					.orderBy('place.country')
					.orderBy('subdivision.name')
					.orderBy('city.name')
			).as('places')
		);
}

/** Those who show themselves only to verified offices. Whoever pauses or hides from lists is in no count at all. */
async function countHidden(db: Db, actor: Actor, productId: string, today: string): Promise<number | null> {
	const { count } = await db
		.selectFrom('implementer as entry')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.leftJoin(shownTo(actor), 'shown.id', 'profile.id')
		.select((eb) => eb.fn.countAll<string>().as('count'))
		.where('entry.product_id', '=', productId)
		.where('entry.status', 'in', ['claimed', 'confirmed'])
		.where('entry.until', '>=', today)
		.where('profile.status', '=', 'published')
		.where('profile.paused', '=', false)
		.where('profile.visibility', '=', 'verified')
		.where('shown.id', 'is', null)
		.where(isNotSuspended)
		.executeTakeFirstOrThrow();
	const steps = Math.floor(Number(count) / smallestCount) * smallestCount;
	return steps === 0 ? null : steps;
}

/** The profiles this actor may see, as something to join with. */
function shownTo(actor: Actor) {
	return expressionBuilder<Tables>()
		.selectFrom('profile')
		.select(['profile.id', 'profile.name'])
		.where(readableBy(actor))
		.as('shown');
}

/** In which countries a product has somebody this actor may see, who holds on that day, by how many. */
export function countCountries(db: Db, actor: Actor, productId: string, today: string) {
	return db
		.selectFrom('implementer as entry')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.innerJoin('implementer_place as place', 'place.implementer_id', 'entry.id')
		.select('place.country')
		.select((eb) => eb.fn.count<string>('entry.id').distinct().as('count'))
		.where('entry.product_id', '=', productId)
		.where(inRegister)
		.where('entry.until', '>=', today)
		.where(readableBy(actor))
		.groupBy('place.country')
		.orderBy('place.country')
		.execute();
}

/** What profiles say of one product, whatever became of it; for those who speak for them. */
export async function listOwnEntries(db: Db, profileIds: readonly string[], productId: string) {
	if (profileIds.length === 0) return [];
	return selectEntries(db)
		.where('entry.profile_id', 'in', profileIds)
		.where('entry.product_id', '=', productId)
		.orderBy('entry.id')
		.execute();
}

/**
 * Work with a product that offices attested, newest first: whose it was is told where this actor may see that profile
 * and it does not hide the credit. At most 100.
 */
export function listAttestedWork(db: Db, actor: Actor, productId: string) {
	return db
		.selectFrom('attestation')
		.innerJoin('engagement', 'engagement.id', 'attestation.engagement_id')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.innerJoin('organisation as office', 'office.id', 'attestation.organisation_id')
		.leftJoin(shownTo(actor), 'shown.id', 'attestation.profile_id')
		.select(['engagement.id as engagementId', 'need.title', 'need.language', 'need.origin'])
		.select(['engagement.ended_at as endedAt', 'office.name as office'])
		.select(['shown.id as profileId', 'shown.name'])
		.select(sql<string[]>`array_agg(distinct attestation.skill order by attestation.skill)`.as('skills'))
		.where('engagement.status', '=', 'closed')
		.where('attestation.hidden', '=', false)
		.where(isWorkWith(productId))
		.groupBy(['engagement.id', 'need.id', 'office.id', 'shown.id', 'shown.name'])
		.orderBy('engagement.ended_at', 'desc')
		.orderBy('engagement.id')
		.limit(100)
		.execute();
}
