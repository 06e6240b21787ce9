/** `npm run backup [-- folder]`: every row of this instance into a folder that only its owner reads. */
import { resolve } from 'node:path';
import { m } from '#lib/paraglide/messages.js';
import { fromRoot } from '#lib/platform/server/root.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { readInstanceSettings, runCommand, say, terminalLocale } from './instance/command.ts';
import { writeBackup } from './instance/backup/write.ts';
import { hasDatabase, openInstance } from './instance/open.ts';

const locale = terminalLocale(process.env);
await runCommand(locale, async () => {
	const wishes = process.argv.slice(2);
	if (wishes.some((wish) => wish.startsWith('-')) || wishes.length > 1) {
		say(m.backup_usage({}, { locale }));
		if (!wishes.includes('--help')) process.exitCode = 1;
		return;
	}
	const settings = readInstanceSettings();
	if (!hasDatabase(settings)) throw new StartProblem(m.backup_nothing({}, { locale }));
	const now = new Date();
	const name = `mutirao-${now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}`;
	const folder = wishes[0] === undefined ? fromRoot('backups', name) : resolve(wishes[0]);
	const database = await openInstance(settings);
	try {
		say(database.shown);
		const { tables, jobs } = await writeBackup(database.url, folder, now);
		const rows = tables.reduce((sum, table) => sum + table.rows, 0);
		const counted = { rows: rows.toLocaleString(locale), tables: tables.length, jobs: jobs.rows };
		say(m.backup_done({ ...counted, folder }, { locale }));
		say(m.backup_personal({}, { locale }));
	} finally {
		await database.stop();
	}
});
