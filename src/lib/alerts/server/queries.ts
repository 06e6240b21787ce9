/** Saved searches as their owner reads them. */
import { personOf } from '../../accounts/server/commands.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { type AlertPace, type ListKind, paceAfter, type SavedKind } from '../lifecycle.ts';
import { FittingQuestion, type SavedQuestion } from '../schema.ts';
import { readQuestion } from './asking.ts';

const card = [
	...(['id', 'kind', 'name', 'question', 'pace', 'paused_at as pausedAt', 'unread'] as const),
	...(['created_at as createdAt', 'feed_key as feedKey', 'person_id as personId'] as const)
] as const;

export type Stored = Awaited<ReturnType<typeof listSaved>>[number];

/** Those of who asks, the newest first, with how often mails about each come now. */
export async function listSaved(context: Context) {
	const rows = await context.db
		.selectFrom('saved_search')
		.select(card)
		.where('person_id', '=', personOf(context))
		.orderBy('id', 'desc')
		.execute();
	const last = await lastAlerts(
		context.db,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => ({
		...row,
		now: paceAfter(row.pace, row.unread) satisfies AlertPace,
		toldAt: last.get(row.id)
	}));
}

async function lastAlerts(db: Db, ids: readonly string[]): Promise<Map<string, Date>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('search_alert')
		.select(['saved_search_id as id', (eb) => eb.fn.max('created_at').as('at')])
		.where('saved_search_id', 'in', [...ids])
		.groupBy('saved_search_id')
		.execute();
	return new Map(rows.map(({ id, at }) => [id, at]));
}

/** One of who asks. */
export function findSaved(context: Context, id: string) {
	return context.db
		.selectFrom('saved_search')
		.select(card)
		.where('id', '=', id)
		.where('person_id', '=', personOf(context))
		.executeTakeFirst();
}

/** The saved search behind the address of a feed; undefined where the address was taken back, or never was. */
export async function findByFeedKey(db: Db, feedKey: string) {
	const saved = await db
		.selectFrom('saved_search')
		.innerJoin('person', 'person.id', 'saved_search.person_id')
		.select(['saved_search.id', 'saved_search.kind', 'saved_search.name', 'saved_search.question'])
		.where('saved_search.feed_key', '=', feedKey)
		.where('person.status', '=', 'active')
		.executeTakeFirst();
	return saved && isListed(saved) ? saved : undefined;
}

/** What fits somebody is theirs alone and has no feed. */
export function isListed<S extends { kind: SavedKind }>(saved: S): saved is S & { kind: ListKind } {
	return saved.kind !== 'fitting';
}

/** Where its list is: a path without language. */
export function pathOf({ kind, question }: { kind: SavedKind; question: unknown }): string {
	if (kind === 'fitting') {
		const read = FittingQuestion.safeParse(question).data;
		return read ? `/work?for=${read.for}` : '/work';
	}
	const read = readQuestion(kind, question);
	const query = read ? addressOf(read) : '';
	return query === '' ? `/${kind}` : `/${kind}?${query}`;
}

/** A question as the address of its list says it. */
export function addressOf(question: SavedQuestion[ListKind]): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(question)) {
		if (name === 'origin' && value === 'current') continue;
		for (const each of [value ?? []].flat()) query.append(name, each);
	}
	return query.toString();
}
