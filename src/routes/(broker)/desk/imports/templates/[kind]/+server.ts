import { columnsOf, examples } from '#lib/imports/server/columns.ts';
import { importKinds } from '#lib/imports/lifecycle.ts';
import { canImport } from '#lib/imports/policy.ts';
import { toCsv } from '#lib/platform/csv.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** The template of one kind: its columns, and one row that is right. */
export const GET: RequestHandler = (event) => {
	signedIn(event);
	if (!canImport(event.locals.context.actor)) throw new Refusal('not_allowed', 'imports_not_yours');
	const kind = importKinds.find((each) => each === event.params.kind);
	if (kind === undefined) throw new Refusal('not_found', 'imports_gone');
	const names = Object.keys(columnsOf[kind].shape);
	const columns = Object.fromEntries(
		names.map((name) => [name, (row: Record<string, string>) => row[name] ?? ''])
	);
	return new Response(toCsv(columns, [examples[kind]]), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${kind}.csv"`,
			'cache-control': 'no-store'
		}
	});
};
