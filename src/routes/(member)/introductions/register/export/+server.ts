import { listRegister, registerColumns } from '#lib/introductions/server/register.ts';
import { toCsv } from '#lib/platform/csv.ts';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** More rows than any auditor reads at once; an instance that has more is asked by the year. */
const mostRows = 50_000;

export const GET: RequestHandler = async (event) => {
	signedIn(event);
	const { actor, db, now } = event.locals.context;
	const rows = await listRegister(db, actor, mostRows);
	const csv = event.url.searchParams.get('format') === 'csv';
	const name = `introductions-${now.toISOString().slice(0, 10)}.${csv ? 'csv' : 'json'}`;
	return new Response(
		csv ? toCsv(registerColumns, rows) : JSON.stringify({ introductions: rows }, null, '\t'),
		{
			headers: {
				'content-type': csv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
				'content-disposition': `attachment; filename="${name}"`,
				'cache-control': 'no-store'
			}
		}
	);
};
