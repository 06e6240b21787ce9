/**
 * Two web processes and two workers on one Postgres, behind a proxy that sends each request to the other one: nothing
 * may depend on where it arrives, and one of each may die. Prints the figures of `docs/scaling.md`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { listMigrationNames } from '#lib/platform/server/migration-names.ts';
import { aCrowd, crowdDomain, heldMails, unsentMails } from '../support/crowd.ts';
import { drive } from '../support/load.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';
import {
	clientHeader,
	openProxy,
	type Process,
	type Proxy,
	startWeb,
	startWorkerProcess,
	type Web
} from '../support/several.ts';

const mails = 600;

let folder: string;
let postgres: EmbeddedPostgres;
let proxy: Proxy;
let mailbox: Mailbox;
let db: Db;
/** The session of somebody real. */
let ana = '';
let env: Record<string, string> = {};
const webs: Web[] = [];
const workers: Process[] = [];
const servedBy = new Set<string>();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'mutirao-several-'));
	[postgres, proxy, mailbox] = await Promise.all([
		startEmbeddedPostgres({ folder }),
		openProxy(),
		openMailbox({ slow: 40 })
	]);
	env = {
		...{ DATABASE_URL: postgres.url, ORIGIN: proxy.origin, TRUSTED_PROXIES: '1', WORKER: 'off' },
		...{ DEMO: 'on', SMTP_URL: mailbox.url, LOG_LEVEL: 'warn' }
	};
	webs.push(...(await Promise.all([startWeb(env), startWeb(env)])));
	workers.push(...(await Promise.all([startWorkerProcess(env), startWorkerProcess(env)])));
	proxy.backends.push(...webs.map(({ port }) => port));
	db = openDatabase(postgres.url, { name: 'mutirao-test', statementTimeoutMs: 60_000 });
}, 600_000);

afterAll(async () => {
	await closeDatabase(db);
	await proxy.close();
	await Promise.all([...webs, ...workers].map((each) => each.stop()));
	await mailbox.close();
	await postgres.stop();
	await rm(folder, { recursive: true, force: true });
}, 60_000);

interface Asked {
	cookie?: string;
	form?: Record<string, string> | FormData;
	headers?: Record<string, string>;
}

let strangers = 0;
const stranger = () => `10.9.${String(Math.floor((strangers += 1) / 250))}.${String((strangers % 250) + 1)}`;

/** One request through the proxy, as a browser on a page of ours sends it. */
async function ask(path: string, { cookie, form, headers }: Asked = {}): Promise<Response> {
	const answer = await fetch(`${proxy.origin}${path}`, {
		method: form ? 'POST' : 'GET',
		redirect: 'manual',
		...(form && { body: form instanceof FormData ? form : new URLSearchParams(form) }),
		headers: {
			...{ accept: 'text/html', [clientHeader]: stranger() },
			...(form && { origin: proxy.origin }),
			...(cookie !== undefined && { cookie }),
			...headers
		}
	});
	servedBy.add(answer.headers.get('x-served-by') ?? '');
	return answer;
}

const cookieIn = (answer: Response, name: string) =>
	answer.headers
		.getSetCookie()
		.find((each) => each.startsWith(`${name}=`))
		?.split(';')[0] ?? '';

/** Asks for a link and follows it; the cookie of the session. */
async function signIn(address: string): Promise<string> {
	await ask('/sign-in?/link', { form: { address } });
	const tokenMailed = () => {
		const raw = mailbox.deliveries.find(({ to }) => to === address)?.raw ?? '';
		const plain = raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
		return /sign-in\/link\?token=([\w.-]+)/.exec(plain)?.[1] ?? '';
	};
	await expect.poll(tokenMailed, { timeout: 30_000 }).not.toBe('');
	const token = tokenMailed();
	const form = { token, name: address.charAt(0).toUpperCase() + address.slice(1, 3) };
	const entered = await ask(`/sign-in/link?token=${token}`, { form });
	expect(entered.status).toBe(303);
	return cookieIn(entered, 'session');
}

async function count(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
	return (await query.execute(db)).rows[0]?.count ?? 0;
}

