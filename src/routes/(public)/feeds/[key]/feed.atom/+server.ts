import { findByFeedKey } from '#lib/alerts/server/queries.ts';
import { readQuestion } from '#lib/alerts/server/asking.ts';
import { cursorText } from '#lib/platform/filters.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { answerFeed } from '../../../atom-answer.ts';
import type { RequestHandler } from './$types';

/** The public part of a saved search, at an address its owner may take back. */
export const GET: RequestHandler = async (event) => {
	const { params, url, locals } = event;
	if (locals.tooMany) throw locals.tooMany;
	const saved = /^[\w-]{32}$/.test(params.key)
		? await findByFeedKey(locals.context.db, params.key)
		: undefined;
	const question = saved && readQuestion(saved.kind, saved.question);
	const after = cursorText.safeParse(url.searchParams.get('after') ?? '').data;
	if (!question) throw new Refusal('not_found', 'feeds_gone');
	const answer = await answerFeed(event, saved.kind, question, {
		path: `/feeds/${params.key}/feed.atom`,
		after: after === '' ? undefined : after
	});
	// Its address is a secret, which no cache keeps.
	answer.headers.set('cache-control', 'no-store');
	return answer;
};
