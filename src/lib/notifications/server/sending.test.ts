import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aMember, aNeed, anOffice } from '../../../../tests/support/people.ts';
import { system } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { type Mail, type Mailer, MailRefused } from '../../platform/server/mail.ts';
import { setMail } from './choices.ts';
import { makeDigests } from './digests.ts';
import { openSending } from './sending.ts';
import { isSuppressed } from './suppression.ts';
import { tell } from './telling.ts';
import { readStopToken, stopMails } from './unsubscribing.ts';

const dayMs = 86_400_000;

function at(db: Db, days = 0): Context {
	return { db, now: new Date(now.getTime() + days * dayMs), actor: system };
}

interface Caught extends Mailer {
	mails: Mail[];
}

/** Keeps what it is given; fails as it is told first. */
function catching(...failures: Error[]): Caught {
	const mails: Mail[] = [];
	return {
		mails,
		send: (mail) => {
			const failure = failures.shift();
			if (failure) return Promise.reject(failure);
			mails.push(mail);
			return Promise.resolve();
		},
		close: () => undefined
	};
}

/** Somebody with a mailbox who follows a need, in Portuguese. */
async function aFollower(db: Db, title = 'Publish our maps') {
	const context = await acting(db, aMember([]));
	const id = context.actor.kind === 'member' ? context.actor.personId : '';
	await db.updateTable('person').set({ locale: 'pt-BR' }).where('id', '=', id).execute();
	const address = `${id}@recife.example`;
	await db
		.insertInto('person_contact')
		.values({ person_id: id, address, address_key: address, verified_at: now })
		.execute();
	const needId = await aNeed(db, { title, office_id: await anOffice(db) });
	await db
		.insertInto('follow')
		.values({ person_id: id, kind: 'need', subject: needId, since: now })
		.execute();
	return { id, address, needId };
}

/** The follower is told at once that the need ended; the id of the mail. */
async function aMailAtOnce(db: Db, job = '1') {
	const follower = await aFollower(db);
	await setMail(db, now, follower.id, 'followed', 'at_once');
	await tell(at(db), 'need.closed', { needId: follower.needId }, { job, mails: true });
	return { ...follower, mailId: await lastMail(db) };
}

async function lastMail(db: Db): Promise<string> {
	const { id } = await db
		.selectFrom('outgoing_mail')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	return id;
}

const fates = (db: Db) =>
	db.selectFrom('outgoing_mail').select(['sent_at', 'dropped', 'tries']).orderBy('id').execute();

const origin = 'https://mutirao.example.org';

describe('a mail', () => {
	test('speaks the language of its reader, says why it came, and can be stopped', async ({ db }) => {
		const { address, mailId, id } = await aMailAtOnce(db);
		const mailer = catching();
		await openSending(mailer, origin)(at(db), mailId);
		const [mail] = mailer.mails;
		expect(mail).toMatchObject({
			...{ id: mailId, to: address, locale: 'pt-BR' },
			subject: 'Uma necessidade foi encerrada: Publish our maps',
			list: { name: 'followed' }
		});
		expect(mail?.footer).toContain('porque segue isto');
		const token = new URL(mail?.list?.stop ?? '').searchParams.get('token') ?? '';
		expect(await readStopToken(db, token)).toEqual({ personId: id, stop: 'followed' });
	});

	test('is sent once; a second run of its job sends nothing', async ({ db }) => {
		const { mailId } = await aMailAtOnce(db);
		const mailer = catching();
		const send = openSending(mailer, origin);
		await Promise.all(Array.from({ length: 20 }, () => send(at(db), mailId)));
		expect(mailer.mails).toHaveLength(1);
		expect(await fates(db)).toMatchObject([{ tries: 1, dropped: null }]);
	});

	test('cut off while it was sent goes out again with the same name', async ({ db }) => {
		const { mailId } = await aMailAtOnce(db);
		await db.updateTable('outgoing_mail').set({ sending_at: now, tries: 1 }).execute();
		const mailer = catching();
		await openSending(mailer, origin)(at(db), mailId);
		expect(mailer.mails.map(({ id }) => id)).toEqual([mailId]);
		expect(await fates(db)).toMatchObject([{ tries: 2 }]);
	});

	test('that the mail server cannot take now is tried again', async ({ db }) => {
		const { mailId } = await aMailAtOnce(db);
		const mailer = catching(new Error('451 later'));
		const send = openSending(mailer, origin);
		await expect(send(at(db), mailId)).rejects.toThrow('451');
		await send(at(db), mailId);
		expect(mailer.mails).toHaveLength(1);
	});

	test('refused by the mailbox for good stops mails to it; one refused for another reason does not', async ({
		db
	}) => {
		const { address, mailId } = await aMailAtOnce(db);
		await openSending(catching(new MailRefused('5.7.1', false)), origin)(at(db), mailId);
		expect(await isSuppressed(db, address)).toBe(false);
		const second = await aMailAtOnce(db, '2');
		await openSending(catching(new MailRefused('5.1.1', true)), origin)(at(db), second.mailId);
		expect(await isSuppressed(db, second.address.toUpperCase())).toBe(true);
		expect((await fates(db)).map(({ dropped }) => dropped)).toEqual(['refused', 'comes_back']);
	});

	test('about what its reader may no longer see is not sent', async ({ db }) => {
		const { needId, mailId } = await aMailAtOnce(db);
		await db
			.updateTable('need')
			.set({ status: 'draft', published_at: null })
			.where('id', '=', needId)
			.execute();
		const mailer = catching();
		await openSending(mailer, origin)(at(db), mailId);
		expect(mailer.mails).toEqual([]);
		expect(await fates(db)).toMatchObject([{ dropped: 'nothing_left', sent_at: null }]);
	});
});