/** The status of an answer that was read to its end. */
async function wholeStatus(answer: Response): Promise<number> {
	await answer.arrayBuffer();
	return answer.status;
}

function report(figures: Record<string, unknown>) {
	process.stdout.write(`${JSON.stringify(figures)}\n`);
}

describe('two web processes and two workers', () => {
	test('that start together bring an empty database to its schema and first data once', async () => {
		const ran = webs.filter(({ printed }) => /brought up to date/.test(printed()));
		expect(ran).toHaveLength(1);
		const names = await listMigrationNames();
		expect(await count(sql`select count(*)::int as count from kysely_migration`)).toBe(names.length);
		const twice = sql<{ count: number }>`
			select count(*)::int as count from (
				select title from need where origin = 'example' group by title, office_id having count(*) > 1) as double`;
		expect(await count(twice)).toBe(0);
	});

	test('let somebody ask for a link on one, come in on the other, and be known on both', async () => {
		ana = await signIn('ana@recife.example');
		servedBy.clear();
		for (let turn = 0; turn < 6; turn += 1) expect((await ask('/account', { cookie: ana })).status).toBe(200);
		expect(servedBy.size).toBe(2);
		const other = await signIn('bia@recife.example');
		expect((await ask('/sign-out', { form: {}, cookie: other })).status).toBe(303);
		for (let turn = 0; turn < 4; turn += 1)
			expect((await ask('/account', { cookie: other })).status).toBe(303);
	});

	test('refuse a form of another site, wherever it arrives', async () => {
		for (let turn = 0; turn < 4; turn += 1) {
			const headers = { origin: 'https://evil.example' };
			expect((await ask('/sign-in?/link', { form: { address: 'a@b.example' }, headers })).status).toBe(403);
		}
	});

	test('count one limit together', async () => {
		// All of it within one minute, which is what is counted.
		const into = Date.now() % 60_000;
		if (into > 30_000) await wait(60_000 - into);
		const headers = { [clientHeader]: '192.0.2.7' };
		const statuses: number[] = [];
		for (let turn = 0; turn < 140; turn += 1) statuses.push((await ask('/people', { headers })).status);
		const read = statuses.filter((status) => status === 200).length;
		expect(read).toBe(120);
		report({ limit: 120, read });
	});

	test('read a file on one, show it on the other, and bring it in once', async () => {
		await sql`update person set operator = true where name = 'Ana'`.execute(db);
		const cookie = ana;
		const rows = Array.from(
			{ length: 40 },
			(_, row) => `Soak Cartes ${String(row)},firm,France,,Lyon,,Our list,CC0-1.0,`
		);
		const form = new FormData();
		form.set('kind', 'organisations');
		const head = 'name,kind,country,region,city,skills,source,licence,url';
		form.set('file', new File([[head, ...rows].join('\n')], 'firms.csv', { type: 'text/csv' }));
		const sent = await ask('/desk/imports', { form, cookie });
		const page = sent.headers.get('location') ?? '';
		expect(page).toMatch(/\/desk\/imports\/[0-9a-f-]{36}/);
		for (let turn = 0; turn < 2; turn += 1)
			expect(await (await ask(page, { cookie })).text()).toContain('Soak Cartes 0');
		const confirmed = await Promise.all(
			[1, 2, 3].map(() => ask(`${page}?/confirm`, { form: { similar: 'yes' }, cookie }))
		);
		expect(confirmed.map(({ status }) => status)).toContain(303);
		const imported = sql<{ count: number }>`
			select count(*)::int as count from listing where name like 'Soak Cartes %'`;
		await expect.poll(() => count(imported), { timeout: 60_000, interval: 250 }).toBe(rows.length);
	});

	test('keep what somebody typed on one for whoever they are on the other', async () => {
		const kept = await ask('/keep', { form: { need: 'Maps of the river in Recife', for: 'profile' } });
		const cookie = `${ana}; ${cookieIn(kept, 'kept')}`;
		for (let turn = 0; turn < 2; turn += 1)
			expect(await (await ask('/profile/new', { cookie })).text()).toContain('Maps of the river in Recife');
	});
});

