import { canImport } from '#lib/imports/policy.ts';
import { corrections } from '#lib/imports/server/corrections.ts';
import { findImport } from '#lib/imports/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Everything the preview has to say, as a table that no spreadsheet runs as a formula. */
export const GET: RequestHandler = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	if (!canImport(context.actor)) throw new Refusal('not_allowed', 'imports_not_yours');
	const found = await findImport(context, event.params.id);
	if (!found) throw new Refusal('not_found', 'imports_gone');
	return new Response(corrections(found.report, locale), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="corrections.csv"',
			'cache-control': 'no-store'
		}
	});
};
