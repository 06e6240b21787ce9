/** The steps of setting up an instance, in their order. Each says what is there, and does only what is missing. */
import { fromRoot } from '#lib/platform/server/root.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { system } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { closeDatabase, openDatabase } from '#lib/platform/server/db.ts';
import { migrateToLatest } from '#lib/platform/server/migrations.ts';
import type { Settings } from '#lib/platform/settings.ts';
import { readInstanceSettings } from '../command.ts';
import { openInstance } from '../open.ts';
import type { Asking } from './asking.ts';
import { leaveExamplesOut } from './examples.ts';
import { sendTest } from './mail-step.ts';
import { setMembers, setOperator, setTeam } from './people-steps.ts';
import { askSettings } from './settings-step.ts';
import type { Wishes } from './wishes.ts';

export interface SetUp {
	wishes: Wishes;
	asking: Asking;
	locale: Locale;
	say: (line: string) => void;
}

/** The same with the database open. */
export interface Setting extends SetUp {
	context: Context;
	settings: Settings;
	/** The address people type. */
	origin: string;
}

export async function setUp(by: SetUp): Promise<void> {
	const { wishes, locale, say } = by;
	const envFile = wishes.said['settings-file'] ?? fromRoot('.env');
	const fixed = { ...process.env };
	const settings = await askSettings(by, readInstanceSettings(envFile), { envFile, fixed });
	const database = await openInstance(settings);
	try {
		say(`  ${database.shown}`);
		await migrateToLatest(database.url);
		const db = openDatabase(database.url, { name: 'mutirao-setup', poolSize: 2, statementTimeoutMs: 0 });
		try {
			const origin = settings.ORIGIN ?? `http://localhost:${String(settings.PORT)}`;
			await fill({ ...by, settings, origin, context: { db, now: new Date(), actor: system } });
		} finally {
			await closeDatabase(db);
		}
	} finally {
		await database.stop();
	}
	say(m.setup_done({}, { locale }));
}

async function fill(by: Setting): Promise<void> {
	await leaveExamplesOut(by);
	const operator = await setOperator(by);
	const team = await setTeam(by, operator.id);
	await setMembers(by, operator.id, team);
	await sendTest(by, operator.address);
}
