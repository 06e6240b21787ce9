/** How work ended: one side reports it, the other confirms or says how it saw it. Neither waits for the other. */
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { after, otherSide } from '../lifecycle.ts';
import { partiesOf } from '../policy.ts';
import type { EndingReply, EndingReport } from '../schema.ts';
import { append, lockAsParty } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'engagement.ended': { engagementId: string };
		'engagement.ending_answered': { engagementId: string };
	}
}

/**
 * Ends the work, as this side sees it. `completed` closes what was handed over; any other ending ends it early,
 * from wherever it stands. An office owes its words when it ends early.
 */
export function reportEnding(context: Context, id: string, { ending, words }: EndingReport): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const found = await lockAsParty(atomic, id);
		const step = ending === 'completed' ? 'close' : 'end_early';
		const next = after(found.status, step, found.pays);
		if (!next) throw new Refusal('stale_state', 'engagements_not_from_here');
		if (step === 'end_early' && found.side === 'office' && words === '')
			throw new Refusal('invalid', 'engagements_office_owes_reason');
		await db
			.updateTable('engagement')
			.set({ status: next, ending, ended_at: now, updated_at: now })
			.where('id', '=', id)
			.execute();
		// Nobody joins what has ended.
		const invited = found.parties.filter((party) => party.invited).map((party) => party.id);
		if (invited.length > 0) await db.deleteFrom('engagement_party').where('id', 'in', invited).execute();
		await append(atomic, id, { from: found.status, to: next, step, side: found.side, reason: words });
		await db
			.insertInto('engagement_ending')
			.values({
				...{ engagement_id: id, reported_by: found.side, ending, words, reported_at: now },
				person_id: actor.kind === 'member' ? actor.personId : null,
				...{ answer: null, own_ending: null, answered_at: null, answered_by: null }
			})
			.execute();
		await announce(atomic, 'engagement.ended', { engagementId: id });
	});
}

/** What the other side says to a reported ending, once. */
export function answerEnding(context: Context, id: string, reply: EndingReply): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const { parties } = await lockAsParty(atomic, id);
		const reported = await db
			.selectFrom('engagement_ending')
			.select(['reported_by as reportedBy', 'answer'])
			.where('engagement_id', '=', id)
			.forUpdate()
			.executeTakeFirst();
		if (!reported || reported.answer !== null) throw new Refusal('stale_state', 'engagements_ending_settled');
		const asked = parties.filter(({ side }) => side === otherSide(reported.reportedBy));
		if (partiesOf(actor, asked, 'write').length === 0)
			throw new Refusal('not_allowed', 'engagements_other_side_answers');
		await db
			.updateTable('engagement_ending')
			.set({
				answer: reply.answer,
				own_ending: reply.answer === 'own_account' ? (reply.ending ?? null) : null,
				own_words: reply.answer === 'own_account' ? reply.words : '',
				answered_at: now,
				answered_by: actor.kind === 'member' ? actor.personId : null
			})
			.where('engagement_id', '=', id)
			.execute();
		await announce(atomic, 'engagement.ending_answered', { engagementId: id });
	});
}
