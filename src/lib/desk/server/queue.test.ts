import { aTeam, anIntroduction, daysAgo } from '../../../../tests/support/desk.ts';
import { counting, describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aListing, aMember, aNeed, anOffice } from '../../../../tests/support/people.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { assignItem, setFollowUp } from './commands.ts';
import { openDesk } from './desks.ts';
import { readQueue } from './queue.ts';

const inLyon = { country: 'FR', subdivision: 'FR-ARA' };

async function waitingAt(context: Context, wanted?: string) {
	const { desk } = await openDesk(context, wanted);
	return readQueue(context, desk);
}
const kindsAt = async (context: Context, wanted?: string) =>
	(await waitingAt(context, wanted)).now.map(({ waiting, subjectId }) => [waiting, subjectId]);

/** One thing of every kind that waits in Lyon; ids by kind. */
async function everything(db: Db, teamId: string) {
	const need = (title: string, ago: number) => aNeed(db, { ...inLyon, title, published_at: daysAgo(ago) });
	const asked = await need('Somebody is asked', 5);
	const office = await anOffice(db, { ...inLyon, name: 'New office' });
	await db
		.insertInto('verification')
		.values({ organisation_id: office, step: 'asked', words: 'Our page', valid_until: null, at: daysAgo(1) })
		.execute();
	const { id: request } = await db
		.insertInto('listing_request')
		.values({
			...{ listing_id: await aListing(db, inLyon), what: 'remove', how: 'words', words: 'Please' },
			...{ changes: {}, asked_at: daysAgo(4), code: null, decided_by: null, decided_at: null }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const unanswered = await anIntroduction(db, { needId: asked, asked: 5, teamId });
	const { id: report } = await db
		.insertInto('report')
		.values({ introduction_id: unanswered, words: 'Rude', at: daysAgo(1) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		listing_request: request,
		no_news: await anIntroduction(db, { needId: asked, asked: 50, answered: 49, both: 48, met: 31 }),
		not_met: await anIntroduction(db, { needId: asked, asked: 20, answered: 19, both: 15 }),
		report,
		verify_office: office,
		unanswered,
		no_introduction: await need('Nobody is asked', 8),
		lapsing: await lapsing(db)
	};
}

/** Quiet for 32 days, with somebody asked in between. */
async function lapsing(db: Db) {
	const id = await aNeed(db, { ...inLyon, title: 'Quiet', published_at: daysAgo(32) });
	await anIntroduction(db, { needId: id, asked: 3, ended: 2, answered: 2, ending: 'declined' });
	return id;
}

describe('the queue of a desk', () => {
	test('holds everything that waits in its places, what is furthest past its limit first, in three questions', async ({
		db
	}) => {
		const team = await aTeam(db, ['FR-ARA']);
		const waits = await everything(db, team.id);
		const broker = await team.broker('read');
		const counted = counting(db);
		const queue = await waitingAt({ ...broker, db: counted.db });
		expect(counted.asked()).toBeLessThanOrEqual(3);
		expect(queue.now.map(({ waiting, subjectId }) => [waiting, subjectId])).toEqual(
			(
				[
					...['listing_request', 'report', 'verify_office', 'unanswered', 'not_met', 'no_introduction'],
					...['no_news', 'lapsing']
				] as const
			).map((waiting) => [waiting, waits[waiting]])
		);
		expect(queue.now[0]).toMatchObject({ age: 4, past: 1, stalled: true });
		expect(queue.now.filter(({ stalled }) => stalled)).toHaveLength(1);
	});

	test('shows a broker of another place nothing, and the operators only what no team covers', async ({
		db
	}) => {
		const team = await aTeam(db, ['FR']);
		const elsewhere = await aTeam(db, ['BR']);
		await everything(db, team.id);
		const operator = await acting(db, aMember([], { operator: true }));
		expect(await kindsAt(await elsewhere.broker('manage'))).toEqual([]);
		expect(await kindsAt(operator)).toEqual([]);
		await expect(openDesk(await elsewhere.broker('manage'), team.id)).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(openDesk(await elsewhere.broker('manage'), 'operate')).rejects.toMatchObject({
			code: 'not_found'
		});
		await db
			.updateTable('organisation')
			.set({ verified_until: '2026-01-01' })
			.where('id', '=', team.id)
			.execute();
		expect(await kindsAt(operator)).toHaveLength(8);
	});

	test('is of examples for an example team, and of real needs for a real one', async ({ db }) => {
		const real = await aTeam(db, ['FR']);
		const example = await aTeam(db, ['FR'], { example: true });
		const own = await aNeed(db, { ...inLyon, published_at: daysAgo(9) });
		const madeUp = await aNeed(db, { ...inLyon, published_at: daysAgo(9), origin: 'example' });
		expect(await kindsAt(await real.broker('read'))).toEqual([['no_introduction', own]]);
		expect(await kindsAt(await example.broker('read'))).toEqual([['no_introduction', madeUp]]);
	});

	test('is closed to who declared to stand too near', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const broker = await team.broker('write');
		const needId = await aNeed(db, { ...inLyon, published_at: daysAgo(9) });
		const personId = broker.actor.kind === 'member' ? broker.actor.personId : '';
		await db
			.insertInto('conflict_declaration')
			.values({ person_id: personId, need_id: needId, words: 'My brother works there', at: now })
			.execute();
		expect(await kindsAt(broker)).toEqual([]);
		expect(await kindsAt(await team.broker('write'))).toHaveLength(1);
		await expect(
			setFollowUp(broker, team.id, { subject: 'need', id: needId }, { on: '2026-12-01', word: '' })
		).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('who looks after what waits', () => {
	test('is noted for the whole team, and given to people of the team only', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const [broker, colleague] = [await team.broker('write'), await team.broker('write')];
		const needId = await aNeed(db, { ...inLyon, published_at: daysAgo(9) });
		const thing = { subject: 'need', id: needId } as const;
		const them = colleague.actor.kind === 'member' ? colleague.actor.personId : '';
		await assignItem(broker, team.id, thing, them);
		expect((await waitingAt(colleague)).now).toMatchObject([{ assignedTo: them, assignee: 'Rita Souza' }]);
		const stranger = await acting(db, aMember([]));
		await expect(
			assignItem(broker, team.id, thing, stranger.actor.kind === 'member' ? stranger.actor.personId : '')
		).rejects.toMatchObject({ code: 'invalid' });
		await assignItem(broker, team.id, thing, undefined);
		expect(await db.selectFrom('desk_item').select('subject').execute()).toEqual([]);
	});

	test('puts it off to a day, on which it comes back', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const broker = await team.broker('write');
		const needId = await aNeed(db, { ...inLyon, published_at: daysAgo(1) });
		const thing = { subject: 'need', id: needId } as const;
		await setFollowUp(broker, team.id, thing, { on: '2026-11-30', word: 'After the council' });
		expect(await waitingAt(broker)).toMatchObject({
			now: [],
			later: [{ waiting: 'follow_up', word: 'After the council' }]
		});
		const then = { ...broker, now: new Date('2026-11-30T08:00:00Z') };
		expect((await waitingAt(then)).now).toMatchObject([{ waiting: 'no_introduction', due: true }]);
		await expect(setFollowUp(broker, team.id, thing, { on: '2026-11-01', word: '' })).rejects.toMatchObject({
			code: 'invalid'
		});
	});

	test('takes the right to write, and a desk of their own', async ({ db }) => {
		const [team, elsewhere] = [await aTeam(db, ['FR']), await aTeam(db, ['BR'])];
		const needId = await aNeed(db, { ...inLyon, published_at: daysAgo(9) });
		const thing = { subject: 'need', id: needId } as const;
		await expect(assignItem(await team.broker('read'), team.id, thing, undefined)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		const other = await elsewhere.broker('manage');
		await expect(assignItem(other, elsewhere.id, thing, undefined)).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(assignItem(other, team.id, thing, undefined)).rejects.toMatchObject({ code: 'not_found' });
	});
});
