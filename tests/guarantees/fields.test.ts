/** Nobody sets what no form asks for: every form as its page shows it, sent with a column of the database beside. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { ask, ownForm, type Reply } from './http.ts';
import { findKnown, type Known } from './known.ts';
import { cookieOf, type Role } from './roles.ts';
import { expectations } from './routes.ts';

const soak = process.env['SOAK'] === '1';

/** What somebody would set first; at length every column of every table is tried on every form. */
const worst = ['id', 'status', 'example', 'person_id'];
/** What people and organisations are and say. Counters, mails and notes of what was shown move by themselves. */
const held =
	/^(person|personal_token|organisation|membership|invitation|verification|broker_cover|listing|need|profile|introduction|engagement|outcome|lesson|block|conflict)/;
const moving = new Set(['profile_view', 'profile_impression']);

let db: Db;
let known: Known;
let columns: string[];
beforeAll(async () => {
	db = openDatabase(inject('database'), { name: 'mutirao-guarantees', statementTimeoutMs: 60_000 });
	known = await findKnown();
	const { rows } = await sql<{ table: string; column: string }>`
		select table_name as "table", column_name as "column" from information_schema.columns
		where table_schema = 'public'`.execute(db);
	const all = rows.filter(({ table }) => held.test(table)).map(({ column }) => column);
	expect(all).toEqual(expect.arrayContaining(worst));
	columns = soak ? [...new Set(all)].sort() : worst;
});
afterAll(() => closeDatabase(db));

/** One value for each table that tells whether anything in it is another than before. */
async function stateOf(): Promise<Record<string, string>> {
	const { rows } = await sql<{ name: string }>`
		select table_name as name from information_schema.tables
		where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
	const names = rows.map(({ name }) => name).filter((name) => held.test(name) && !moving.has(name));
	const state: Record<string, string> = {};
	for (const name of names.sort()) {
		const { rows: sums } = await sql<{ sum: string | null }>`
			select md5(string_agg(whole::text, chr(10) order by whole::text)) as sum from ${sql.id(name)} as whole`.execute(
			db
		);
		state[name] = sums[0]?.sum ?? '';
	}
	return state;
}

interface Form {
	action: string;
	fields: [string, string][];
}

/** The forms of a page with what stands in them, each filled in where it is empty; its first button is pressed. */
function formsOf(html: string, address: string): Form[] {
	const at = new URL(address, 'http://page');
	return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inside = '']) => {
		if (!/method="post"/i.test(head)) return [];
		const action = new URL((attribute(head, 'action') ?? '') || at.href, at);
		const fields = [...inside.matchAll(/<(input|button|textarea|select)\b([^>]*)>([^<]*)/g)];
		const named = fields.flatMap(([, tag = '', inner = '', text = '']): [string, string][] => {
			const name = attribute(inner, 'name');
			if (name === undefined || attribute(inner, 'type') === 'file') return [];
			if (/type="(radio|checkbox)"/.test(inner) && !/\bchecked\b/.test(inner)) return [];
			const value = tag === 'textarea' ? text : (attribute(inner, 'value') ?? '');
			return [[name, value || 'Ten letters and more']];
		});
		return [{ action: action.pathname + action.search, fields: onceEach(named) }];
	});
}

const attribute = (text: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];

function onceEach(fields: readonly [string, string][]): [string, string][] {
	return [...new Map(fields.toReversed())].toReversed();
}

const readers = ['visitor', 'person', 'member', 'broker', 'operator'] as const;
const walks = Object.entries(expectations).flatMap(
	([page, { kind, form, address, answers = 200, roles = {} }]) => {
		if (kind !== 'page' || form === undefined) return [];
		const opens = readers.filter((who) => (who === 'visitor' ? answers : (roles[who] ?? answers)) === 200);
		return opens.map((who) => ({ page, who, address }));
	}
);

/** Accepted, and not by sending a visitor to sign in, who leaves nothing behind. */
function isAccepted({ status, headers }: Reply): boolean {
	if (status >= 400) return false;
	return !(headers.location?.includes('/sign-in') === true && headers['set-cookie'] === undefined);
}

test.for(walks)('the forms of $page take no column from a $who', async ({ who, address }) => {
	const cookie = who === 'visitor' ? '' : await cookieOf(who satisfies Role);
	const path = address(known);
	const forms = formsOf((await ask(path, { headers: { cookie } })).text, path);
	const before = await stateOf();
	const accepted: string[] = [];
	for (const { action, fields } of forms) {
		// Signing out and entering as somebody else end the session this walks with; neither has fields.
		if (/^\/(?:[a-zA-Z-]+\/)?(sign-out|demo)/.test(action)) continue;
		for (const column of columns.filter((each) => !fields.some(([name]) => name === each))) {
			const body = new URLSearchParams([...fields, [column, 'true']]).toString();
			const reply = await ask(action, { method: 'POST', headers: { ...ownForm(), cookie }, body });
			if (isAccepted(reply)) accepted.push(`${String(reply.status)} ${action} ${column}`);
		}
	}
	expect(accepted).toEqual([]);
	expect(await stateOf()).toEqual(before);
});

test('forms are found on most pages that have one, with what stands in them', async () => {
	const { text } = await ask('/account', { headers: { cookie: await cookieOf('member') } });
	const details = formsOf(text, '/account').find(({ action }) => action.endsWith('?/details'));
	expect(details?.fields.map(([name]) => name)).toContain('name');
	const body = new URLSearchParams(details?.fields).toString();
	const headers = { ...ownForm(), cookie: await cookieOf('member') };
	// The same form without anything beside it is taken: were it not, the walk above could not fail.
	expect((await ask('/account?/details', { method: 'POST', headers, body })).status).toBeLessThan(400);
});
