/**
 * Something new: which saved searches it may belong to. Each question is asked once, of the new thing alone, however
 * many have saved it; only owners of questions it answers are looked up.
 */
import { sql } from 'kysely';
import { type Actor, system } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { refreshDocuments } from '../../search/server/refresh.ts';
import { calmMinutes, type ItemKind, type ListKind, patience } from '../lifecycle.ts';
import { askList, listsOf, readQuestion } from './asking.ts';
import { look } from './looking.ts';

/** Tells at once of one new thing. */
export async function tellOf(context: Context, kind: ItemKind, id: string): Promise<void> {
	const lists = listsOf[kind];
	const facts = await readFacts(context.db, kind, id);
	const questions = await listQuestions(context.db, lists, facts);
	if (questions.some((question) => question.kind === 'search')) await refreshDocuments(context.db);
	const keys: string[] = [];
	for (const { kind: list, question, key } of questions) {
		if (await answers(context.db, list, question, { among: [id] })) keys.push(key);
	}
	const fitting = kind === 'need' ? await listFitting(context.db, id) : [];
	await lookSoon(context, [...(await listOwners(context.db, lists, keys)), ...fitting]);
}

/** Tells at once of what came in bulk: each question is asked once, of what appeared since. */
export async function tellOfMany(context: Context, lists: readonly ListKind[], since: Date): Promise<void> {
	const questions = await listQuestions(context.db, lists);
	if (questions.some((question) => question.kind === 'search')) await refreshDocuments(context.db);
	const keys: string[] = [];
	for (const { kind, question, key } of questions) {
		if (await answers(context.db, kind, question, { since })) keys.push(key);
	}
	await lookSoon(context, await listOwners(context.db, lists, keys));
}

const nobody = '00000000-0000-0000-0000-000000000000';
/** Reads of people what any owner may: those who show themselves to verified offices only are found for these alone. */
const official: Actor = {
	kind: 'member',
	personId: nobody,
	memberships: [{ organisationId: nobody, kind: 'office', rights: ['read'], verified: true }],
	brokerPlaces: [],
	operator: false
};

/** Whether anybody's saved question may have found it; what each owner may read is asked again in their name. */
async function answers(
	db: Db,
	kind: ListKind,
	stored: unknown,
	among: { among: readonly string[] } | { since: Date }
): Promise<boolean> {
	const question = readQuestion(kind, stored);
	if (!question) return false;
	const reader = kind === 'people' ? official : system;
	const { rows } = await askList(db, reader, kind, question, { ...among, size: 1 });
	return rows.length > 0;
}

/** What facets are compared with before a question is asked at all; undefined where every question is asked. */
interface Facts {
	countries: string[];
	skills: string[];
}

async function readFacts(db: Db, kind: ItemKind, id: string): Promise<Facts | undefined> {
	const read = {
		need: sql`array(select country from need where id = ${id} and country is not null) as countries,
			array(select skill from need_skill where need_id = ${id}) as skills`,
		profile: sql`array(select country from profile_place where profile_id = ${id}) as countries,
			array(select skill from profile_skill where profile_id = ${id}) as skills`
	};
	if (kind !== 'need' && kind !== 'profile') return undefined;
	const { rows } = await sql<Facts>`select ${read[kind]}`.execute(db);
	return rows[0];
}

/** Every question that somebody wants answered at once, once. */
async function listQuestions(db: Db, lists: readonly ListKind[], facts?: Facts) {
	const allows = (facet: string, values: readonly string[]) => sql`
		(jsonb_array_length(coalesce(question -> ${facet}::text, '[]')) = 0
			or question -> ${facet}::text ?| ${[...values]}::text[])`;
	const { rows } = await sql<{ kind: ListKind; question: unknown; key: string }>`
		select distinct on (kind, question_key) kind, question, question_key as key from saved_search
		where pace = 'at_once' and paused_at is null and unread < ${patience} and kind = any(${[...lists]})
			and ${facts ? sql`${allows('country', facts.countries)} and ${allows('skill', facts.skills)}` : sql`true`}
		order by kind, question_key`.execute(db);
	return rows;
}

async function listOwners(db: Db, lists: readonly ListKind[], keys: readonly string[]): Promise<string[]> {
	if (keys.length === 0) return [];
	const rows = await db
		.selectFrom('saved_search')
		.select('id')
		.where('kind', 'in', [...lists])
		.where('question_key', 'in', [...keys])
		.where('pace', '=', 'at_once')
		.where('paused_at', 'is', null)
		.where('unread', '<', patience)
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Those whose profile shares a skill with the need, by what matching keeps of both. */
async function listFitting(db: Db, needId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct saved.id from need_posting asked
		join match_posting held on held.term = asked.term
		join saved_search saved on saved.kind = 'fitting' and saved.question ->> 'for' = held.profile_id::text
		where asked.need_id = ${needId} and saved.pace = 'at_once' and saved.paused_at is null
			and saved.unread < ${patience}
		order by saved.id`.execute(db);
	return rows.map(({ id }) => id);
}

/** What was told of a moment ago waits for the next hour, so that a hundred new things are not a hundred mails. */
async function lookSoon(context: Context, ids: readonly string[]): Promise<void> {
	const { db, now } = context;
	for (const id of new Set(ids)) {
		const last = await db
			.selectFrom('search_alert')
			.select('created_at')
			.where('saved_search_id', '=', id)
			.where('created_at', '>', new Date(now.getTime() - calmMinutes * 60_000))
			.executeTakeFirst();
		if (last) await db.updateTable('saved_search').set({ waiting: true }).where('id', '=', id).execute();
		else await look(context, id);
	}
}
