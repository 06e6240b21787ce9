import { readBoard } from '#lib/figures/server/board.ts';
import { readMonths } from '#lib/figures/server/snapshots.ts';
import { askedFor, chooserView } from './asked.ts';
import { boardView, monthsView } from './board-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { context, locale } }) => {
	const asked = askedFor(url);
	const read = await readBoard(context, asked);
	const months = read.example ? [] : await readMonths(context.db, read.scope);
	return {
		months: monthsView(months, locale),
		board: boardView(read, asked, locale),
		choose: chooserView(read, asked, { locale, now: context.now })
	};
};