describe('a digest', () => {
	test('gathers what waits, once, in the morning of its reader', async ({ db }) => {
		const { needId, id } = await aFollower(db);
		await db.insertInto('reader_zone').values({ person_id: id, time_zone: 'Asia/Kolkata' }).execute();
		await tell(at(db), 'need.amended', { needId, amendmentId: needId }, { job: '1', mails: true });
		await tell(at(db), 'need.closed', { needId }, { job: '2', mails: true });
		// 22 November, 10:00 UTC, is past seven in Kolkata: the next morning there is 23 November, 01:30 UTC.
		await makeDigests(at(db, 0.6), 'UTC');
		expect(await fates(db)).toEqual([]);
		await Promise.all([makeDigests(at(db, 0.7), 'UTC'), makeDigests(at(db, 0.7), 'UTC')]);
		expect(await fates(db)).toHaveLength(1);
		const mailer = catching();
		await openSending(mailer, origin)(at(db, 0.7), await lastMail(db));
		expect(mailer.mails).toMatchObject([
			{ list: { name: 'daily' }, sections: [{ title: 'O que você segue', items: [{}, {}] }] }
		]);
	});

	test('comes more rarely to somebody who reads none, and as before once they are back', async ({ db }) => {
		const { needId } = await aFollower(db);
		const sent: string[] = [];
		for (let day = 0; day < 52; day++) {
			if (day === 50)
				await db
					.updateTable('notification')
					.set({ read_at: at(db, day).now })
					.execute();
			const occasion = { job: String(day), mails: true };
			await tell(at(db, day), 'need.closed', { needId }, occasion);
			await makeDigests(at(db, day), 'UTC');
			const open = await db
				.selectFrom('outgoing_mail')
				.select(['id', 'rhythm'])
				.where('sent_at', 'is', null)
				.executeTakeFirst();
			if (!open) continue;
			sent.push(`${String(day)} ${open.rhythm}`);
			await db
				.updateTable('outgoing_mail')
				.set({ sent_at: at(db, day).now })
				.where('id', '=', open.id)
				.execute();
		}
		expect(sent.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `${String(day)} daily`));
		expect(sent.slice(7, 11).map((each) => each.split(' ')[1])).toEqual(Array(4).fill('weekly'));
		expect(sent.slice(11)).toEqual(['40 monthly', '50 daily', '51 daily']);
	});

	test('is stopped by the link in it: nothing of its rhythm is mailed any more', async ({ db }) => {
		const { needId } = await aFollower(db);
		await tell(at(db), 'need.closed', { needId }, { job: '1', mails: true });
		await makeDigests(at(db, 1), 'UTC');
		const mailer = catching();
		await openSending(mailer, origin)(at(db, 1), await lastMail(db));
		const token = new URL(mailer.mails[0]?.list?.stop ?? '').searchParams.get('token') ?? '';
		await Promise.all(Array.from({ length: 20 }, () => stopMails(at(db, 1), token)));
		await tell(at(db, 1), 'need.closed', { needId }, { job: '2', mails: true });
		await makeDigests(at(db, 2), 'UTC');
		expect(await fates(db)).toHaveLength(1);
		await expect(stopMails(at(db), `${token}x`)).rejects.toMatchObject({ code: 'not_found' });
	});
});
