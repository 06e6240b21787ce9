import { m } from '#lib/paraglide/messages.js';
import { readSearchStatus } from '#lib/search/server/status.ts';
import { formatMoment, formatNumber } from '#lib/ui/format.ts';
import { kindWord } from '../search/hit-row.ts';
import { answersView } from './answers-view.ts';
import type { PageServerLoad } from './$types';
import { comparedRows } from './compared-rows.ts';

/** How far behind the truth what people search is; never what went wrong in which words. */
export const load: PageServerLoad = async ({ locals: { locale, context } }) => {
	const { waiting, waitingSince, kinds, answers } = await readSearchStatus(context.db);
	const number = (value: number) => formatNumber(value, locale);
	return {
		waiting:
			waitingSince &&
			m.search_status_waiting(
				{ count: number(waiting), time: formatMoment(waitingSince, locale) },
				{ locale }
			),
		hasServer: kinds.some(({ unsent }) => unsent !== undefined),
		hasProblem: kinds.some(({ problem }) => problem !== null),
		answers: answersView(answers, locale),
		compared: await comparedRows(context.db, locale),
		rows: kinds.map(({ kind, documents, unsent, sentAt }) => ({
			kind: kindWord(kind, locale),
			documents: number(documents),
			unsent: unsent === undefined ? '' : number(unsent),
			sentAt: sentAt ? formatMoment(sentAt, locale) : m.search_status_never({}, { locale })
		}))
	};
};
