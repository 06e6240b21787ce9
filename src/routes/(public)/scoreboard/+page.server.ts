import { readBoard } from '#lib/figures/server/board.ts';
import { askedFor, chooserView } from './asked.ts';
import { boardView } from './board-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { context, locale } }) => {
	const asked = askedFor(url);
	const read = await readBoard(context, asked);
	return {
		board: boardView(read, asked, locale),
		choose: chooserView(read, asked, { locale, now: context.now })
	};
};
