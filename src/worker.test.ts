import { sql } from 'kysely';
import { describe, expect, test } from '../tests/support/database.ts';
import { askToSignIn, signInByLink } from '#lib/accounts/server/commands.ts';
import { readSession } from '#lib/accounts/server/sessions.ts';
import { system, visitor } from '#lib/platform/actor.ts';
import { atomically } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { announce } from '#lib/platform/server/jobs.ts';
import { startWorker } from './worker.ts';

async function waitingJobs(db: Db): Promise<number> {
	const { rows } = await sql<{ jobs: number }>`select count(*) as jobs from graphile_worker.jobs`.execute(db);
	return rows[0]?.jobs ?? 0;
}

const dayPassed = (db: Db) =>
	atomically({ db, now: new Date(), actor: system }, (tx) => announce(tx, 'day.passed', {}));

describe('the worker', () => {
	test('does what modules do when something was announced', async ({ db, address }) => {
		const longAgo = new Date('2020-01-01');
		await db.insertInto('rate_limit').values({ bucket: 'old', window_start: longAgo, hits: 1 }).execute();
		await dayPassed(db);

		const worker = await startWorker(address, { alone: true });
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);
		expect(await db.selectFrom('rate_limit').select('bucket').execute()).toEqual([]);
	});

	test('takes back what a killed one held when it is the only one', async ({ db, address }) => {
		await dayPassed(db);
		await sql`update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now()`.execute(db);

		const worker = await startWorker(address, { alone: true });
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);
	});
});

describe('mail of an instance with examples', () => {
	const post = { SMTP_URL: undefined, MAIL_FROM: undefined, demo: true, origin: 'http://localhost:3000' };

	test('reaches the page of caught mails by real SMTP, and its link signs in once', async ({
		db,
		address
	}) => {
		const context = { db, now: new Date(), actor: visitor };
		const ana = { address: 'ana@recife.example', key: 'ana@recife.example' };
		await askToSignIn(context, ana, { household: '192.0.2.1', locale: 'pt-BR' });
		const worker = await startWorker(address, { alone: true, post });
		const caught = () => db.selectFrom('demo_mail').select(['recipient', 'subject', 'body']).execute();
		await expect.poll(caught, { timeout: 10_000 }).toHaveLength(1);
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);

		const [mail] = await caught();
		expect(mail).toMatchObject({ recipient: ana.address, subject: 'Seu link para entrar no Mutirão' });
		const [, token = ''] =
			/http:\/\/localhost:3000\/pt-BR\/sign-in\/link\?token=(\S+)/.exec(mail?.body ?? '') ?? [];
		const session = await signInByLink(context, token, 'Ana');
		expect((await readSession(db, new Date(), session))?.person.name).toBe('Ana');
		await expect(signInByLink(context, token, 'Ana')).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('leaves its secret in no job and no row', async ({ db, address }) => {
		const context = { db, now: new Date(), actor: visitor };
		await askToSignIn(
			context,
			{ address: 'bia@recife.example', key: 'bia@recife.example' },
			{ household: '192.0.2.1', locale: 'en' }
		);
		const { rows: jobs } = await sql<{ job: string }>`
			select jobs::text || payload::text as job from graphile_worker._private_jobs as jobs`.execute(db);
		const worker = await startWorker(address, { alone: true, post });
		const caught = () => db.selectFrom('demo_mail').select('body').execute();
		await expect.poll(caught, { timeout: 10_000 }).toHaveLength(1);
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);

		const secret =
			/token=[\w-]+\.([\w-]{43})/.exec((await caught())[0]?.body ?? '')?.[1] ?? 'no secret found';
		const { rows: links } = await sql<{ link: string }>`
			select one_time_link::text as link from one_time_link`.execute(db);
		expect(jobs).toHaveLength(1);
		expect(links).toHaveLength(1);
		expect(secret).toHaveLength(43);
		expect(JSON.stringify([jobs, links])).not.toContain(secret);
		expect(JSON.stringify(jobs)).not.toContain('bia@');
	});

	test('is not sent where no mail leaves, and the job is done', async ({ db, address }) => {
		await askToSignIn(
			{ db, now: new Date(), actor: visitor },
			{ address: 'caio@recife.example', key: 'caio@recife.example' },
			{ household: '192.0.2.1', locale: 'en' }
		);
		const worker = await startWorker(address, { alone: true, post: { ...post, demo: false } });
		await expect.poll(() => waitingJobs(db), { timeout: 10_000 }).toBe(0);
		await worker.stop(1_000);
		expect(await db.selectFrom('demo_mail').select('id').execute()).toEqual([]);
	});
});
