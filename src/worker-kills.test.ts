/**
 * Workers killed in the middle of mails: small in `npm test`, and with SOAK=1 fifty kills during 5,000 mails with
 * the usual beats, whose figures are printed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach } from 'vitest';
import type { Db } from '#lib/platform/server/db.ts';
import { aCrowd, heldMails, unsentMails } from '../tests/support/crowd.ts';
import { describe, expect, test } from '../tests/support/database.ts';
import { openMailbox } from '../tests/support/mailbox.ts';

const soak = process.env['SOAK'] === '1';
const size = soak ? { mails: 5_000, kills: 50, minutes: 40 } : { mails: 100, kills: 3, minutes: 2 };
/** The small run cannot wait half a minute for each death. */
const quick = { BEAT_MS: '250', DEAD_MS: '4000' };

const running = new Set<ChildProcess>();
afterEach(() => {
	for (const child of running) child.kill('SIGKILL');
});

async function startOne(address: string, smtp: string): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['tests/support/worker.ts'], {
		env: {
			PATH: process.env['PATH'],
			LOG_LEVEL: 'error',
			WORKS_ON: address,
			SMTP_URL: smtp,
			...(soak ? {} : quick)
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	running.add(child);
	child.once('exit', () => running.delete(child));
	await new Promise<void>((ready, failed) => {
		child.stdout.once('data', () => {
			ready();
		});
		child.once('exit', (code) => {
			failed(new Error(`a worker ended with ${String(code)}`));
		});
	});
	return child;
}

/** Kills a worker and starts another; what the dead one held, and when it died. */
async function killOne(db: Db, victim: ChildProcess, restart: () => Promise<ChildProcess>) {
	victim.kill('SIGKILL');
	const at = Date.now();
	const before = await heldMails(db);
	const next = await restart();
	const after = await heldMails(db);
	const held = [...before].filter(([mail, holder]) => after.get(mail) === holder).map(([mail]) => mail);
	return { at, held, next };
}

describe('mails of killed workers', () => {
	test(
		'are all sent: none lost, at most one double a kill and under the same Message-ID',
		{ timeout: size.minutes * 60_000 },
		async ({ db, address }) => {
			const mailbox = await openMailbox({ slow: soak ? 40 : 60 });
			await aCrowd(db, size.mails);
			const restart = () => startOne(address, mailbox.url);
			const workers = await Promise.all([restart(), restart()]);
			const deaths: { at: number; held: string[] }[] = [];
			for (let kill = 1; kill <= size.kills; kill++) {
				const due = Math.floor((size.mails * kill) / (size.kills + 1));
				while (mailbox.deliveries.length < due) await wait(5);
				const which = kill % workers.length;
				const victim = workers[which];
				if (!victim) throw new Error('there is no such worker');
				const { at, held, next } = await killOne(db, victim, restart);
				deaths.push({ at, held });
				workers[which] = next;
			}
			await expect.poll(() => unsentMails(db), { timeout: size.minutes * 50_000, interval: 250 }).toBe(0);
			for (const worker of workers) worker.kill('SIGTERM');
			await mailbox.close();

			const ids = mailbox.deliveries.map(({ id }) => id);
			const rows = await db.selectFrom('outgoing_mail').select(['id', 'person_id', 'sent_at']).execute();
			expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => id)));
			const doubles = ids.length - rows.length;
			expect(doubles).toBeLessThanOrEqual(size.kills);
			const receivers = new Map(rows.map(({ id, person_id }) => [id, `${person_id}@crowd.example`]));
			for (const { id, to } of mailbox.deliveries) expect(to).toBe(receivers.get(id));

			if (!soak) return;
			const sentAt = new Map(rows.map(({ id, sent_at }) => [id, sent_at?.getTime() ?? 0]));
			// One that was held when two workers died counts from the first.
			const heldSince = new Map(
				deaths.toReversed().flatMap(({ at, held }) => held.map((id) => [id, at] as const))
			);
			const delays = [...heldSince].map(([id, at]) => (sentAt.get(id) ?? 0) - at);
			expect(Math.max(0, ...delays)).toBeLessThanOrEqual(90_000);
			report({ mails: rows.length, kills: deaths.length, doubles, delays });
		}
	);

	test.skipIf(soak)(
		'that are told to end finish the mail they are at: none is sent twice',
		async ({ db, address }) => {
			const mailbox = await openMailbox({ slow: 60 });
			await aCrowd(db, 30);
			const first = await startOne(address, mailbox.url);
			while (mailbox.deliveries.length < 10) await wait(5);
			const ended = new Promise((done) => first.once('exit', done));
			first.kill('SIGTERM');
			expect(await ended).toBe(0);
			const second = await startOne(address, mailbox.url);
			await expect.poll(() => unsentMails(db), { timeout: 60_000, interval: 100 }).toBe(0);
			second.kill('SIGTERM');
			await mailbox.close();
			expect(mailbox.deliveries).toHaveLength(30);
		}
	);
});

function report({ delays, ...figures }: { mails: number; kills: number; doubles: number; delays: number[] }) {
	const seconds = delays.toSorted((a, b) => a - b).map((ms) => (ms / 1_000).toFixed(1));
	const [least, median, most] = [seconds[0], seconds[Math.floor(seconds.length / 2)], seconds.at(-1)];
	process.stdout.write(
		`${JSON.stringify({ ...figures, held: delays.length, resentAfterSeconds: { least, median, most } })}\n`
	);
}
