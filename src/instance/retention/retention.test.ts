import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readDataMap } from '../../../tests/gates/data-map.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { aPerson } from '../../../tests/support/offices.ts';
import { aNeed, anOffice, aProfile } from '../../../tests/support/people.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { countDue, forget, retentionReactions } from './forget.ts';
import { retentionRules } from './rules.ts';

const now = new Date('2026-11-22T10:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const ago = (ms: number) => new Date(now.getTime() - ms);

/** Puts in one row that is due by a minute or a day, and one that is not yet. */
type Rows = (db: Db, person_id: string) => Promise<void>;

const link = (id: string, expires_at: Date) => ({
	...{ id, secret_hash: null, unsent_secret: null, purpose: 'sign_in' as const, address: 'a@b.example' },
	...{
		locale: 'en' as const,
		person_id: null,
		subject: null,
		created_at: expires_at,
		expires_at,
		used_at: null
	}
});

const noReport = {
	...{ rows: 0, good: 0, encoding: 'UTF-8', delimiter: ',' },
	...{ ignored: [], problems: [], similar: [], unknown: [] }
};

const rowsOf: Record<string, Rows> = {
	'sessions that ended': async (db, person_id) => {
		const session = (id: string, expires_at: Date) => ({
			...{ id, person_id, secret_hash: Buffer.alloc(32), how: 'mail_link' as const, expires_at },
			...{ created_at: ago(day), renewed_at: ago(day) }
		});
		await db
			.insertInto('session')
			.values([session('due', ago(minute)), session('kept', ago(-minute))])
			.execute();
	},
	'one-time links a day after they stopped working': async (db) => {
		await db
			.insertInto('one_time_link')
			.values([link('due', ago(day + minute)), link('kept', ago(day - minute))])
			.execute();
	},
	'invitations 90 days after they ended': async (db) => {
		const organisation_id = await anOffice(db);
		const of = (address: string, ended_at: Date | null, expires_at: Date) => ({
			...{ organisation_id, address, address_key: address, rights: ['read' as const], invited_by: null },
			...{ created_at: ago(200 * day), expires_at, ended: ended_at && ('accepted' as const), ended_at }
		});
		await db
			.insertInto('invitation')
			.values([
				of('due', ago(90 * day + minute), ago(190 * day)),
				of('kept', ago(90 * day - minute), ago(190 * day)),
				of('open', null, ago(-minute))
			])
			.execute();
	},
	'all caught mails but the newest 200': async (db) => {
		const mail = { recipient: 'a@b.example', subject: 'A', body: 'B', caught_at: now };
		await db
			.insertInto('demo_mail')
			.values(Array.from({ length: 201 }, () => mail))
			.execute();
	},
	'notifications after 180 days': notifications,
	'mails after 180 days': mails,
	'alerts of saved searches after 180 days': async (db, person_id) => {
		const saved_search_id = await aSavedSearch(db, person_id);
		const alert = (created_at: Date) => ({
			...{
				saved_search_id,
				pace: 'daily' as const,
				unread_before: 0,
				more: false,
				created_at,
				opened_at: null
			}
		});
		await db
			.insertInto('search_alert')
			.values([alert(ago(180 * day + minute)), alert(ago(180 * day - minute))])
			.execute();
	},
	'what saved searches found, after 180 days': async (db, person_id) => {
		const saved_search_id = await aSavedSearch(db, person_id, 'people');
		const item = (item_id: string, at: Date) => ({
			...{ saved_search_id, item_kind: 'need' as const, item_id, alert_id: null, at }
		});
		await db
			.insertInto('search_alert_item')
			.values([item(randomUUID(), ago(180 * day + minute)), item(randomUUID(), ago(180 * day - minute))])
			.execute();
	},
	'who opened a profile, after a year': async (db) => {
		const profile_id = await aProfile(db);
		const organisation_id = await anOffice(db);
		const of = { profile_id, organisation_id };
		await db
			.insertInto('profile_view')
			.values([
				{ ...of, day: '2025-11-21' },
				{ ...of, day: '2025-11-22' }
			])
			.execute();
	},
	'who stood in lists of matches, after a year': async (db) => {
		const shown = { profile_id: await aProfile(db), need_id: await aNeed(db), place: 1, newcomer: false };
		await db
			.insertInto('impression')
			.values([
				{ ...shown, band: 'good', version: 'test', day: '2025-11-21' },
				{ ...shown, band: 'good', version: 'test', day: '2025-11-22' }
			])
			.execute();
	},
	'uploaded files nobody confirmed, after 24 hours': async (db, person_id) => {
		const file = (expires_at: Date) => ({
			...{
				person_id,
				kind: 'needs' as const,
				file_name: 'a.csv',
				content: Buffer.from('a'),
				locale: 'en' as const
			},
			...{ report: noReport, imported: null, created_at: ago(day), expires_at, done_at: null }
		});
		await db
			.insertInto('data_import')
			.values([file(ago(minute)), file(ago(-minute))])
			.execute();
	},
	'texts kept over a sign-in, after a day': async (db) => {
		const text = (lock: string, until: Date) => ({
			lock: lock.repeat(43),
			sealed: Buffer.alloc(40),
			until
		});
		await db
			.insertInto('kept_text')
			.values([text('a', ago(minute)), text('b', ago(-minute))])
			.execute();
	},
	'counts of the limits after a day': async (db) => {
		await db
			.insertInto('rate_limit')
			.values([
				{ bucket: 'due', window_start: ago(day + minute), hits: 1 },
				{ bucket: 'kept', window_start: ago(day - minute), hits: 1 }
			])
			.execute();
	},
	'salts of the limits after a day': async (db) => {
		const fact = (name: string, set_at: Date) => ({ name, value: 'salt', set_at });
		await db
			.insertInto('instance_fact')
			.values([
				fact('limit_salt:due', ago(day + minute)),
				fact('limit_salt:kept', ago(day - minute)),
				fact('seed', ago(900 * day))
			])
			.execute();
	}
};

async function aSavedSearch(db: Db, person_id: string, question_key = 'needs'): Promise<string> {
	const { id } = await db
		.insertInto('saved_search')
		.values({
			...{ person_id, kind: 'needs', name: 'Maps', question: {}, question_key, pace: 'daily' },
			...{ paused_at: null, created_at: now, looked_until: now, feed_key: null }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

async function mails(db: Db, person_id: string): Promise<void> {
	const mail = (occasion: string, created_at: Date) => ({
		...{ person_id, occasion, created_at, rhythm: 'daily' as const },
		...{ sending_at: null, sent_at: null, dropped: null }
	});
	await db
		.insertInto('outgoing_mail')
		.values([mail('due', ago(180 * day + minute)), mail('kept', ago(180 * day - minute))])
		.execute();
}

async function notifications(db: Db, person_id: string): Promise<void> {
	const told = (event_key: string, created_at: Date) => ({
		...{ person_id, event_key, created_at, topic: 'need.published' as const, payload: {} },
		...{ topic_group: 'following' as const, in_app: true, rhythm: null, mail_id: null, read_at: null }
	});
	await db
		.insertInto('notification')
		.values([told('due', ago(180 * day + minute)), told('kept', ago(180 * day - minute))])
		.execute();
}

const count = async (db: Db, table: string) => {
	const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)}`.execute(
		db
	);
	return rows[0]?.rows ?? 0;
};

describe('what is deleted when', () => {
	test.for(retentionRules.map((rule) => [rule.name, rule] as const))('%s', async ([name, rule], { db }) => {
		const put = rowsOf[name];
		if (!put) throw new Error(`no rows for "${name}"`);
		await put(db, await aPerson(db));
		const before = await count(db, rule.table);
		const due = (await countDue(db, now)).find((each) => each.name === name);
		expect(due?.rows).toBe(1);
		expect(await forget(db, rule, now)).toBe(1);
		expect(await count(db, rule.table)).toBe(before - 1);
		expect(await forget(db, rule, now)).toBe(0);
	});

	test('happens once a day, all of it', async ({ db }) => {
		const person = await aPerson(db);
		for (const put of Object.values(rowsOf)) await put(db, person);
		await retentionReactions['day.passed']?.({ db, now, actor: { kind: 'system' } }, {}, '');
		expect((await countDue(db, now)).map(({ rows }) => rows)).toEqual(retentionRules.map(() => 0));
	});
});

describe('the map of personal data', () => {
	const map = Object.entries(readDataMap());

	test('says of each table what the rules do', () => {
		for (const { table, said } of retentionRules) {
			const words = map.filter(([column]) => column.startsWith(`${table}.`)).map(([, at]) => at.retention);
			if (said === undefined) expect(words, table).toEqual([]);
			else expect(words, table).toContain(said);
		}
	});

	test('promises no time that no rule keeps', () => {
		const timed = /\b(\d+|an?|one|two|ten|newest \d+) (hour|day|week|month|year|mail)s?\b/i;
		const kept = new Set(retentionRules.map(({ table, said }) => `${table}: ${said ?? ''}`));
		const open = map
			.map(([column, { retention }]) => `${column.split('.')[0] ?? ''}: ${retention}`)
			.filter((promise) => timed.test(promise) && !kept.has(promise));
		expect([...new Set(open)]).toEqual([]);
	});
});
