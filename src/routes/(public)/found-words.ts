/** The words of a list, with what a search that forgives typing errors finds for them. */
import { findForList, type ListedKind } from '#lib/search/server/lists.ts';
import type { readList } from './list-view.ts';

type Read = Pick<ReturnType<typeof readList>, 'problems'> & {
	question: Pick<ReturnType<typeof readList>['question'], 'search'> & { filters: { q?: string | undefined } };
};

export async function findWords(kind: ListedKind, { question, problems }: Read, locals: App.Locals) {
	const { filters, search } = question;
	if (!search || Object.keys(problems).length > 0) return { search, instead: false };
	const answer = await findForList(locals.context.db, locals.search, filters.q, { kind });
	return { search: { ...search, found: answer?.found }, instead: answer?.instead ?? false };
}
