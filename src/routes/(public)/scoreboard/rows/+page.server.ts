import { isBoardFigure } from '#lib/figures/board.ts';
import { readBoard } from '#lib/figures/server/board.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { href } from '#lib/ui/href.ts';
import { addressOf, askedFor } from '../asked.ts';
import { figureMeans, figureName } from '../figure-words.ts';
import { rowsView } from './rows-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { context, locale } }) => {
	const figure = url.searchParams.get('figure') ?? 'asked';
	if (!isBoardFigure(figure)) throw new Refusal('not_found', 'desk_no_such_figure');
	const asked = askedFor(url);
	const { board, example } = await readBoard(context, asked);
	return {
		figure: figureName(figure, locale),
		means: figureMeans(figure, locale),
		example,
		back: href(addressOf('/scoreboard', asked), locale),
		untold: board.untold.has(figure),
		rows: rowsView(board, figure, locale)
	};
};
