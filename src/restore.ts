/** `npm run restore -- folder [--replace] [--without-jobs]`: puts a backup into the database of this instance. */
import { resolve } from 'node:path';
import { m } from '#lib/paraglide/messages.js';
import { readInstanceSettings, runCommand, say, terminalLocale } from './instance/command.ts';
import { restoreInstance } from './instance/backup/again.ts';
import { openAlone } from './instance/open.ts';

const known = ['--replace', '--without-jobs'];

const locale = terminalLocale(process.env);
await runCommand(locale, async () => {
	const wishes = process.argv.slice(2);
	const flags = wishes.filter((wish) => wish.startsWith('-'));
	const [folder, ...more] = wishes.filter((wish) => !wish.startsWith('-'));
	if (folder === undefined || more.length > 0 || flags.some((flag) => !known.includes(flag))) {
		say(m.backup_restore_usage({}, { locale }));
		if (!flags.includes('--help')) process.exitCode = 1;
		return;
	}
	const database = await openAlone(readInstanceSettings());
	try {
		say(database.shown);
		const options = { replace: flags.includes('--replace'), jobs: !flags.includes('--without-jobs') };
		const { manifest, erased, left } = await restoreInstance(database.url, resolve(folder), options);
		const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
		const counted = { rows: rows.toLocaleString(locale), tables: manifest.tables.length };
		say(m.backup_restored({ ...counted, made: manifest.madeAt }, { locale }));
		say(m.backup_restored_jobs({ jobs: options.jobs ? manifest.jobs.rows : 0 }, { locale }));
		if (options.replace) say(m.backup_erased_again({ erased, left }, { locale }));
		else say(m.backup_erased_since({}, { locale }));
	} finally {
		await database.stop();
	}
});
