import { type Expression, type ExpressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import { newest, type NewestPage } from '../../platform/server/newest.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { findsWords, holdsPhrase, type SearchedWords } from '../../platform/server/text-search.ts';
import { officesOf } from '../policy.ts';
import type { NeedFilters } from '../schema.ts';
import { publicSteps } from './news.ts';

/** The SQL twin of `canRead`; `policy.test.ts` holds the two together. */
export function readableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'need'>) => {
		if (actor.kind === 'system') return eb.val(true);
		const isPublic = eb.or([
			eb('need.status', 'in', ['open', 'paused']),
			eb.and([
				eb('need.status', '=', 'closed'),
				eb.or([eb('need.published_at', 'is not', null), eb('need.origin', '=', 'archive')])
			])
		]);
		const offices = officesOf(actor);
		return offices.length === 0 ? isPublic : eb.or([isPublic, eb('need.office_id', 'in', offices)]);
	};
}

const searched = sql<string>`lower(need.title || ' ' || need.outcome_wanted)`;
/** A cursor holds milliseconds. Needs whose date of publication nobody recorded go last. */
const sortedAt = sql<Date>`date_trunc('milliseconds', coalesce(need.published_at, to_timestamp(0)))`;

const card = [
	'need.id',
	'need.title',
	'need.status',
	'need.ending',
	'need.origin',
	'need.kind',
	'need.language',
	'need.presence',
	'need.country',
	'need.closes_on as closesOn',
	'need.source',
	'need.published_at as publishedAt',
	'need.created_at as createdAt',
	'office.name as office',
	'subdivision.name as subdivision',
	'city.name as city'
] as const;

export type NeedCard = Awaited<ReturnType<typeof listNeeds>>['rows'][number];

/** What a reader asks of the list: the filters, and the search text as `readSearchWords` gives it. */
export interface NeedQuestion {
	filters: NeedFilters;
	search?: SearchedWords | undefined;
	/** Only some of these. */
	among?: readonly string[] | undefined;
}

const Position = z.tuple([z.int().min(0).max(1), z.iso.datetime(), z.uuid()]);

/**
 * One page of needs, newest first; with a search text those that hold it word for word go first. A `bad_request`
 * for a cursor that is none of this list's.
 */
