/** What somebody was told, as they read it on the site. */
import { personOf } from '../../accounts/server/commands.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Locale } from '../../platform/language.ts';
import { type GroupName, isGroup } from '../groups.ts';
import type { Words } from './rule.ts';
import { wordsFor } from './wording.ts';

export interface Notice {
	id: string;
	group: GroupName;
	at: Date;
	unread: boolean;
	/** Undefined when nothing of it is left that its reader may see. */
	words: Words | undefined;
}

/** One page of the inbox of who asks, newest first; `before` is the `last` of the page before. */
export async function listInbox(
	context: Context,
	locale: Locale,
	{ before, size }: { before?: string | undefined; size: number }
): Promise<{ notices: Notice[]; last: string | undefined; more: boolean }> {
	const { db, now, actor } = context;
	let rows = db
		.selectFrom('notification')
		.select(['id', 'topic', 'topic_group', 'payload', 'created_at as at', 'read_at as readAt'])
		.where('person_id', '=', personOf(context))
		.where('in_app', '=', true);
	if (before !== undefined) rows = rows.where('id', '<', before);
	const found = await rows
		.orderBy('id', 'desc')
		.limit(size + 1)
		.execute();
	const reader = { db, now, actor, locale };
	const notices = await Promise.all(
		found.slice(0, size).map(async (row): Promise<Notice[]> => {
			if (!isGroup(row.topic_group)) return [];
			const words = await wordsFor(reader, row);
			// What is over and was read, or settled, takes no room.
			if (!words && row.readAt !== null) return [];
			return [{ id: row.id, group: row.topic_group, at: row.at, unread: row.readAt === null, words }];
		})
	);
	return { notices: notices.flat(), last: found.slice(0, size).at(-1)?.id, more: found.length > size };
}

/** How many notices the person has not read, for the head of every page. */
export async function countUnread({ actor, db }: Context): Promise<number> {
	if (actor.kind !== 'member') return 0;
	const { count } = await db
		.selectFrom('notification')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('person_id', '=', actor.personId)
		.where('in_app', '=', true)
		.where('read_at', 'is', null)
		.executeTakeFirstOrThrow();
	return count;
}

/** Marks one as read and says where it leads, as a path without language; undefined where it leads nowhere any more. */
export async function openNotice(context: Context, id: string, locale: Locale): Promise<string | undefined> {
	const { db, now, actor } = context;
	const row = await db
		.updateTable('notification')
		.set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
		.where('id', '=', id)
		.where('person_id', '=', personOf(context))
		.where('in_app', '=', true)
		.returning(['topic', 'topic_group', 'payload'])
		.executeTakeFirst();
	if (!row) throw new Refusal('not_found', 'notify_inbox_no_such');
	return (await wordsFor({ db, now, actor, locale }, row))?.path;
}

/** Marks everything as read that was there when the page was made. */
export async function readAll(context: Context, newest: string): Promise<void> {
	await context.db
		.updateTable('notification')
		.set({ read_at: context.now })
		.where('person_id', '=', personOf(context))
		.where('id', '<=', newest)
		.where('read_at', 'is', null)
		.execute();
}
