/** Reading lessons: the list, one of them, and those for somebody who writes a similar need. */
import { type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { coversPlace } from '../../engagements/policy.ts';
import { readParties } from '../../engagements/server/record.ts';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { SearchWords } from '../../platform/search-words.ts';
import type { Db } from '../../platform/server/db.ts';
import { countFacets } from '../../platform/server/facets.ts';
import { newest, type NewestPage } from '../../platform/server/newest.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { findsWords } from '../../platform/server/text-search.ts';
import type { LessonFilters } from '../schema.ts';

/** The SQL twin of `canReadLesson`; `lessons.test.ts` holds the two together. */
export function lessonsReadableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'lesson'>) => {
		if (actor.kind === 'system') return eb.val(true);
		const isPublic = eb('lesson.status', '=', 'published');
		if (actor.kind === 'visitor' || actor.memberships.length === 0) return isPublic;
		const own = actor.memberships.map(({ organisationId }) => organisationId);
		return eb.or([isPublic, eb('lesson.organisation_id', 'in', own)]);
	};
}

const card = [
	...(['lesson.id', 'lesson.title', 'lesson.language', 'lesson.discipline', 'lesson.status'] as const),
	...(['lesson.government_level as governmentLevel', 'lesson.kind', 'lesson.maturity'] as const),
	...(['lesson.country', 'lesson.example', 'lesson.published_at as publishedAt'] as const),
	...(['organisation.id as organisationId', 'organisation.name as organisation'] as const)
] as const;

const skillsOfIt = sql<string[]>`array(
	select skill from lesson_skill where lesson_id = lesson.id order by skill)`;
const searched = sql<string>`lower(lesson.title || ' ' || lesson.words)`;
const sortedAt = sql<Date>`date_trunc('milliseconds', lesson.published_at)`;
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

export interface LessonQuestion {
	filters: LessonFilters;
	search?: SearchWords | undefined;
	/** Only some of these. */
	among?: readonly string[] | undefined;
}

function selectLessons(db: Db, search: SearchWords | undefined) {
	const lessons = db.selectFrom('lesson').where('lesson.status', '=', 'published');
	return search ? lessons.where(findsWords(search, searched, isAbout)) : lessons;
}

function isAbout(skills: readonly string[]) {
	return sql<SqlBool>`exists (select from lesson_skill
		where lesson_id = lesson.id and skill = any(${[...skills]}))`;
}

function conditions({ discipline, level, kind, country, skill }: LessonFilters) {
	const oneOf = (column: string, values: readonly string[]) =>
		values.length > 0 ? sql<SqlBool>`${sql.ref(column)} = any(${[...values]})` : undefined;
	return {
		discipline: oneOf('lesson.discipline', discipline),
		level: oneOf('lesson.government_level', level),
		kind: oneOf('lesson.kind', kind),
		country: oneOf('lesson.country', country),
		skill: skill.length > 0 ? isAbout(skill) : undefined
	};
}

