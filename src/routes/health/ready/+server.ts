import { listMissingMigrations } from '#lib/platform/server/migration-names.ts';
import type { RequestHandler } from './$types';

/** Whether requests should be sent here: the database answers and has the schema of this build. */
export const GET: RequestHandler = async ({ locals }) => {
	const missing = await listMissingMigrations(locals.context.db);
	const [status, word] = missing.length > 0 ? [503, 'waiting for migrations'] : [200, 'ready'];
	return new Response(`${word}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