export async function listNeeds(
	db: Db,
	actor: Actor,
	{ filters, search, among }: NeedQuestion,
	size: number
) {
	const phrase = holdsPhrase(search, searched);
	let rows = selectNeeds(db, actor, search)
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
		.leftJoin('city', 'city.id', 'need.city')
		.select(card)
		.select([
			sql<string>`left(need.outcome_wanted, 280)`.as('summary'),
			sql<string[]>`array(
				select skill from need_skill where need_id = need.id order by must desc, skill limit 6)`.as('skills'),
			sortedAt.as('sortedAt'),
			phrase.as('phrase')
		]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (among) rows = rows.where('need.id', 'in', [...among]);
	if (filters.after !== undefined) {
		const [held, at, id] = readCursor(filters.after, Position);
		rows = rows.where(
			sql<SqlBool>`(${phrase}, ${sortedAt}, need.id) < (${held}, ${at}::timestamptz, ${id}::uuid)`
		);
	}
	const found = await rows
		.orderBy('phrase', 'desc')
		.orderBy('sortedAt', 'desc')
		.orderBy('need.id', 'desc')
		.limit(size + 1)
		.execute();
	return cutPage(found, size, (last) => [last.phrase, last.sortedAt.toISOString(), last.id]);
}

/** What was published last under these filters. */
export function listNewestNeeds(db: Db, actor: Actor, { filters, search }: NeedQuestion, page: NewestPage) {
	let rows = selectNeeds(db, actor, search)
		.select(['need.id', sortedAt.as('at')])
		.where('need.published_at', 'is not', null);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	return newest(db, rows, page);
}

/** How many needs there are in all under these filters, and under each value of each facet. */
export function countNeeds(db: Db, actor: Actor, { filters, search }: NeedQuestion) {
	const rows = selectNeeds(db, actor, search).select([
		...(['need.id', 'need.status', 'need.origin', 'need.kind', 'need.country', 'need.languages'] as const),
		'need.language'
	]);
	const where = conditions(filters);
	return countFacets(db, 'need', rows, {
		origin: {
			values: sql`select case need.origin when 'archive' then 'archive' else 'current' end`,
			chosen: [filters.origin],
			where: where.origin
		},
		status: { values: sql`select need.status`, chosen: filters.status, where: where.status },
		kind: { values: sql`select need.kind`, chosen: filters.kind, where: where.kind },
		country: { values: sql`select need.country`, chosen: filters.country, where: where.country },
		skill: {
			values: sql`select skill from need_skill where need_id = need.id`,
			chosen: filters.skill,
			where: where.skill
		},
		language: {
			values: sql`select unnest(${workingLanguages})`,
			chosen: filters.language,
			where: where.language
		}
	});
}

/** Working languages where the need names them, else the one it is written in. */
const workingLanguages = sql`case when need.languages = '{}' then array[need.language] else need.languages end`;

function selectNeeds(db: Db, actor: Actor, search: SearchedWords | undefined) {
	const needs = db.selectFrom('need').where(readableBy(actor));
	return search ? needs.where(holdsWords(actor, search)) : needs;
}

/** What was found beforehand; what nobody but its office reads, or was edited a moment ago, by its own words. */
function holdsWords(actor: Actor, search: SearchedWords): RawBuilder<SqlBool> {
	const holds = findsWords(search, searched, asksFor);
	if (!search.found) return holds;
	const { ids, edited } = search.found;
	const own = actor.kind === 'system' ? sql`true` : sql`need.office_id = any(${officesOf(actor)}::uuid[])`;
	return sql`need.id in (${ids} union all
		select need.id from need where (need.id in (${edited}) or ${own}) and ${holds})`;
}

/** The condition each facet makes, undefined where nothing was chosen. */
function conditions(filters: NeedFilters) {
	const { origin, status, kind, country, skill, language } = filters;
	const among = (column: Expression<unknown>, chosen: readonly string[]) =>
		chosen.length > 0 ? sql<SqlBool>`${column} = any(${[...chosen]})` : undefined;
	return {
		origin:
			origin === 'archive' ? sql<SqlBool>`need.origin = 'archive'` : sql<SqlBool>`need.origin <> 'archive'`,
		status: among(sql`need.status`, status),
		kind: among(sql`need.kind`, kind),
		country: among(sql`need.country`, country),
		skill: skill.length > 0 ? asksFor(skill) : undefined,
		language: language.length > 0 ? sql<SqlBool>`${workingLanguages} && ${[...language]}::text[]` : undefined
	};
}

function asksFor(skills: readonly string[]) {
	return sql<SqlBool>`exists (
		select from need_skill where need_skill.need_id = need.id and need_skill.skill = any(${[...skills]}))`;
}

const page = [
	'need.id',
	'need.origin',
	'need.status',
	'need.ending',
	'need.title',
	'need.outcome_wanted as outcomeWanted',
	'need.problem',
	'need.tried',
	'need.language',
	'need.kind',
	'need.intent',
	'need.budget_amount as budgetAmount',
	'need.budget_currency as budgetCurrency',
	'need.effort_days as effortDays',
	'need.paid_within_days as paidWithinDays',
	'need.contracted_how as contractedHow',
	'need.gates',
	'need.local_preference_rule as localPreferenceRule',
	'need.buying_route as buyingRoute',
	'need.presence',
	'need.country',
	'need.subdivision as subdivisionCode',
	'need.city as cityId',
	'need.languages',
	'need.mandatory_languages as mandatoryLanguages',
	'need.starts_on as startsOn',
	'need.ends_on as endsOn',
	'need.closes_on as closesOn',
	'need.staff_afterwards as staffAfterwards',
	'need.maintained_by as maintainedBy',
	'need.maintained_until as maintainedUntil',
	'need.answered_by as answeredBy',
	'need.office_id as officeId',
	'need.repository',
	'need.source',
	'need.source_url as sourceUrl',
	'need.source_licence as sourceLicence',
	'need.published_at as publishedAt',
	'need.created_at as createdAt',
	'office.name as office',
	'subdivision.name as subdivision',
	'city.name as city',
	'city.lat',
	'city.lng'
] as const;

export type NeedPage = NonNullable<Awaited<ReturnType<typeof findNeed>>>;

/** Steps of a need this actor may read: all of an own need, otherwise those everybody hears of. */
function stepsFor(actor: Actor) {
	if (actor.kind === 'system') return sql<SqlBool>`true`;
	return sql<SqlBool>`(step.step = any(${publicSteps}::text[])
		or need.office_id = any(${[...officesOf(actor)]}::uuid[]))`;
}

/** Everything a reader may know of one need, with its skills (must-haves first) and its timeline (oldest first). */
export function findNeed(db: Db, actor: Actor, id: string) {
	return db
		.selectFrom('need')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
		.leftJoin('city', 'city.id', 'need.city')
		.select(page)
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom('need_skill')
					.select(['need_skill.skill', 'need_skill.must', 'need_skill.level'])
					.whereRef('need_skill.need_id', '=', 'need.id')
					.orderBy('need_skill.must', 'desc')
					.orderBy('need_skill.skill')
			).as('skills'),
			jsonArrayFrom(
				eb
					.selectFrom('need_transition as step')
					.select(['step.step', 'step.to_status as status', 'step.ending', 'step.reason'])
					.select(sql<string>`to_char(step.at at time zone 'UTC', 'YYYY-MM-DD')`.as('on'))
					.whereRef('step.need_id', '=', 'need.id')
					.where(stepsFor(actor))
					.orderBy('step.at')
					.orderBy('step.id')
			).as('timeline')
		])
		.where('need.id', '=', id)
		.where(readableBy(actor))
		.executeTakeFirst();
}

/** Open and paused needs that ask for a skill: under its own name, and with the narrower ones counted in. */
export function countNeedsAsking(db: Db, actor: Actor, skill: string, narrower: readonly string[]) {
	return selectNeeds(db, actor, undefined)
		.select([
			sql<number>`(count(*) filter (where ${asksFor([skill])}))::int`.as('exactly'),
			sql<number>`count(*)::int`.as('withNarrower')
		])
		.where('need.status', 'in', ['open', 'paused'])
		.where(asksFor([skill, ...narrower]))
		.executeTakeFirstOrThrow();
}
