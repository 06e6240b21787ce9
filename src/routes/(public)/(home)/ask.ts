import { answerNeed } from '#lib/matching/server/answer-need.ts';
import type { Answer } from '#lib/matching/answer.ts';
import type { Asked } from './asked.ts';

/** The answer to what was asked, for the reader and the day of this request. */
export function ask({ context, locale }: App.Locals, { text, struck, widen }: Asked): Promise<Answer> {
	const request = { text, struck, locale, today: dayOf(context.now), ...(widen && { widen }) };
	return answerNeed(context.db, context.actor, request);
}

/** `2026-11-22`, in UTC. */
export const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
