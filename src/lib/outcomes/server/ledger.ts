/** The public ledger: every piece of agreed work that has ended, with how it ended, the failures among them. */
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Side } from '../../engagements/lifecycle.ts';
import { namesIn } from '../../engagements/server/names.ts';
import { isAgreed } from '../../engagements/server/queries.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { SearchWords } from '../../platform/search-words.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import { newest, type NewestPage } from '../../platform/server/newest.ts';
import { findsWords } from '../../platform/server/text-search.ts';
import type { CheckInAnswer, CheckInMonth } from '../lifecycle.ts';
import type { LedgerFilters } from '../schema.ts';

/** One answer months after the end. */
export interface CheckedIn {
	month: CheckInMonth;
	side: Side;
	stillRuns: CheckInAnswer;
	staffCan: CheckInAnswer | null;
}

export interface LedgerQuestion {
	filters: LedgerFilters;
	search?: SearchWords | undefined;
	/** Only what this office did. */
	office?: string;
	/** Only some of these. */
	among?: readonly string[] | undefined;
}

/** The SQL twin of `arePublic` over an engagement; `ledger.test.ts` holds the two together. */
export const toldByBoth = sql<boolean>`(select count(*) = 2 from outcome_account account
	where account.engagement_id = engagement.id and account.publication = 'agreed'
		and account.taken_down_at is null)`;
const searched = sql<string>`lower(need.title || ' ' || need.outcome_wanted)`;
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Ended work that was agreed before, with what the list and its facets ask about; no natural person is in it. */
function selectEnded(db: Db, search: SearchWords | undefined) {
	const ended = db
		.selectFrom('engagement')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.select(['engagement.id', 'engagement.kind', 'engagement.pays', 'engagement.ending', 'need.id as needId'])
		.select([
			'need.title as need',
			'need.language',
			'need.country',
			'need.subdivision',
			'need.origin',
			'need.office_id as officeId'
		])
		.select(sql<Date>`date_trunc('milliseconds', engagement.ended_at)`.as('endedAt'))
		.select(toldByBoth.as('told'))
		// A need names its product by the repository.
		.select((eb) =>
			eb
				.selectFrom('product')
				.select('product.id')
				.whereRef('product.repository', '=', 'need.repository')
				.orderBy('product.id')
				.limit(1)
				.as('productId')
		)
		.where('engagement.ended_at', 'is not', null)
		.where(isAgreed());
	const asksFor = (skills: readonly string[]) => sql<SqlBool>`exists (select from need_skill
		where need_id = need.id and skill = any(${[...skills]}))`;
	return search ? ended.where(findsWords(search, searched, asksFor)) : ended;
}

/** Lessons everybody may read that were drawn from a row of `ended`. */
const drawn = sql`from lesson_source as source join lesson on lesson.id = source.lesson_id
	where source.engagement_id = ended.id and lesson.status = 'published'`;

/** Over `ended`, the rows of `selectEnded`. */
function conditions(filters: LedgerFilters) {
	const { ending, kind, country, skill, told, discipline } = filters;
	const oneOf = (column: string, values: readonly string[]) =>
		values.length > 0 ? sql<SqlBool>`${sql.ref(column)} = any(${[...values]})` : undefined;
	return {
		ending: oneOf('ended.ending', ending),
		kind: oneOf('ended.kind', kind),
		country: oneOf('ended.country', country),
		office: oneOf('ended.officeId', filters.office),
		region: oneOf('ended.subdivision', filters.region),
		product: oneOf('ended.productId', filters.product),
		discipline:
			discipline.length > 0
				? sql<SqlBool>`exists (select ${drawn} and lesson.discipline = any(${[...discipline]}))`
				: undefined,
		skill:
			skill.length > 0
				? sql<SqlBool>`exists (select from need_skill
					where need_id = ended."needId" and skill = any(${[...skill]}))`
				: undefined,
		told: told.length === 1 ? sql<SqlBool>`ended.told = ${told[0] === 'yes'}` : undefined
	};
}

/** A few words of the office, where both sides published: hidden first, so that no cut leaves half a name. */
function officeWords(column: 'did_not_work' | 'tell_next') {
	const cleared = sql`without_names(account.${sql.ref(column)}, ${namesIn('ended.id')})`;
	return sql<string | null>`(select left(${cleared}, 280) from outcome_account account
		where ended.told and account.engagement_id = ended.id and account.side = 'office')`;
}