describe('a killed web process', () => {
	test('takes nothing along that was acknowledged, and nobody who reads notices', async () => {
		const need = /\/needs\/[0-9a-f-]{36}/.exec(await (await ask('/needs')).text())?.[0] ?? '';
		const before = await count(sql`select count(*)::int as count from kept_text`);
		let acknowledged = 0;
		let inDoubt = 0;
		let failedReads = 0;
		let going = true;
		const writer = async () => {
			while (going) {
				const answer = await ask('/keep', { form: { need: 'A text that must not be lost', for: 'need' } });
				if (answer.status === 303) acknowledged += 1;
				else inDoubt += 1;
			}
		};
		const reader = async () => {
			// Who is being answered at that moment sees the answer cut.
			while (going) {
				const status = await ask(need).then(wholeStatus, () => 0);
				if (status !== 200) failedReads += 1;
			}
		};
		const busy = [writer(), writer(), writer(), reader(), reader()];
		await wait(3_000);
		await webs[0]?.kill();
		await wait(5_000);
		going = false;
		await Promise.all(busy);
		const stored = (await count(sql`select count(*)::int as count from kept_text`)) - before;
		report({ killed: 'web', acknowledged, inDoubt, failedReads, stored });
		expect(acknowledged).toBeGreaterThan(50);
		expect(failedReads).toBeLessThanOrEqual(2);
		expect(inDoubt).toBeLessThanOrEqual(3);
		expect(stored).toBeGreaterThanOrEqual(acknowledged);
		expect(stored).toBeLessThanOrEqual(acknowledged + inDoubt);
	});
});

describe('a killed worker', () => {
	test(
		'leaves its mails to the other: each is sent, at most one of them twice',
		{ timeout: 600_000 },
		async () => {
			const isCrowd = ({ to }: { to: string }) => to.endsWith(crowdDomain);
			const sent = () => mailbox.deliveries.filter(isCrowd);
			await aCrowd(db, mails);
			await expect.poll(() => sent().length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(mails / 4);
			const held = await heldMails(db);
			const killedAt = Date.now();
			await workers[0]?.kill();
			const orphaned = await stillHeld(held);
			await expect.poll(() => unsentMails(db), { timeout: 400_000, interval: 250 }).toBe(0);
			const ids = sent().map(({ id }) => id);
			const again = sent()
				.filter(({ id, at }) => orphaned.has(id) && at > killedAt)
				.map(({ at }) => at - killedAt);
			report({
				...{ killed: 'worker', mails, delivered: ids.length, held: orphaned.size },
				takenAgainAfterSeconds: again.map((ms) => Math.round(ms / 100) / 10)
			});
			expect(new Set(ids).size).toBe(mails);
			expect(ids.length).toBeLessThanOrEqual(mails + 1);
			expect(Math.max(0, ...again)).toBeLessThan(60_000);
		}
	);

	/** What the dead one holds is held by the same name a moment later; what the other held is sent by then. */
	async function stillHeld(before: Map<string, string>): Promise<Set<string>> {
		await wait(2_000);
		const after = await heldMails(db);
		return new Set([...before].filter(([mail, holder]) => after.get(mail) === holder).map(([mail]) => mail));
	}
});

describe('none of them', () => {
	test('says that something unexpected happened', () => {
		const said = [...webs, ...workers].flatMap(({ printed }) => printed().split('\n'));
		expect(said.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
	});
});

describe('requests a second', () => {
	test('with one process and with two', { timeout: 300_000 }, async () => {
		const need = /\/needs\/[0-9a-f-]{36}/.exec(await (await ask('/needs')).text())?.[0] ?? '';
		const { port } = webs[1] ?? { port: 0 };
		const second = await startWeb(env);
		webs.push(second);
		for (const backends of [[port], [port, second.port], [port], [port, second.port]]) {
			proxy.backends.splice(0, proxy.backends.length, ...backends);
			for (const path of ['/needs', '/outcomes', need]) {
				const { perSecond, p50, p99, failed } = await drive(`${proxy.origin}${path}`, { seconds: 6, at: 16 });
				report({ processes: backends.length, path: path.slice(0, 9), perSecond, p50, p99 });
				expect(failed).toBe(0);
			}
		}
	});
});
