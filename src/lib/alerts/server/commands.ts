/** Saving, changing and stopping what somebody wants to hear of. It is theirs alone. */
import { createHash, randomBytes } from 'node:crypto';
import { personOf } from '../../accounts/server/commands.ts';
import { findOwnProfile } from '../../profiles/server/own.ts';
import { readFilters } from '../../platform/filters.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { readAsked } from '../../search/server/asked.ts';
import { mostSaved, type Pace, type SavedKind } from '../lifecycle.ts';
import { FittingQuestion, listSchemas, type SavedQuestion, type SaveSearch } from '../schema.ts';
import { isListed } from './queries.ts';

/**
 * Saves a question as the address of its list says it; the id. Saved before, it takes the new name and pace and goes
 * on. Throws `invalid` for a question the list does not take, and for one too many.
 */
export function saveSearch(context: Context, { kind, question, name, pace }: SaveSearch): Promise<string> {
	return atomically(context, async (atomic) => {
		const person_id = personOf(atomic);
		const asked = await readTyped(atomic, kind, new URLSearchParams(question));
		const question_key = keyOf(kind, asked);
		const { db, now } = atomic;
		// Two at once are counted one after the other.
		await db.selectFrom('person').select('id').where('id', '=', person_id).forUpdate().execute();
		const { count } = await db
			.selectFrom('saved_search')
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.where('person_id', '=', person_id)
			.where('question_key', '<>', question_key)
			.executeTakeFirstOrThrow();
		if (count >= mostSaved) throw new Refusal('invalid', 'saved_too_many', { most: mostSaved });
		const { id } = await db
			.insertInto('saved_search')
			.values({
				...{ person_id, kind, name, question: asked, question_key, pace, paused_at: null },
				...{ created_at: now, looked_until: now, feed_key: null }
			})
			.onConflict((conflict) =>
				conflict.columns(['person_id', 'question_key']).doUpdateSet((eb) => ({
					...{ name, pace, paused_at: null, unread: 0 },
					// What appeared while it was paused is not told.
					looked_until: eb
						.case()
						.when('saved_search.paused_at', 'is', null)
						.then(eb.ref('saved_search.looked_until'))
						.else(now)
						.end()
				}))
			)
			.returning('id')
			.executeTakeFirstOrThrow();
		return id;
	});
}

/** The question in a list's address, through the schema the list reads it by. */
async function readTyped(
	{ db, actor }: Context,
	kind: SavedKind,
	typed: URLSearchParams
): Promise<SavedQuestion[SavedKind]> {
	if (kind === 'fitting') {
		const own = FittingQuestion.safeParse({ for: typed.get('for') ?? undefined }).data;
		if (!own || !(await findOwnProfile(db, actor, own.for)))
			throw new Refusal('not_found', 'saved_no_profile');
		return own;
	}
	const { filters, problems } = readFilters(listSchemas[kind], typed, 'en');
	const question = sorted(filters);
	if (Object.keys(problems).length > 0) throw new Refusal('invalid', 'saved_not_understood');
	if (kind === 'search' && !readAsked(question.q)) throw new Refusal('invalid', 'saved_no_words');
	return question;
}

/** Chosen values in one order, so that the same question is the same however it was typed. */
function sorted<Q extends object>(question: Q): Q {
	const entries = Object.entries(question).map(([name, value]: [string, unknown]) => [
		name,
		Array.isArray(value) ? value.toSorted() : value
	]);
	return Object.fromEntries(entries) as Q;
}

function keyOf(kind: SavedKind, question: SavedQuestion[SavedKind]): string {
	const parts = Object.entries(question).toSorted(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256')
		.update(`${kind}:${JSON.stringify(parts)}`)
		.digest('base64url');
}

/** Whoever changes it is there: mails come as often as asked for again. */
export function changeSaved(
	context: Context,
	{ id, name, pace }: { id: string; name: string; pace: Pace }
): Promise<void> {
	return write(context, id, { name, pace, unread: 0 });
}

export function pauseSaved(context: Context, id: string): Promise<void> {
	return write(context, id, { paused_at: context.now, waiting: false });
}

/** What appeared while it was paused is not told. */
export function resumeSaved(context: Context, id: string): Promise<void> {
	return write(context, id, { paused_at: null, looked_until: context.now, unread: 0 });
}

export async function deleteSaved(context: Context, id: string): Promise<void> {
	const { numDeletedRows } = await context.db
		.deleteFrom('saved_search')
		.where('id', '=', id)
		.where('person_id', '=', personOf(context))
		.executeTakeFirst();
	if (numDeletedRows === 0n) throw new Refusal('not_found', 'saved_gone');
}

/** Gives it an address for feed readers that nobody can guess; a new one where it had one: the old one ends. */
export function giveFeed(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const saved = await atomic.db
			.selectFrom('saved_search')
			.select('kind')
			.where('id', '=', id)
			.where('person_id', '=', personOf(atomic))
			.executeTakeFirst();
		if (saved && !isListed(saved)) throw new Refusal('invalid', 'saved_no_feed');
		await write(atomic, id, { feed_key: randomBytes(24).toString('base64url') });
	});
}

export function takeFeedBack(context: Context, id: string): Promise<void> {
	return write(context, id, { feed_key: null });
}

interface Change {
	name?: string;
	pace?: Pace;
	unread?: number;
	paused_at?: Date | null;
	looked_until?: Date;
	waiting?: boolean;
	feed_key?: string | null;
}

async function write(context: Context, id: string, change: Change): Promise<void> {
	const { numUpdatedRows } = await context.db
		.updateTable('saved_search')
		.set(change)
		.where('id', '=', id)
		.where('person_id', '=', personOf(context))
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Refusal('not_found', 'saved_gone');
}

/** The owner is there, so that mails come as often as they asked for: of one saved search, or of all of theirs. */
export async function noteOpened(context: Context, id?: string): Promise<void> {
	let own = context.db
		.updateTable('saved_search')
		.set({ unread: 0 })
		.where('person_id', '=', personOf(context))
		.where('unread', '>', 0);
	if (id !== undefined) own = own.where('id', '=', id);
	await own.execute();
}

/** By the link of a mail, for the owner the caller has made sure of. Doing it twice is doing it once. */
export async function stopSaved(
	{ db, now }: Pick<Atomic, 'db' | 'now'>,
	personId: string,
	id: string
): Promise<void> {
	await db
		.updateTable('saved_search')
		.set({ paused_at: now, waiting: false })
		.where('id', '=', id)
		.where('person_id', '=', personId)
		.where('paused_at', 'is', null)
		.execute();
}
