import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPerson, acting, anOfficeWithPeople, now } from '../../../../tests/support/offices.ts';
import { aMember, aNeed, anOffice } from '../../../../tests/support/people.ts';
import { confirmNeed } from '../../needs/server/commands.ts';
import { askWhetherWanted } from '../../needs/server/confirmation.ts';
import { answerQuestion, askAboutNeed } from '../../needs/server/questions.ts';
import { system } from '../../platform/actor.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { setMail } from './choices.ts';
import { countUnread, listInbox } from './inbox.ts';
import { tell } from './telling.ts';

const once = { job: '1', mails: true };

function asSystem(db: Db): Context {
	return { db, now, actor: system };
}

async function somebody(db: Db): Promise<Context & { id: string }> {
	const context = await acting(db, aMember([]));
	const { actor } = context;
	return { ...context, id: actor.kind === 'member' ? actor.personId : '' };
}

/** A need somebody follows. */
async function aFollowedNeed(db: Db) {
	const reader = await somebody(db);
	const needId = await aNeed(db, { office_id: await anOffice(db) });
	await db
		.insertInto('follow')
		.values({ person_id: reader.id, kind: 'need', subject: needId, since: now })
		.execute();
	return { reader, needId };
}

const told = (db: Db) =>
	db
		.selectFrom('notification')
		.select(['person_id as id', 'topic', 'topic_group as group', 'rhythm', 'in_app'])
		.orderBy('id')
		.execute();

describe('telling', () => {
	test('writes one notice for one event, however often and however many at once it is tried', async ({
		db
	}) => {
		const { reader, needId } = await aFollowedNeed(db);
		const tries = Array.from({ length: 20 }, () => tell(asSystem(db), 'need.closed', { needId }, once));
		await Promise.all(tries);
		expect(await told(db)).toEqual([
			{ id: reader.id, topic: 'need.closed', group: 'followed', rhythm: 'daily', in_app: true }
		]);
		await tell(asSystem(db), 'need.closed', { needId }, { ...once, job: '2' });
		expect(await told(db)).toHaveLength(2);
	});

	test('makes a mail at once where the person wants it so, in the same step as the notice', async ({
		db
	}) => {
		const { reader, needId } = await aFollowedNeed(db);
		await setMail(db, now, reader.id, 'followed', 'at_once');
		await tell(asSystem(db), 'need.closed', { needId }, once);
		await tell(asSystem(db), 'need.closed', { needId }, once);
		const mails = await db.selectFrom('outgoing_mail').select(['id', 'person_id', 'rhythm']).execute();
		expect(mails).toMatchObject([{ person_id: reader.id, rhythm: 'at_once' }]);
		const [notice] = await db.selectFrom('notification').select('mail_id').execute();
		expect(notice?.mail_id).toBe(mails[0]?.id);
	});

	test('leaves out channels that were switched off, and people whose account has ended', async ({ db }) => {
		const { reader, needId } = await aFollowedNeed(db);
		await setMail(db, now, reader.id, 'followed', 'off');
		await tell(asSystem(db), 'need.closed', { needId }, once);
		expect(await told(db)).toMatchObject([{ rhythm: null, in_app: true }]);
		await db.updateTable('person').set({ status: 'suspended' }).where('id', '=', reader.id).execute();
		await tell(asSystem(db), 'need.closed', { needId }, { ...once, job: '2' });
		expect(await told(db)).toHaveLength(1);
	});

	test('tells a question to those who can answer, and its answer to the asker', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const writer = await office.staff('read', 'write');
		const needId = await aNeed(db, { office_id: office.id });
		const writerId = await joins(db, writer, office.id);
		const asker = await somebody(db);
		const questionId = await askAboutNeed(asker, needId, { question: 'By when?', language: 'en' });
		await tell(asSystem(db), 'question.asked', { needId, questionId }, once);
		expect(await told(db)).toMatchObject([{ id: writerId, group: 'waiting', rhythm: 'at_once' }]);
		await answerQuestion(writer, needId, questionId, 'By March.');
		await tell(asSystem(db), 'question.answered', { needId, questionId }, { ...once, job: '2' });
		expect(await told(db)).toContainEqual({
			...{ id: asker.id, topic: 'question.answered', group: 'answers' },
			...{ rhythm: 'at_once', in_app: true }
		});
		const { notices } = await listInbox(asker, 'en', { size: 10 });
		expect(notices).toMatchObject([
			{ unread: true, words: { quote: 'By March.', path: `/needs/${needId}#questions` } }
		]);
		expect(await countUnread(asker)).toBe(1);
		// Nobody at the office waits to answer it any more.
		const staff = { ...writer, db };
		expect(await countUnread(staff)).toBe(0);
		expect((await listInbox(staff, 'en', { size: 10 })).notices).toEqual([]);
	});

	test('is undone with the transaction that told', async ({ db }) => {
		const { needId } = await aFollowedNeed(db);
		const work = atomically(asSystem(db), async (atomic) => {
			await tell(atomic, 'need.closed', { needId }, once);
			throw new Error('changed our mind');
		});
		await expect(work).rejects.toThrow('changed our mind');
		expect(await told(db)).toEqual([]);
	});
});

describe('the inbox', () => {
	test('says nothing of what its reader may no longer see', async ({ db }) => {
		const { reader, needId } = await aFollowedNeed(db);
		await tell(asSystem(db), 'need.amended', { needId, amendmentId: needId }, once);
		await db
			.updateTable('need')
			.set({ status: 'draft', published_at: null })
			.where('id', '=', needId)
			.execute();
		const { notices } = await listInbox(reader, 'en', { size: 10 });
		expect(notices.map(({ words }) => words)).toEqual([undefined]);
	});

	test('belongs to one person', async ({ db }) => {
		const { needId } = await aFollowedNeed(db);
		await tell(asSystem(db), 'need.closed', { needId }, once);
		const other = await somebody(db);
		expect((await listInbox(other, 'en', { size: 10 })).notices).toEqual([]);
		expect(await countUnread(other)).toBe(0);
		expect(await aPerson(db)).not.toBe(other.id);
	});
});

async function joins(db: Db, { actor }: Context, organisation_id: string): Promise<string> {
	const person_id = actor.kind === 'member' ? actor.personId : '';
	await db
		.insertInto('membership')
		.values({ organisation_id, person_id, rights: ['read', 'write'], since: now })
		.execute();
	return person_id;
}

describe('the monthly question whether a need is wanted', () => {
	test('stands in the inbox until somebody of the office has answered it', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const writer = await office.staff('read', 'write');
		await joins(db, writer, office.id);
		const needId = await aNeed(db, { office_id: office.id });
		const silent = new Date(now.getTime() + 40 * 86_400_000);
		await askWhetherWanted({ ...asSystem(db), now: silent });
		await tell({ ...asSystem(db), now: silent }, 'need.confirmation_due', { needId }, once);
		const inbox = async () => {
			const { notices } = await listInbox({ ...writer, now: silent }, 'en', { size: 10 });
			return notices.map(({ words }) => words?.text);
		};
		expect(await inbox()).toEqual(['Is this need still wanted? After 60 days without an answer it lapses.']);
		expect(await told(db)).toMatchObject([{ rhythm: null }]);
		await confirmNeed({ ...writer, now: new Date(silent.getTime() + 1_000) }, needId);
		expect(await inbox()).toEqual([undefined]);
	});
});
