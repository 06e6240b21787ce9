import { exportOwnRecords } from '#lib/accounts/server/erasure.ts';
import { personalRecords } from '../../../../../personal-records.ts';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Everything held about who asks, as a file. */
export const GET: RequestHandler = async (event) => {
	signedIn(event);
	const records = await exportOwnRecords(event.locals.context, personalRecords);
	return new Response(JSON.stringify(records, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="mutirao.json"',
			'cache-control': 'no-store'
		}
	});
};
