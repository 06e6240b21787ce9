import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPerson, now } from '../../../../tests/support/offices.ts';
import { system } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readReport, takeReport } from './reports.ts';
import { findAddress, isSuppressed } from './suppression.ts';

const mailId = '01a203f2-5670-7c09-a1cb-0f6c345391d3';

/** As Postfix writes it. */
function bounce(status: string, action = 'failed', id = mailId): string {
	return [
		'Return-Path: <>',
		'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
		'Subject: Undelivered Mail Returned to Sender',
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
		'',
		'--b1',
		'Content-Type: text/plain; charset=us-ascii',
		'',
		'This is the mail system at host mx.example.',
		'',
		'--b1',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.example',
		'',
		'Final-Recipient: rfc822; ana@recife.example',
		`Action: ${action}`,
		`Status: ${status}`,
		'Diagnostic-Code: smtp; 550 no such user',
		'',
		'--b1',
		'Content-Type: text/rfc822-headers',
		'',
		'From: no-reply@mutirao.example.org',
		'To: ana@recife.example',
		`Message-ID: <${id}@mutirao.example.org>`,
		'Subject: News',
		'',
		'--b1--',
		''
	].join('\r\n');
}

function complaint(type = 'abuse'): string {
	return [
		'From: feedback@mail.example',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=feedback-report; boundary="b2"',
		'',
		'--b2',
		'Content-Type: text/plain',
		'',
		'This is an email abuse report.',
		'--b2',
		'Content-Type: message/feedback-report',
		'',
		`Feedback-Type: ${type}`,
		'User-Agent: SomeGenerator/1.0',
		'Version: 1',
		'',
		'--b2',
		'Content-Type: message/rfc822',
		'',
		'From: no-reply@mutirao.example.org',
		'To: ana@recife.example',
		`Message-ID: <${mailId}@mutirao.example.org>`,
		'Subject: News',
		'Content-Type: text/plain',
		'',
		'Hello',
		'--b2--',
		''
	].join('\r\n');
}

describe('a report of a mail server', () => {
	test.each([
		['a mailbox that does not exist', bounce('5.1.1'), { reason: 'bounce', code: '5.1.1', final: true }],
		['a full mailbox', bounce('5.2.2'), { reason: 'bounce', code: '5.2.2', final: false }],
		['a delay', bounce('4.4.1', 'delayed'), { reason: 'bounce', code: '4.4.1', final: false }],
		['a complaint', complaint(), { reason: 'complaint', code: 'abuse', final: true }],
		['a vote for "not spam"', complaint('not-spam'), { code: 'not-spam', final: false }]
	])('is read: %s', async (_, raw, expected) => {
		expect(await readReport(raw)).toMatchObject({ ...expected, mailId });
	});

	test('is none without the mail it is about, or when it is just a mail', async () => {
		expect(await readReport(bounce('5.1.1', 'failed', 'another-name'))).toBeUndefined();
		expect(await readReport('From: a@b.example\r\nSubject: Hi\r\n\r\nHello')).toBeUndefined();
		expect(await readReport(Buffer.from([0, 255, 13, 10]))).toBeUndefined();
	});
});

async function aSentMail(db: Db) {
	const id = await aPerson(db);
	await db
		.insertInto('person_contact')
		.values({
			person_id: id,
			address: 'Ana@recife.example',
			address_key: 'ana@recife.example',
			verified_at: now
		})
		.execute();
	await db
		.insertInto('outgoing_mail')
		.values({
			...{ id: mailId, person_id: id, occasion: 'x', rhythm: 'daily', created_at: now },
			...{ sending_at: now, sent_at: now, dropped: null }
		})
		.execute();
	return id;
}

describe('what a report does', () => {
	const final = { reason: 'bounce', code: '5.1.1', final: true, mailId } as const;

	test('stops mails to the mailbox of the mail it is about, and of no other', async ({ db }) => {
		const person = await aSentMail(db);
		const context = { db, now, actor: system };
		expect(await takeReport(context, { ...final, final: false })).toBe('not_final');
		expect(await takeReport(context, { ...final, mailId: person })).toBe('not_ours');
		expect(await isSuppressed(db, 'ana@recife.example')).toBe(false);
		expect(await takeReport(context, final)).toBe('stopped');
		expect(await isSuppressed(db, (await findAddress(db, person)) ?? '')).toBe(true);
	});

	test('leaves an address alone that was given after the mail was made', async ({ db }) => {
		await aSentMail(db);
		await db
			.updateTable('person_contact')
			.set({ verified_at: new Date(now.getTime() + 1_000) })
			.execute();
		expect(await takeReport({ db, now, actor: system }, final)).toBe('address_changed');
	});
});
