/** The conversation inside an introduction: who writes, what is hidden in it, what of it everybody may read. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { hideContacts, hideName } from '../hiding.ts';
import { type Asker, type IntroductionStatus, isOpen, isReleased } from '../lifecycle.ts';
import { canHideMessage, writesAs } from '../policy.ts';
import { isSounding } from './sounding.ts';
import { lockIntroduction } from './standing.ts';

const anHour = { name: 'introduction_message', most: 30, seconds: 60 * 60 };

interface Said {
	id: string;
	/** Addresses and telephone numbers that were hidden in it. */
	hidden: number;
}

/** Writes to the other side. What was hidden is counted, so that the writer can be told. */
export function writeMessage(context: Context, id: string, words: string): Promise<Said> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const found = await lockIntroduction(atomic, id);
		const side = writesAs(actor, found);
		if (side === undefined || actor.kind !== 'member')
			throw new Refusal('not_allowed', 'introductions_not_yours');
		if (!isOpen(found.status) && found.status !== 'engaged')
			throw new Refusal('stale_state', 'introductions_over');
		await countUse(db, anHour, actor.personId, now);
		const said = await say(atomic, found, side, words);
		if (!said) throw new Refusal('invalid', 'platform_required');
		await announce(atomic, 'introduction.message', { introductionId: id, messageId: said.id });
		return said;
	});
}

interface Conversation {
	id: string;
	status: IntroductionStatus;
	kind: string | null;
	buyingRoute: string;
	profileName: string | null;
}

/**
 * Writes words into the conversation; nothing where there are none. Until both sides have accepted, addresses and
 * telephone numbers in them are hidden before they are written. What an office says while it may not yet choose a
 * supplier is kept once more for everybody, with neither addresses nor the name of whom it talks to.
 */
export async function say(
	{ actor, db, now }: Atomic,
	{ id, status, kind, buyingRoute, profileName }: Conversation,
	side: Asker,
	words: string
): Promise<Said | undefined> {
	if (words === '') return undefined;
	const cleared = hideContacts(words);
	const published = side === 'office' && isSounding({ kind, buyingRoute });
	const row = await db
		.insertInto('introduction_message')
		.values({
			...{ introduction_id: id, side, at: now, hidden_because: null },
			person_id: actor.kind === 'member' ? actor.personId : null,
			words: isReleased(status) ? words : cleared.words,
			public_words: published ? hideName(cleared.words, profileName ?? '') : null
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return { id: row.id, hidden: isReleased(status) ? 0 : cleared.hidden };
}

/** Hides a message from everybody, with a reason that stays in its place. */
export function hideMessage(context: Context, id: string, messageId: string, reason: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockIntroduction(atomic, id);
		if (!canHideMessage(atomic.actor, found)) throw new Refusal('not_allowed', 'introductions_not_yours');
		const hidden = await atomic.db
			.updateTable('introduction_message')
			.set({ words: '', public_words: null, hidden_because: hideContacts(reason).words })
			.where('id', '=', messageId)
			.where('introduction_id', '=', id)
			.where('hidden_because', 'is', null)
			.returning('id')
			.executeTakeFirst();
		if (!hidden) throw new Refusal('stale_state', 'introductions_hidden_already');
	});
}
