import type { RequestEvent } from '@sveltejs/kit';
import { answerNeed } from '#lib/matching/server/answer-need.ts';
import type { Answer } from '#lib/matching/answer.ts';
import { countUse, household } from '#lib/platform/server/limits.ts';
import type { Asked } from './asked.ts';

/** Far beyond what a whole town hall behind one address asks; it stops programs, which have the API. */
const limit = { name: 'answer', most: 1_200, seconds: 600 };

export type Asking = Pick<RequestEvent, 'locals' | 'getClientAddress'>;

/** The answer to what was asked, for the reader and the day of this request. Throws `Refusal` beyond the limit. */
export async function ask({ locals, getClientAddress }: Asking, asked: Asked): Promise<Answer> {
	const { context, locale } = locals;
	const { text, struck, widen } = asked;
	await countAsking({ locals, getClientAddress });
	const request = { text, struck, locale, today: dayOf(context.now), ...(widen && { widen }) };
	return answerNeed(context.db, context.actor, request);
}

/** Counts one question that takes a ranking to answer. Throws `Refusal` beyond the limit. */
export function countAsking({ locals: { context }, getClientAddress }: Asking): Promise<void> {
	return countUse(context.db, limit, household(getClientAddress()), context.now);
}

/** `2026-11-22`, in UTC. */
export const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
