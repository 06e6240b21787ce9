/** Questions about a need, asked and answered before everybody: the same facts to all. */
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { canAnswer, canHideQuestion } from '../policy.ts';
import { lock } from './steps.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'question.asked': { needId: string; questionId: string };
		'question.answered': { needId: string; questionId: string };
	}
}

const limit = { name: 'need_question', most: 20, seconds: 24 * 60 * 60 };

/** Asks in public, without the asker's name. Its id. */
export function askAboutNeed(
	context: Context,
	needId: string,
	{ question, language }: { question: string; language: string }
): Promise<string> {
	const { actor } = context;
	if (actor.kind !== 'member') return Promise.reject(new Refusal('not_signed_in', 'accounts_sign_in_first'));
	return atomically(context, async (atomic) => {
		const { status } = await lock(atomic, needId);
		if (status !== 'open' && status !== 'paused') throw new Refusal('stale_state', 'needs_no_questions_now');
		await countUse(atomic.db, limit, actor.personId, atomic.now);
		const { id } = await atomic.db
			.insertInto('need_question')
			.values({ need_id: needId, person_id: actor.personId, question, language, asked_at: atomic.now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await announce(atomic, 'question.asked', { needId, questionId: id });
		return id;
	});
}

/** Answers for the office. An answer stays: what was said in public is not unsaid. */
export function answerQuestion(context: Context, needId: string, id: string, answer: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const need = await lock(atomic, needId);
		if (!canAnswer(atomic.actor, need)) throw new Refusal('not_allowed', 'needs_staff_only');
		const question = await take(atomic, needId, id);
		if (question.answer !== null || question.hidden !== null)
			throw new Refusal('stale_state', 'needs_question_settled');
		const { actor, db, now } = atomic;
		await db
			.updateTable('need_question')
			.set({ answer, answered_at: now, answered_by: actor.kind === 'member' ? actor.personId : null })
			.where('id', '=', id)
			.execute();
		await announce(atomic, 'question.answered', { needId, questionId: id });
	});
}

/** Takes a question out of sight; that one was hidden, and why, stays readable. */
export function hideQuestion(context: Context, needId: string, id: string, reason: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const need = await lock(atomic, needId);
		if (!canHideQuestion(atomic.actor, need)) throw new Refusal('not_allowed', 'needs_staff_only');
		const { hidden } = await take(atomic, needId, id);
		if (hidden !== null) throw new Refusal('stale_state', 'needs_question_settled');
		await atomic.db
			.updateTable('need_question')
			.set({ hidden_because: reason })
			.where('id', '=', id)
			.execute();
	});
}

async function take({ db }: Atomic, needId: string, id: string) {
	const question = await db
		.selectFrom('need_question')
		.select(['answer', 'hidden_because as hidden'])
		.where('id', '=', id)
		.where('need_id', '=', needId)
		.forUpdate()
		.executeTakeFirst();
	if (!question) throw new Refusal('not_found', 'needs_question_not_found');
	return question;
}
