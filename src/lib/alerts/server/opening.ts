/** Links of alerts: whoever follows one reads them. They open nothing that is not public anyway. */
import { z } from 'zod';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { isSigned, sign } from '../../platform/server/signing.ts';
import { type ItemKind, itemKinds } from '../lifecycle.ts';
import { pathOf } from './queries.ts';

const key = 'alert_link_key';

const pages: Record<ItemKind, string> = {
	need: '/needs',
	profile: '/people',
	organisation: '/organisations',
	product: '/products',
	lesson: '/lessons',
	engagement: '/engagements'
};

const Link = z.object({
	alert: z.uuid(),
	sign: z.string().max(60),
	to: z.enum(itemKinds).optional(),
	id: z.uuid().optional()
});

/** The path a mail links to: to one thing, or to the whole list. */
export async function openingPath(
	db: Db,
	alertId: string,
	to?: { kind: ItemKind; id: string }
): Promise<string> {
	const query = new URLSearchParams({ alert: alertId, sign: await sign(db, key, alertId) });
	if (to) {
		query.set('to', to.kind);
		query.set('id', to.id);
	}
	return `/saved/open?${query}`;
}

/**
 * Notes that an alert was opened, so that the next ones come as often as asked for, and says where its link leads.
 * Undefined for a link that was not made here, or whose saved search is gone.
 */
export async function openAlert(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	query: URLSearchParams,
	opened = true
): Promise<string | undefined> {
	const link = Link.safeParse(Object.fromEntries(query)).data;
	if (!link || !(await isSigned(db, key, link.alert, link.sign))) return undefined;
	const saved = await db
		.selectFrom('search_alert')
		.innerJoin('saved_search', 'saved_search.id', 'search_alert.saved_search_id')
		.select(['saved_search.id', 'saved_search.kind', 'saved_search.question'])
		.where('search_alert.id', '=', link.alert)
		.executeTakeFirst();
	if (!saved) return undefined;
	if (opened) await noteRead({ db, now }, saved.id, link.alert);
	const { to, id } = link;
	return to && id ? `${pages[to]}/${id}` : pathOf(saved);
}

async function noteRead(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	id: string,
	alertId: string
): Promise<void> {
	await db.updateTable('saved_search').set({ unread: 0 }).where('id', '=', id).execute();
	await db
		.updateTable('search_alert')
		.set((eb) => ({ opened_at: eb.fn.coalesce('opened_at', eb.val(now)) }))
		.where('id', '=', alertId)
		.execute();
}
