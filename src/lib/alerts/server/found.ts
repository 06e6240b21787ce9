/** One alert, as its owner may read it at this moment: for the mail and the inbox. */
import { fittingAmong, type FittingNeed } from '../../matching/server/needs-for.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readSearch } from '../../skills/server/search.ts';
import type { Item } from '../item.ts';
import { type AlertPace, type ItemKind, mostItems, type Pace, type SavedKind } from '../lifecycle.ts';
import { FittingQuestion } from '../schema.ts';
import { type Why, whyFound } from '../why.ts';
import { readItems } from './items.ts';

export interface FoundItem extends Item {
	why: Why;
	/** How it fits, where it was looked for by that. */
	fit: FittingNeed | undefined;
}

export interface Alert {
	id: string;
	saved: {
		id: string;
		kind: SavedKind;
		name: string;
		question: Readonly<Record<string, unknown>>;
		pace: Pace;
	};
	pace: AlertPace;
	unreadBefore: number;
	/** All that is left of it, also what is not named. */
	count: number;
	/** Things to name; nobody's profile is among them. */
	items: FoundItem[];
	/** Profiles of people, which no mail names. */
	people: number;
}

/** Undefined for somebody else's, for one that was paused or deleted, and where nothing of it may be read any more. */
export async function findAlert(db: Db, actor: Actor, now: Date, id: string): Promise<Alert | undefined> {
	if (actor.kind !== 'member') return undefined;
	const row = await db
		.selectFrom('search_alert as alert')
		.innerJoin('saved_search as saved', 'saved.id', 'alert.saved_search_id')
		.select(['alert.pace as alertPace', 'alert.unread_before as unreadBefore'])
		.select(['saved.id', 'saved.kind', 'saved.name', 'saved.question', 'saved.pace'])
		.where('alert.id', '=', id)
		.where('saved.person_id', '=', actor.personId)
		.where('saved.paused_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const { alertPace, unreadBefore, ...stored } = row;
	const saved = { ...stored, question: stored.question as Readonly<Record<string, unknown>> };
	const keys = await listKeys(db, id);
	const readable = await readItems(db, actor, keys);
	const found = await withReasons(db, actor, now, saved, readable);
	if (found.length === 0) return undefined;
	const named = found.filter(({ person }) => !person);
	return {
		...{ id, saved, pace: alertPace, unreadBefore, count: found.length },
		...{ items: named.slice(0, mostItems), people: found.length - named.length }
	};
}

async function listKeys(db: Db, alertId: string): Promise<{ kind: ItemKind; id: string }[]> {
	return db
		.selectFrom('search_alert_item')
		.select(['item_kind as kind', 'item_id as id'])
		.where('alert_id', '=', alertId)
		.orderBy('item_id', 'desc')
		.execute();
}

async function withReasons(
	db: Db,
	actor: Actor,
	now: Date,
	{ kind, question }: Alert['saved'],
	items: readonly Item[]
): Promise<FoundItem[]> {
	const { q, skill } = question;
	if (kind !== 'fitting') {
		const asked = {
			search: readSearch(typeof q === 'string' ? q : undefined),
			skill: Array.isArray(skill) ? skill.map(String) : []
		};
		return items.map((item) => ({ ...item, why: whyFound(item, asked), fit: undefined }));
	}
	const own = FittingQuestion.safeParse(question).data;
	const ids = items.map(({ id }) => id);
	const fitting = own && (await fittingAmong(db, actor, own.for, ids, now.toISOString().slice(0, 10)));
	// The best first; what no longer fits is not told.
	return (fitting ?? []).flatMap((fit) => {
		const item = items.find(({ id }) => id === fit.id);
		return item ? [{ ...item, why: { words: [], skills: [] }, fit }] : [];
	});
}
