/** What the two sides and a broker do with an introduction. Every step is in the lifecycle, locked, and appended. */
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { hideContacts, hideName } from '../hiding.ts';
import { canTakeOver } from '../policy.ts';
import { giveContact, type GivenContact } from './contact.ts';
import { officeSpeakerStays } from './queries.ts';
import { append, move, type Note, take } from './record.ts';
import { isSounding } from './sounding.ts';
import { lockIntroduction, type Locked } from './standing.ts';

/** Says no for the actor's side. An office owes a coded reason and what would change it; people may give one. */
export function declineIntroduction(context: Context, id: string, note: Note): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await take(atomic, id, 'decline');
		if (found.side === 'office') requireReason(note, true);
		await move(atomic, found, 'decline', cleared(found, note));
		await announce(atomic, 'introduction.declined', { introductionId: id });
	});
}

/** Takes a question or a suggestion back; after both accepted it takes the contact data back, too. */
export function withdrawIntroduction(context: Context, id: string, note: Note = {}): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await take(atomic, id, 'withdraw');
		await move(atomic, found, 'withdraw', cleared(found, note));
		await announce(atomic, 'introduction.withdrawn', { introductionId: id });
	});
}

/** Says that the two sides have talked to each other. */
export function recordMeeting(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		await move(atomic, await take(atomic, id, 'meet'), 'meet');
		await announce(atomic, 'introduction.met', { introductionId: id });
	});
}

/** Ends it without work. The office owes the reason here as well. */
export function endIntroduction(context: Context, id: string, note: Note): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await take(atomic, id, 'end');
		if (found.side === 'office') requireReason(note, false);
		await move(atomic, found, 'end', cleared(found, note));
		await announce(atomic, 'introduction.ended', { introductionId: id });
	});
}

/** Goes on for the office in the place of somebody who left; appended, and the other side is told. */
export function takeOverIntroduction(context: Context, id: string, contact: GivenContact): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const found = await lockIntroduction(atomic, id);
		const { status } = found;
		const stays = await officeSpeakerStays(db, found);
		if (actor.kind !== 'member' || !canTakeOver(actor, found, stays))
			throw new Refusal('not_allowed', 'introductions_not_yours');
		await db
			.updateTable('introduction')
			.set({ office_person_id: actor.personId, updated_at: now })
			.where('id', '=', id)
			.execute();
		await giveContact(atomic, id, 'office', contact);
		await append(atomic, id, { from: status, to: status, step: 'take_over', side: 'office' });
		await announce(atomic, 'introduction.taken_over', { introductionId: id });
	});
}

function requireReason({ reasonCode, wouldChange = '' }: Note, withChange: boolean): void {
	if (reasonCode === undefined) throw new Refusal('invalid', 'introductions_office_owes_reason');
	if (withChange && wouldChange === '') throw new Refusal('invalid', 'introductions_office_owes_change');
}

/** What both sides read afterwards carries no way around them; what the public log repeats names nobody. */
function cleared(found: Locked, { reasonCode, reason = '', wouldChange = '' }: Note): Note {
	const clear = (words: string) => {
		const { words: left } = hideContacts(words);
		return isSounding(found) ? hideName(left, found.profileName ?? '') : left;
	};
	return { reasonCode, reason: clear(reason), wouldChange: clear(wouldChange) };
}
