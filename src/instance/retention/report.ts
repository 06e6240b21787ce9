/** `npm run worker -- retention [--dry-run]`: deletes what is due now, or only counts it. */
import { m } from '#lib/paraglide/messages.js';
import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';
import { readInstanceSettings, say, terminalLocale } from '../command.ts';
import { openInstance } from '../open.ts';
import { countDue, forget } from './forget.ts';
import { retentionRules } from './rules.ts';

export async function runRetention(args: readonly string[]): Promise<void> {
	const locale = terminalLocale(process.env);
	const dry = args.includes('--dry-run');
	const database = await openInstance(readInstanceSettings());
	const db = openDatabase(database.url, { name: 'mutirao-retention', poolSize: 1, statementTimeoutMs: 0 });
	try {
		const now = new Date();
		const counts = await countDue(db, now);
		for (const { name, rows } of counts) say(`${String(rows).padStart(8)}  ${name}`);
		if (!dry) for (const rule of retentionRules) await forget(db, rule, now);
		say(dry ? m.backup_retention_counted({}, { locale }) : m.backup_retention_done({}, { locale }));
	} finally {
		await closeDatabase(db);
		await database.stop();
	}
}
