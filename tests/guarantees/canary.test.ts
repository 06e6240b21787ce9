/** An address and a telephone number that two people give in an introduction: found nowhere, except where they may be. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closeDatabase, openDatabase, type Db } from '#lib/platform/server/db.ts';
import { ask, ownForm } from './http.ts';
import { findKnown, type Known } from './known.ts';
import { cookieOf, roles, sessionIn } from './roles.ts';
import { expectations } from './routes.ts';

const firm = { address: 'zwyxfirm@canary.example', telephone: '+33 6 77 11 77 11' };
const office = { address: 'zwyxoffice@canary.example', telephone: '+55 81 77 22 77 22' };
const canaries = [firm, office].flatMap(({ address, telephone }) => [address, telephone]);
/** Manages a made-up firm, whose profile is shown to everybody. */
const owner = 'Clovis Bruyant';

let db: Db;
let known: Known;
let id: string;
let cookies: Record<string, string>;

async function enterAs(name: string): Promise<string> {
	const { text } = await ask('/demo');
	const entry = text.split('<li').find((item) => item.includes(name));
	const person = /value="([0-9a-f-]{36})"/.exec(entry ?? '')?.[1] ?? '';
	const reply = await ask('/demo', { method: 'POST', headers: ownForm(), body: `person=${person}` });
	return sessionIn(reply.headers['set-cookie']);
}

async function send(as: string, path: string, fields: Record<string, string>) {
	const headers = { ...ownForm(), cookie: cookies[as] ?? '' };
	const body = new URLSearchParams(fields).toString();
	return ask(path, { method: 'POST', headers, body });
}

beforeAll(async () => {
	db = openDatabase(inject('database'), { name: 'mutirao-canary', statementTimeoutMs: 60_000 });
	known = await findKnown();
	const signedIn = await Promise.all(roles.map(async (role) => [role, await cookieOf(role)] as const));
	cookies = { visitor: '', owner: await enterAs(owner), ...Object.fromEntries(signedIn) };
	const { profile } = await db
		.selectFrom('profile')
		.innerJoin('membership', 'membership.organisation_id', 'profile.organisation_id')
		.innerJoin('person', 'person.id', 'membership.person_id')
		.select('profile.id as profile')
		.where('person.name', '=', owner)
		.executeTakeFirstOrThrow();
	const words = `We could do this. Write to ${firm.address} or call ${firm.telephone}.`;
	const asked = { need: known.ownNeed, profile, words, as: 'profile', ...firm };
	const reply = await send('owner', '/introductions/new?/side', asked);
	id = /\/introductions\/([0-9a-f-]{36})/.exec(reply.headers.location ?? '')?.[1] ?? '';
	expect(id, `${String(reply.status)} ${reply.text.slice(0, 2_000)}`).not.toBe('');
});
afterAll(() => closeDatabase(db));

const pagesOf = () => [
	`/introductions/${id}`,
	`/introductions/${id}/__data.json`,
	`/pt-BR/introductions/${id}`,
	'/introductions',
	'/introductions/register',
	'/introductions/register/export?format=csv',
	'/introductions/register/export?format=json',
	`/introductions/new?need=${known.ownNeed}`,
	`/needs/${known.ownNeed}`,
	`/needs/${known.ownNeed}/log`,
	`/needs/${known.ownNeed}/matches`,
	'/account/records/export',
	'/inbox',
	'/demo/mail'
];

/** `who path canary` for each of these pages on which each reader finds one. */
async function found(paths: readonly string[], readers: readonly string[]): Promise<string[]> {
	const all: string[] = [];
	for (const reader of readers) {
		for (const path of paths) {
			const { text } = await ask(path, { headers: { cookie: cookies[reader] ?? '' } });
			for (const canary of canaries) if (text.includes(canary)) all.push(`${reader} ${path} ${canary}`);
		}
	}
	return all;
}

/** Tables whose rows, written as text, hold one. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ schema: string; name: string }>`
		select table_schema as schema, table_name as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
			and table_name not in ('city', 'skill', 'match_posting', 'need_posting')`.execute(db);
	const holding: string[] = [];
	for (const { schema, name } of rows) {
		const held = await sql`
			select 1 from ${sql.id(schema, name)} as whole
			where whole::text ilike any(${words.map((each) => `%${each}%`)}::text[]) limit 1`.execute(db);
		if (held.rows.length > 0) holding.push(name);
	}
	return holding;
}

const strangers = ['visitor', ...roles.filter((role) => role !== 'member')];

test('before both have accepted, nobody finds what one side gave, on any route, nor in any table but one', async () => {
	const routes = Object.values(expectations).map(({ address }) => address(known));
	expect(await found([...pagesOf(), ...routes], ['visitor', ...roles])).toEqual([]);
	expect(await tablesWith(canaries)).toEqual(['introduction_contact']);
});

test('after both have accepted, exactly the two who did read exactly what the other gave', async () => {
	const accepted = await send('member', `/introductions/${id}?/accept`, office);
	expect(accepted.status, accepted.text.slice(0, 2_000)).toBe(303);
	expect(await found(pagesOf(), strangers)).toEqual([]);
	const page = [`/introductions/${id}`];
	const both = (reader: string) => canaries.map((canary) => `${reader} ${page[0] ?? ''} ${canary}`);
	expect(await found(page, ['member'])).toEqual(both('member'));
	expect(await found(page, ['owner'])).toEqual(both('owner'));
	const other = (reader: string, theirs: typeof firm) =>
		found(pagesOf().slice(3), [reader]).then((lines) =>
			lines.filter((line) => line.includes(theirs.address) || line.includes(theirs.telephone))
		);
	expect([...(await other('member', firm)), ...(await other('owner', office))]).toEqual([]);
	expect(await tablesWith(canaries)).toEqual(['introduction_contact']);
});

test('once it is taken back, it is nowhere, and no line of the log ever held it', async () => {
	expect((await send('owner', `/introductions/${id}?/revoke`, {})).status).toBe(303);
	const theirs = [firm.address, firm.telephone];
	const lines = await found(pagesOf(), ['member', 'owner', ...strangers]);
	expect(lines.filter((line) => theirs.some((canary) => line.includes(canary)))).toEqual([]);
	expect(await tablesWith(theirs)).toEqual([]);
	const log = await readFile(inject('output'), 'utf8');
	expect(log.length).toBeGreaterThan(0);
	expect(canaries.filter((canary) => log.includes(canary))).toEqual([]);
});
