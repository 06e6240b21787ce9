import { readReport } from '#lib/desk/server/report.ts';
import { deskOf } from '../../desk-place.ts';
import { readDays } from '../days.ts';
import { reportCsv, reportJson } from './files.ts';
import type { RequestHandler } from './$types';

/** All rows of a report, `?as=json` or as CSV: the same the figures are counted from, without names of people. */
export const GET: RequestHandler = async (event) => {
	const { context } = event.locals;
	const { desk } = await deskOf(event);
	const days = readDays(event.url, context.now);
	const report = await readReport(context, desk, days);
	const isJson = event.url.searchParams.get('as') === 'json';
	const name = `mutirao-${days.from}-${days.to}.${isJson ? 'json' : 'csv'}`;
	return new Response(isJson ? reportJson(report, days) : reportCsv(report), {
		headers: {
			'content-type': isJson ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store'
		}
	});
};
