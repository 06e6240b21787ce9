import { gapsCsv, gapsJson } from '#lib/figures/gap-files.ts';
import { readGapLines, readGaps } from '#lib/figures/server/gaps.ts';
import { countryIn } from '../asked.ts';
import type { RequestHandler } from './$types';

/** The rows the map is counted from, `?as=json` with its numbers or as CSV. */
export const GET: RequestHandler = async ({ url, locals: { context, tooMany } }) => {
	if (tooMany) throw tooMany;
	const country = countryIn(url.searchParams);
	const isJson = url.searchParams.get('as') === 'json';
	const lines = await readGapLines(context, country);
	return new Response(isJson ? gapsJson(await readGaps(context, country), lines) : gapsCsv(lines), {
		headers: {
			'content-type': isJson ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="mutirao-gaps.${isJson ? 'json' : 'csv'}"`
		}
	});
};
