/** `npm run migrate`: brings DATABASE_URL to the newest schema, for set-ups where the web server may not. */
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';

try {
	const address = process.env['DATABASE_URL'];
	if (!address) throw new StartProblem('Set DATABASE_URL to the database to migrate.');
	const done = await migrateToLatest(address);
	process.stdout.write(done.length > 0 ? `Ran ${done.join(', ')}.\n` : 'Nothing to do.\n');
} catch (error) {
	if (!(error instanceof StartProblem)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
