/** Being told, and stopping it: what a mail program may do without an account, and what nobody else may. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { stopToken } from '#lib/notifications/server/unsubscribing.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { ask, ownForm } from './http.ts';
import { cookieOf } from './roles.ts';

let db: Db;
let person: string;
beforeAll(async () => {
	db = openDatabase(inject('database'), { name: 'mutirao-test', poolSize: 2 });
	const found = await db
		.selectFrom('person')
		.select('id')
		.where('name', '=', 'Capucine Aubépine')
		.executeTakeFirstOrThrow();
	person = found.id;
});
afterAll(async () => {
	await db.deleteFrom('notification').where('person_id', '=', person).execute();
	await db.deleteFrom('notification_choice').where('person_id', '=', person).execute();
	await closeDatabase(db);
});

const chosen = () =>
	db
		.selectFrom('notification_choice')
		.select(['topic_group', 'rhythm'])
		.where('person_id', '=', person)
		.execute();

describe('the one click of a mail program', () => {
	const oneClick = {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'List-Unsubscribe=One-Click'
	};

	test('stops the mails without a session, an origin or a redirect; looking at the page stops nothing', async () => {
		const address = `/unsubscribe?token=${await stopToken(db, person, 'followed')}`;
		const page = await ask(address);
		expect(page.status).toBe(200);
		expect(page.text).toContain('name="List-Unsubscribe"');
		expect(await chosen()).toEqual([]);
		const answers = await Promise.all(Array.from({ length: 20 }, () => ask(address, oneClick)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		expect(await chosen()).toEqual([{ topic_group: 'followed', rhythm: 'off' }]);
	});

	test('works by our own button too, and says what has stopped', async () => {
		const token = await stopToken(db, person, 'team');
		const { status, text } = await ask(`/pt-BR/unsubscribe?token=${token}`, {
			...{ method: 'POST', headers: ownForm() },
			body: 'List-Unsubscribe=One-Click'
		});
		expect(status).toBe(200);
		expect(text).toContain('Nenhum e-mail mais sobre: Suas equipes.');
	});

	test('with a token of another person, or a made-up one, is refused', async () => {
		const token = await stopToken(db, person, 'waiting');
		for (const bad of [token.replace('waiting', 'answers'), `${token.slice(0, -3)}abc`, '', 'a.b.c']) {
			const answer = await ask(`/unsubscribe?token=${bad}`, {
				...oneClick,
				headers: { ...oneClick.headers, accept: 'text/html' }
			});
			expect(answer.status, bad).toBe(404);
		}
		expect((await chosen()).map(({ topic_group }) => topic_group).sort()).toEqual(['followed', 'team']);
	});
});

/** The figure in the head of a page. */
async function unreadOn(path: string, cookie: string): Promise<string | undefined> {
	const { text } = await ask(path, { headers: { cookie } });
	return /class="count[^"]*">(\d+)</.exec(text)?.[1];
}

describe('the inbox', () => {
	test('counts what is new on every page, and opens what it is about', async () => {
		const need = await db
			.selectFrom('need')
			.select('id')
			.where('status', '=', 'open')
			.executeTakeFirstOrThrow();
		const { id } = await db
			.insertInto('notification')
			.values({
				...{ person_id: person, topic: 'need.amended', topic_group: 'followed', event_key: 'test' },
				payload: { needId: need.id, amendmentId: need.id },
				...{ in_app: true, rhythm: null, mail_id: null, created_at: new Date(), read_at: null }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		const cookie = await cookieOf('person');
		expect(await unreadOn('/', cookie)).toBe('1');
		expect((await ask('/inbox', { headers: { cookie } })).text).toContain('A need was changed.');

		const form = { method: 'POST', body: `notice=${id}` };
		const other = await cookieOf('member');
		const refused = await ask('/inbox?/open', { ...form, headers: { ...ownForm(), cookie: other } });
		expect(refused.status).toBe(404);
		const opened = await ask('/inbox?/open', { ...form, headers: { ...ownForm(), cookie } });
		expect(opened).toMatchObject({ status: 303, headers: { location: `/needs/${need.id}` } });
		expect(await unreadOn('/', cookie)).toBeUndefined();
	});
});
