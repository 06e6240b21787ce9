/** Looks what is new in one saved search, and writes down one alert about it. Nothing is told twice. */
import { NeedFilters } from '../../needs/schema.ts';
import { listHidden } from '../../following/server/queries.ts';
import { fittingAmong } from '../../matching/server/needs-for.ts';
import type { Actor } from '../../platform/actor.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { NewItem } from '../item.ts';
import { mostItems, type Pace, paceAfter, type SavedKind } from '../lifecycle.ts';
import { FittingQuestion } from '../schema.ts';
import { askList, readQuestion } from './asking.ts';
import { findOwner } from './owner.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'search.found': { alertId: string };
	}
}

const dayMs = 24 * 60 * 60_000;
/** What was written before the last look and became visible after it is found by the next. */
const overlapMs = 2 * dayMs;
/** More than this at one time is read in the list itself. */
const mostRead = 200;
/** Groups of the owner's own list that a mail tells of: a must-have that is lacking is not passed over in silence. */
const fits = ['main', 'ask_first', 'busy'];

interface Saved {
	id: string;
	personId: string;
	kind: SavedKind;
	question: unknown;
	pace: Pace;
	unread: number;
	createdAt: Date;
	lookedUntil: Date;
}

/** The id of the alert, undefined where nothing new was found. Two at once: one looks. */
export function look(context: Context, id: string): Promise<string | undefined> {
	return atomically(context, async (atomic) => {
		const saved = await take(atomic, id);
		const actor = saved && (await findOwner(atomic.db, atomic.now, saved.personId));
		if (!saved || !actor) return undefined;
		const fresh = await findFresh(atomic, actor, saved);
		const alertId = fresh.length === 0 ? undefined : await writeAlert(atomic, saved, fresh);
		await atomic.db
			.updateTable('saved_search')
			.set({ looked_until: atomic.now, waiting: false, unread: saved.unread + (alertId ? 1 : 0) })
			.where('id', '=', id)
			.execute();
		return alertId;
	});
}

function take({ db }: Atomic, id: string): Promise<Saved | undefined> {
	return db
		.selectFrom('saved_search')
		.select(['id', 'person_id as personId', 'kind', 'question', 'pace', 'unread'])
		.select(['created_at as createdAt', 'looked_until as lookedUntil'])
		.where('id', '=', id)
		.where('paused_at', 'is', null)
		.forUpdate()
		.skipLocked()
		.executeTakeFirst();
}

/** What appeared since, that this owner may read and has not been told of. */
async function findFresh({ db, now }: Atomic, actor: Actor, saved: Saved): Promise<NewItem[]> {
	const overlap = new Date(saved.lookedUntil.getTime() - overlapMs);
	// Nothing from before it was saved, and nothing that appeared while it was paused.
	const since = overlap > saved.createdAt ? overlap : saved.createdAt;
	const found =
		saved.kind === 'fitting'
			? await findFitting(db, actor, saved.question, since, now)
			: await findListed(db, actor, saved, since);
	if (found.length === 0) return [];
	const told = await db
		.selectFrom('search_alert_item')
		.select('item_id')
		.where('saved_search_id', '=', saved.id)
		.where(
			'item_id',
			'in',
			found.map(({ id }) => id)
		)
		.execute();
	const known = new Set(told.map(({ item_id }) => item_id));
	return found.filter(({ id }) => !known.has(id));
}

async function findListed(db: Db, actor: Actor, { kind, question }: Saved, since: Date): Promise<NewItem[]> {
	if (kind === 'fitting') return [];
	const asked = readQuestion(kind, question);
	if (!asked) return [];
	const { rows } = await askList(db, actor, kind, asked, { since, size: mostRead });
	return rows;
}

/** The best first. */
async function findFitting(
	db: Db,
	actor: Actor,
	question: unknown,
	since: Date,
	now: Date
): Promise<NewItem[]> {
	const own = FittingQuestion.safeParse(question).data;
	if (!own) return [];
	const open = NeedFilters.parse({ status: ['open'] });
	const { rows } = await askList(db, actor, 'needs', open, { since, size: mostRead });
	const hidden = await listHidden(db, actor);
	const ids = rows.map(({ id }) => id).filter((id) => !hidden.has(id));
	const fitting = await fittingAmong(db, actor, own.for, ids, now.toISOString().slice(0, 10));
	return (fitting ?? []).flatMap(({ id, group }) => {
		const row = rows.find((each) => each.id === id);
		return row && fits.includes(group) ? [row] : [];
	});
}

async function writeAlert(atomic: Atomic, saved: Saved, fresh: readonly NewItem[]): Promise<string> {
	const { db, now } = atomic;
	const { id } = await db
		.insertInto('search_alert')
		.values({
			...{ saved_search_id: saved.id, pace: paceAfter(saved.pace, saved.unread) },
			...{ unread_before: saved.unread, more: fresh.length > mostItems, created_at: now, opened_at: null }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('search_alert_item')
		.values(
			fresh.map((item) => ({
				...{ saved_search_id: saved.id, item_kind: item.kind, item_id: item.id, alert_id: id, at: now }
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await announce(atomic, 'search.found', { alertId: id });
	return id;
}
