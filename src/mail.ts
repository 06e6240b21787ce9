/**
 * `npm run mail -- bounce <file>`: takes in what a mail server sent back; `-` reads it from standard input, for an
 * alias that pipes into it.
 */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readReport, type Taken, takeReport } from '#lib/notifications/server/reports.ts';
import { system } from '#lib/platform/actor.ts';
import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';

const said: Record<Taken, string> = {
	stopped: 'No more mail goes to that mailbox; its owner reads so on the site and can ask to try again.',
	not_ours: 'It is about no mail of this instance, or its account is gone. Nothing changed.',
	not_final: 'The mailbox may take the next mail. Nothing changed.',
	address_changed: 'The account has another address by now. Nothing changed.'
};

const [command, file] = process.argv.slice(2);
if (command !== 'bounce' || file === undefined)
	fail('Say: npm run mail -- bounce <file>, or - for standard input.');
else await takeIn(file);

async function takeIn(path: string): Promise<void> {
	const url = process.env['DATABASE_URL'];
	if (!url) {
		fail('Set DATABASE_URL to the database of the instance that sent the mail.');
		return;
	}
	const raw = path === '-' ? await buffer(process.stdin) : await readFile(path).catch(() => undefined);
	if (!raw) {
		fail(`Cannot read ${path}.`);
		return;
	}
	const report = await readReport(raw);
	if (!report) {
		fail('This is no report of a mail server about a mail: it names none. Nothing changed.');
		return;
	}
	const db = openDatabase(url, { name: 'mutirao-mail', poolSize: 1 });
	try {
		process.stdout.write(`${said[await takeReport({ db, now: new Date(), actor: system }, report)]}\n`);
	} finally {
		await closeDatabase(db);
	}
}

function fail(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
	process.exitCode = 1;
}
