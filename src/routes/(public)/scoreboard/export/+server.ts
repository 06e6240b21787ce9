import { boardCsv, boardJson } from '#lib/figures/files.ts';
import { readBoard } from '#lib/figures/server/board.ts';
import { askedFor } from '../asked.ts';
import type { RequestHandler } from './$types';

/** Every row the figures are counted from, `?as=json` or as CSV. */
export const GET: RequestHandler = async ({ url, locals: { context } }) => {
	const read = await readBoard(context, askedFor(url));
	const isJson = url.searchParams.get('as') === 'json';
	return new Response(isJson ? boardJson(read) : boardCsv(read.board), {
		headers: {
			'content-type': isJson ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="mutirao-scoreboard.${isJson ? 'json' : 'csv'}"`
		}
	});
};
