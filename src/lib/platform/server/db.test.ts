import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { readAddress } from './address.ts';
import { closeDatabase, isUnavailable, openDatabase, violatedConstraint } from './db.ts';

/** A wire between us and the server that can be told to swallow everything, as a broken network does. */
async function silentWire(address: string) {
	const { path, host, port } = readAddress(address);
	const sockets: Socket[] = [];
	let silent = false;
	const proxy = createServer((near) => {
		const far = path ? connect(path) : connect(port, host);
		sockets.push(near, far);
		near.on('data', (chunk) => silent || far.write(chunk)).on('error', () => far.destroy());
		far.on('data', (chunk) => silent || near.write(chunk)).on('error', () => near.destroy());
		near.on('close', () => far.destroy());
	}).listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const url = new URL(address);
	url.search = '';
	url.host = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
	return {
		address: url.href,
		fallSilent: (now: boolean) => (silent = now),
		close: () => {
			for (const socket of sockets) socket.destroy();
			proxy.close();
		}
	};
}

describe('values', () => {
	test('arrive as they were sent, in any time zone', async ({ db }) => {
		const { rows } = await sql`
			select ${'2026-07-01'}::date as day, ${new Date('2026-07-01T00:00:00Z')}::timestamptz as moment,
				${9_007_199_254_740_991}::bigint as big, ${['a', 'b']}::text[] as list`.execute(db);
		expect(rows).toEqual([
			{
				day: '2026-07-01',
				moment: new Date('2026-07-01T00:00:00Z'),
				big: 9_007_199_254_740_991,
				list: ['a', 'b']
			}
		]);
	});

	test('are refused rather than changed', async ({ db }) => {
		await expect(sql`select ${'2026-02-30'}::date`.execute(db)).rejects.toThrow('out of range');
		await expect(sql`select 9007199254740993::bigint as big`.execute(db)).rejects.toThrow('does not fit');
	});

	test('that break a rule of the schema name the rule', async ({ db }) => {
		const twice = db.insertInto('instance_fact').values([
			{ name: 'a', value: '' },
			{ name: 'a', value: '' }
		]);
		const error: unknown = await twice.execute().catch((thrown: unknown) => thrown);
		expect(violatedConstraint(error)).toBe('instance_fact_pkey');
		expect(isUnavailable(error)).toBe(false);
	});
});

describe('a database that does not answer', () => {
	test('ends the query in time, and is used again when it is back', async ({ address }) => {
		const wire = await silentWire(address);
		const db = openDatabase(wire.address, { statementTimeoutMs: 100, poolSize: 2 });
		const ask = () => sql<{ one: number }>`select 1 as one`.execute(db);
		try {
			await ask();
			wire.fallSilent(true);
			const error: unknown = await ask().catch((thrown: unknown) => thrown);
			expect(isUnavailable(error)).toBe(true);

			wire.fallSilent(false);
			expect((await ask()).rows).toEqual([{ one: 1 }]);
		} finally {
			await closeDatabase(db);
			wire.close();
		}
	});

	test('that ends in the middle of a transaction undoes it, and the next one works', async ({
		db,
		address
	}) => {
		const own = openDatabase(address, { poolSize: 1 });
		try {
			const work = own.transaction().execute(async (tx) => {
				await tx.insertInto('instance_fact').values({ name: 'half', value: '' }).execute();
				await sql`select pg_terminate_backend(pid) from pg_stat_activity
					where application_name = 'mutirao' and datname = current_database()`.execute(db);
				await new Promise((done) => setTimeout(done, 50));
				await tx.insertInto('instance_fact').values({ name: 'whole', value: '' }).execute();
			});
			const error: unknown = await work.catch((thrown: unknown) => thrown);
			expect(isUnavailable(error)).toBe(true);
			expect(await own.selectFrom('instance_fact').select('name').execute()).toEqual([]);
		} finally {
			await closeDatabase(own);
		}
	});

	test('is told apart from a mistake of ours when nobody listens or a statement takes too long', async ({
		address
	}) => {
		const gone = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
		const slow = openDatabase(address, { statementTimeoutMs: 50 });
		for (const db of [gone, slow]) {
			const error: unknown = await sql`select pg_sleep(5)`.execute(db).catch((thrown: unknown) => thrown);
			expect(isUnavailable(error)).toBe(true);
			await closeDatabase(db);
		}
	});
});