/** What both sides answered months later, the latest month first; never who said it. */
const checks = sql<CheckedIn[]>`coalesce((select jsonb_agg(jsonb_build_object('month', asked.month,
		'side', asked.side, 'stillRuns', asked.still_runs, 'staffCan', asked.staff_can)
		order by asked.month desc, asked.side)
	from outcome_check_in asked where asked.engagement_id = ended.id and asked.still_runs is not null), '[]')`;

/** One page of ended work, the latest first. A `bad_request` for a cursor that is none of this list's. */
export async function listLedger(db: Db, { filters, search, office, among }: LedgerQuestion, size: number) {
	let rows = db
		.selectFrom(selectEnded(db, search).as('ended'))
		.leftJoin('organisation as office', 'office.id', 'ended.officeId')
		.leftJoin('engagement_ending as reported', 'reported.engagement_id', 'ended.id')
		.select(['ended.id', 'ended.kind', 'ended.pays', 'ended.ending', 'ended.endedAt', 'ended.needId'])
		.select(['ended.need', 'ended.language', 'ended.country', 'ended.origin', 'ended.told'])
		.select(['office.name as office', 'reported.reported_by as reportedBy', 'reported.answer'])
		.select('reported.own_ending as ownEnding')
		.select([officeWords('did_not_work').as('didNotWork'), officeWords('tell_next').as('tellNext')])
		.select(checks.as('checkIns'));
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (office !== undefined) rows = rows.where('ended.officeId', '=', office);
	if (among) rows = rows.where('ended.id', 'in', [...among]);
	if (filters.after !== undefined) {
		const [at, id] = readCursor(filters.after, Position);
		rows = rows.where(sql<SqlBool>`(ended."endedAt", ended.id) < (${at}::timestamptz, ${id}::uuid)`);
	}
	const found = await rows
		.orderBy('ended.endedAt', 'desc')
		.orderBy('ended.id', 'desc')
		.limit(size + 1)
		.execute();
	return cutPage(found, size, (last) => [last.endedAt.toISOString(), last.id]);
}
export type LedgerRow = Awaited<ReturnType<typeof listLedger>>['rows'][number];

/** What ended last under these filters. */
export function listNewestEnded(db: Db, { filters, search }: LedgerQuestion, page: NewestPage) {
	let rows = db.selectFrom(selectEnded(db, search).as('ended')).select(['ended.id', 'ended.endedAt as at']);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	return newest(db, rows, page);
}

/** Names of the offices, regions and products that facets count under; ids nobody knows are left out. */
export async function nameFacets(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id::text, name from organisation where id::text = any(${[...ids]}::text[]) and kind = 'office'
		union all select code, name from subdivision where code = any(${[...ids]}::text[])
		union all select id::text, name from product where id::text = any(${[...ids]}::text[])`.execute(db);
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How much ended work there is under these filters, and under each value of each facet. */
export function countLedger(db: Db, { filters, search }: LedgerQuestion) {
	const where = conditions(filters);
	return countFacets(db, 'ended', selectEnded(db, search), {
		ending: { values: sql`select ended.ending`, chosen: filters.ending, where: where.ending },
		told: {
			values: sql`select case when ended.told then 'yes' else 'no' end`,
			chosen: filters.told,
			where: where.told
		},
		kind: { values: sql`select ended.kind`, chosen: filters.kind, where: where.kind },
		country: { values: sql`select ended.country`, chosen: filters.country, where: where.country },
		region: { values: sql`select ended.subdivision`, chosen: filters.region, where: where.region },
		office: { values: sql`select ended."officeId"`, chosen: filters.office, where: where.office },
		product: { values: sql`select ended."productId"`, chosen: filters.product, where: where.product },
		discipline: {
			values: sql`select distinct lesson.discipline ${drawn}`,
			chosen: filters.discipline,
			where: where.discipline
		},
		skill: {
			values: sql`select skill from need_skill where need_id = ended."needId"`,
			chosen: filters.skill,
			where: where.skill
		}
	});
}
