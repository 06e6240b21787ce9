import { listKinds } from '#lib/alerts/lifecycle.ts';
import { listSchemas } from '#lib/alerts/schema.ts';
import { addressOf } from '#lib/alerts/server/queries.ts';
import { readAsked } from '#lib/search/server/asked.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { cursorText } from '#lib/platform/filters.ts';
import { answerFeed } from '../../atom-answer.ts';
import { readList } from '../../list-view.ts';
import type { RequestHandler } from './$types';

/** Any list, with the filters of its own address. */
export const GET: RequestHandler = async (event) => {
	const kind = listKinds.find((list) => list === event.params.list) ?? 'needs';
	const read = readList(listSchemas[kind], event);
	const after = cursorText.optional().safeParse(event.url.searchParams.get('after') ?? undefined);
	if (Object.keys(read.problems).length > 0 || !after.success)
		throw new Refusal('invalid', 'platform_not_understood');
	const question = read.question.filters;
	if (kind === 'search' && !readAsked(question.q)) throw new Refusal('invalid', 'saved_no_words');
	const query = addressOf(question);
	const path = `/${kind}/feed.atom${query === '' ? '' : `?${query}`}`;
	return answerFeed(event, kind, question, { path, after: after.data });
};