/** One page of published lessons, newest first. A `bad_request` for a cursor that is none of this list's. */
export async function listLessons(db: Db, { filters, search, among }: LessonQuestion, size: number) {
	let rows = selectLessons(db, search)
		.innerJoin('organisation', 'organisation.id', 'lesson.organisation_id')
		.select(card)
		.select([
			sql<string>`left(lesson.words, 400)`.as('summary'),
			skillsOfIt.as('skills'),
			sortedAt.as('sortedAt')
		]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	if (among) rows = rows.where('lesson.id', 'in', [...among]);
	if (filters.after !== undefined) {
		const [at, id] = readCursor(filters.after, Position);
		rows = rows.where(sql<SqlBool>`(${sortedAt}, lesson.id) < (${at}::timestamptz, ${id}::uuid)`);
	}
	const found = await rows
		.orderBy('sortedAt', 'desc')
		.orderBy('lesson.id', 'desc')
		.limit(size + 1)
		.execute();
	return cutPage(found, size, (last) => [last.sortedAt.toISOString(), last.id]);
}

/** What was published last under these filters. */
export function listNewestLessons(db: Db, { filters, search }: LessonQuestion, page: NewestPage) {
	let rows = selectLessons(db, search).select(['lesson.id', sortedAt.as('at')]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	return newest(db, rows, page);
}

/** How many published lessons there are under these filters, and under each value of each facet. */
export function countLessons(db: Db, { filters, search }: LessonQuestion) {
	const rows = selectLessons(db, search).select([
		...(['lesson.id', 'lesson.discipline', 'lesson.government_level', 'lesson.kind'] as const),
		'lesson.country'
	]);
	const where = conditions(filters);
	return countFacets(db, 'lesson', rows, {
		discipline: {
			values: sql`select lesson.discipline`,
			chosen: filters.discipline,
			where: where.discipline
		},
		level: { values: sql`select lesson.government_level`, chosen: filters.level, where: where.level },
		kind: { values: sql`select lesson.kind`, chosen: filters.kind, where: where.kind },
		country: { values: sql`select lesson.country`, chosen: filters.country, where: where.country },
		skill: {
			values: sql`select skill from lesson_skill where lesson_id = lesson.id`,
			chosen: filters.skill,
			where: where.skill
		}
	});
}

/** One lesson with the work it was drawn from, undefined where this actor may not read it. */
export async function findLesson(db: Db, actor: Actor, id: string) {
	const lesson = await db
		.selectFrom('lesson')
		.innerJoin('organisation', 'organisation.id', 'lesson.organisation_id')
		.select(card)
		.select(['lesson.words', skillsOfIt.as('skills')])
		.where('lesson.id', '=', id)
		.where(lessonsReadableBy(actor))
		.executeTakeFirst();
	if (!lesson) return undefined;
	const sources = await db
		.selectFrom('lesson_source')
		.innerJoin('engagement', 'engagement.id', 'lesson_source.engagement_id')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.select(['engagement.id', 'engagement.ending', 'need.id as needId', 'need.title as need'])
		.where('lesson_source.lesson_id', '=', id)
		.orderBy('engagement.id')
		.execute();
	return { ...lesson, sources };
}

export interface SimilarNeed {
	skills: readonly string[];
	kind?: string | undefined;
	country?: string | undefined;
}

/**
 * Lessons for somebody who writes a need like this: two points for each shared skill, one for the same kind of work,
 * one for the same country; the newest first among equals. None where nothing is shared.
 */
export function lessonsFor(db: Db, { skills, kind, country }: SimilarNeed, limit = 3) {
	const points = sql<number>`(
		2 * (select count(*) from lesson_skill where lesson_id = lesson.id and skill = any(${[...skills]}::text[]))
		+ (lesson.kind is not distinct from ${kind ?? ''})::int
		+ (lesson.country is not distinct from ${country ?? ''})::int)::int`;
	return db
		.selectFrom('lesson')
		.innerJoin('organisation', 'organisation.id', 'lesson.organisation_id')
		.select(card)
		.select(sql<string>`left(lesson.words, 400)`.as('summary'))
		.select(skillsOfIt.as('skills'))
		.where('lesson.status', '=', 'published')
		.where(sql<SqlBool>`${points} > 0`)
		.orderBy(points, 'desc')
		.orderBy('lesson.published_at', 'desc')
		.orderBy('lesson.id')
		.limit(limit)
		.execute();
}

/**
 * For which of their organisations this actor could draw a lesson from a piece of work: those that took part, and
 * verified broker teams of theirs where they look after its place. With the skills the need asks for.
 */
export async function findLessonGround(db: Db, actor: Actor, engagementId: string) {
	if (actor.kind !== 'member') return { organisations: [], skills: [] };
	const writes = actor.memberships
		.filter(({ rights }) => rights.includes('write') || rights.includes('manage'))
		.map(({ organisationId }) => organisationId);
	const parties = await readParties(db, engagementId);
	const place = await db
		.selectFrom('engagement')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.select(['need.id', 'need.country', 'need.subdivision'])
		.select(sql<boolean>`need.origin = 'example'`.as('example'))
		.where('engagement.id', '=', engagementId)
		.executeTakeFirst();
	const brokers = place !== undefined && coversPlace(actor, place);
	const teams = actor.memberships.filter(({ kind }) => kind === 'broker_team');
	const able = writes.filter(
		(id) =>
			parties.some(({ organisationId }) => organisationId === id) ||
			(brokers && teams.some(({ organisationId }) => organisationId === id))
	);
	if (!place || able.length === 0) return { organisations: [], skills: [] };
	const organisations = await db
		.selectFrom('organisation')
		.select(['id', 'name'])
		.where('id', 'in', able)
		.orderBy('name')
		.execute();
	const skills = await db
		.selectFrom('need_skill')
		.select('skill')
		.where('need_id', '=', place.id)
		.orderBy('skill')
		.execute();
	return { organisations, skills: skills.map(({ skill }) => skill) };
}
