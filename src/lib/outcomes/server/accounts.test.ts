import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aMember } from '../../../../tests/support/people.ts';
import { anIntroducedPair, type Introduced, workAt, workUpTo } from '../../../../tests/support/work.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { Account } from '../schema.ts';
import { decidePublication, moderateAccount, replyToAccount, writeAccount } from './accounts.ts';
import { answerCheckIn, askCheckIns } from './check-ins.ts';
import { readOutcome } from './queries.ts';

const account = (happened: string) =>
	Account.parse({ language: 'en', wanted: 'A map our staff can keep', happened, staff_count: '4' });

async function endedPair(db: Db): Promise<Introduced & { id: string }> {
	const pair = await anIntroducedPair(db);
	return { ...pair, id: await workUpTo(pair, 'closed') };
}

const seenBy = async (db: Db, context: { actor: Parameters<typeof readOutcome>[1] }, id: string) =>
	(await readOutcome(db, context.actor, id)).accounts.map(({ side }) => side);

describe('accounts of what came of it', () => {
	test('are written apart, read together once both are there, and public when both agree', async ({ db }) => {
		const { id, official, owner } = await endedPair(db);
		const anybody = { actor: visitor };
		await writeAccount(official, id, account('The map is on the web'));
		expect(await seenBy(db, official, id)).toEqual(['office']);
		expect(await seenBy(db, owner, id)).toEqual([]);

		await writeAccount(owner, id, account('Four planners keep it'));
		expect(await seenBy(db, official, id)).toEqual(['office', 'profile']);
		expect(await seenBy(db, owner, id)).toEqual(['office', 'profile']);
		expect(await seenBy(db, anybody, id)).toEqual([]);

		await decidePublication(official, id, 'agreed');
		expect(await seenBy(db, anybody, id)).toEqual([]);
		await decidePublication(owner, id, 'agreed');
		expect(await seenBy(db, anybody, id)).toEqual(['office', 'profile']);
	});

	test('of one side stay unread where the other refuses, and the bare ending stays', async ({ db }) => {
		const { id, official, owner } = await endedPair(db);
		await writeAccount(official, id, account('The map is on the web'));
		await writeAccount(owner, id, account('Four planners keep it'));
		await decidePublication(official, id, 'agreed');
		await decidePublication(owner, id, 'refused');
		const seen = await readOutcome(db, visitor, id);
		expect(seen.accounts).toEqual([]);
		expect(JSON.stringify(seen)).not.toContain('planners');
	});

	test('keep what stood there before a correction', async ({ db }) => {
		const { id, official } = await endedPair(db);
		await writeAccount(official, id, account('The map is on the web'));
		await writeAccount(official, id, account('The map was on the web for a month'));
		const { log } = await readOutcome(db, official.actor, id);
		expect(log.map(({ step }) => step)).toEqual(['account_written', 'corrected']);
		expect(log[1]?.changes).toEqual({
			happened: { before: 'The map is on the web', after: 'The map was on the web for a month' }
		});
	});

	test('may be replied to by the other side, under the account and in its log', async ({ db }) => {
		const { id, official, owner } = await endedPair(db);
		await writeAccount(official, id, account('The map is on the web'));
		expect(await refusalOf(replyToAccount(owner, id, 'It is not'))).toBe('stale_state');
		await writeAccount(owner, id, account('Nobody keeps it'));
		await replyToAccount(owner, id, 'It went down in May');
		const { accounts, log } = await readOutcome(db, official.actor, id);
		expect(accounts.find(({ side }) => side === 'office')?.reply).toBe('It went down in May');
		expect(log.at(-1)).toMatchObject({ side: 'profile', step: 'reply_written' });
	});

	test('are taken down only by who runs the site, with a reason, and put back', async ({ db }) => {
		const { id, official, owner } = await endedPair(db);
		for (const context of [official, owner]) {
			await writeAccount(context, id, account('The map is on the web'));
			await decidePublication(context, id, 'agreed');
		}
		const operator = await acting(db, aMember([], { operator: true }));
		const down = { side: 'office', step: 'taken_down', reason: 'It names a neighbour' } as const;
		expect(await refusalOf(moderateAccount(official, id, down))).toBe('not_allowed');
		await moderateAccount(operator, id, down);
		expect(await seenBy(db, { actor: visitor }, id)).toEqual([]);
		expect(await refusalOf(moderateAccount(operator, id, down))).toBe('stale_state');
		await moderateAccount(operator, id, { ...down, step: 'put_back' });
		expect(await seenBy(db, { actor: visitor }, id)).toEqual(['office', 'profile']);
	});

	test('are written after the end, and by those who took part', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const going = await workAt(db, pair, 'active');
		expect(await refusalOf(writeAccount(pair.official, going, account('It is going on well')))).toBe(
			'stale_state'
		);
		const ended = await workAt(db, pair, 'closed');
		const outsider = await acting(db, aMember([]));
		expect(await refusalOf(writeAccount(outsider, ended, account('I was not there')))).toBe('not_allowed');
	});
});

describe('asking again three, six and twelve months later', () => {
	const later = (months: number) => {
		const at = new Date(now);
		at.setUTCMonth(at.getUTCMonth() + months, at.getUTCDate() + 1);
		return at;
	};

	test('asks both sides once for each date, however often the day passes', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		await workAt(db, pair, 'closed');
		await workAt(db, pair, 'ended_early');
		const context = (at: Date) => ({ db, now: at, actor: { kind: 'system' } as const });
		expect(await askCheckIns(context(later(2)))).toBe(0);
		expect(await askCheckIns(context(later(3)))).toBe(2);
		expect(await askCheckIns(context(later(3)))).toBe(0);
		expect(await askCheckIns(context(later(6)))).toBe(2);
		expect(await askCheckIns(context(later(12)))).toBe(2);
	});

	test('takes the answer of a side that was asked, and of no other', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await workAt(db, pair, 'closed');
		const answer = { month: 3, still_runs: 'yes', kept_by: 'Two planners', without_it: '' } as const;
		expect(await refusalOf(answerCheckIn(pair.official, id, answer))).toBe('not_found');
		await askCheckIns({ db, now: later(3), actor: { kind: 'system' } });
		await answerCheckIn(pair.official, id, answer);
		const { checkIns } = await readOutcome(db, pair.official.actor, id);
		expect(checkIns.filter(({ stillRuns }) => stillRuns === 'yes').map(({ side }) => side)).toEqual([
			'office'
		]);
	});
});
