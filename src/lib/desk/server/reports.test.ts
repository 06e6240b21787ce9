import { aTeam, anIntroduction, daysAgo } from '../../../../tests/support/desk.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aNeed } from '../../../../tests/support/people.ts';
import type { Db } from '../../platform/server/db.ts';
import { openDesk } from './desks.ts';
import { readQueue } from './queue.ts';
import { decideReport, findReport } from './reports.ts';

async function aReport(db: Db, personId: string | null = null) {
	const needId = await aNeed(db, { country: 'FR', published_at: daysAgo(9) });
	const introduction_id = await anIntroduction(db, { needId, asked: 3 });
	const { id } = await db
		.insertInto('report')
		.values({ introduction_id, person_id: personId, words: 'Rude words', at: daysAgo(1) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

describe('what somebody reported', () => {
	test('is read and decided once at the desk of its place, and then waits no longer', async ({ db }) => {
		const [team, elsewhere] = [await aTeam(db, ['FR']), await aTeam(db, ['BR'])];
		const id = await aReport(db);
		const [broker, other] = [await team.broker('write'), await elsewhere.broker('manage')];
		const { desk } = await openDesk(broker);
		expect(await findReport(broker, desk, id)).toMatchObject({ words: 'Rude words' });
		expect(await findReport(other, (await openDesk(other)).desk, id)).toBeUndefined();
		await expect(decideReport(other, elsewhere.id, id, 'Nothing')).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(decideReport(await team.broker('read'), team.id, id, 'Nothing')).rejects.toMatchObject({
			code: 'not_allowed'
		});
		const decided = await Promise.allSettled(
			Array.from({ length: 20 }, () => decideReport(broker, team.id, id, 'Talked to both'))
		);
		expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await readQueue(broker, desk)).now.map(({ waiting }) => waiting)).not.toContain('report');
	});

	test('is not decided by who reported it', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const broker = await team.broker('write');
		const id = await aReport(db, broker.actor.kind === 'member' ? broker.actor.personId : null);
		await expect(decideReport(broker, team.id, id, 'Fine')).rejects.toMatchObject({ code: 'not_allowed' });
	});
});
