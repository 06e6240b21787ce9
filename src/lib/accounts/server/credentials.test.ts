import { ana, anAccount, at, from, later, mailbox, mailed, now } from '../../../../tests/support/accounts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import type { Db } from '../../platform/server/db.ts';
import { signInByPassword } from './commands.ts';
import * as credentials from './credentials.ts';
import { accountReactions } from './reactions.ts';
import { readSession } from './sessions.ts';
import { createToken } from './tokens.ts';

const password = 'quatro palavras bem juntas';
const token = { name: 'A program', scopes: ['needs:read'] as const, days: 30 };
const told = (db: Db) =>
	db
		.selectFrom('one_time_link')
		.select(['purpose', 'address'])
		.where('purpose', 'not in', ['sign_in', 'change_address'])
		.orderBy('created_at')
		.execute();
const addressOf = async (db: Db, personId: string) =>
	(
		await db
			.selectFrom('person_contact')
			.select('address')
			.where('person_id', '=', personId)
			.executeTakeFirst()
	)?.address;

describe('what opens an account', () => {
	test('is changed in a session that began lately, else only with the password there is', async ({ db }) => {
		const { signedIn, proof } = await anAccount(db);
		const old = signedIn(later(15));
		const changes = {
			password: (current?: string) => credentials.setPassword(old, { ...proof, current }, `${password}!`),
			removal: (current?: string) => credentials.removePassword(old, { ...proof, current }),
			address: (current?: string) =>
				credentials.askToChangeAddress(old, { ...proof, current }, mailbox('new'), 'en'),
			token: (current?: string) => createToken(old, { ...proof, current }, token)
		};
		for (const [what, change] of Object.entries(changes)) {
			for (const current of [undefined, password])
				await expect(change(current), what).rejects.toMatchObject({ messageKey: 'accounts_sign_in_again' });
		}
		await credentials.setPassword(signedIn(later(14)), proof, password);
		for (const [what, change] of Object.entries(changes)) {
			await expect(change(), what).rejects.toMatchObject({ messageKey: 'accounts_sign_in_again' });
			await expect(change('another one entirely'), what).rejects.toMatchObject({
				messageKey: 'accounts_current_wrong'
			});
		}
		await changes.token(password);
		await changes.address(password);
		await changes.removal(password);
	});

	test('is not guessed from inside an open session', async ({ db }) => {
		const { signedIn, proof } = await anAccount(db);
		await credentials.setPassword(signedIn(), proof, password);
		const old = signedIn(later(61));
		const guess = (current: string) => credentials.removePassword(old, { ...proof, current });
		for (let time = 0; time < 10; time++)
			await expect(guess('wrong')).rejects.toMatchObject({ code: 'invalid' });
		await expect(guess(password)).rejects.toMatchObject({ code: 'too_many' });
	});

	test('is not changed from the session of somebody else, nor of a made-up person', async ({ db }) => {
		const own = await anAccount(db);
		const other = await anAccount(db, mailbox('bia'));
		await expect(credentials.setPassword(own.signedIn(), other.proof, password)).rejects.toMatchObject({
			code: 'not_signed_in'
		});
		await db.updateTable('person').set({ example: true }).where('id', '=', own.personId).execute();
		await expect(credentials.setPassword(own.signedIn(), own.proof, password)).rejects.toMatchObject({
			messageKey: 'accounts_example_keys'
		});
	});
});

describe('setting a password', () => {
	test('ends the other sessions and stores argon2id', async ({ db }) => {
		const first = await anAccount(db);
		const second = await anAccount(db);
		await credentials.setPassword(second.signedIn(), second.proof, password);
		expect(await readSession(db, now, first.token)).toBeUndefined();
		expect(await readSession(db, now, second.token)).toBeDefined();
		const { phc } = await db.selectFrom('person_password').select('phc').executeTakeFirstOrThrow();
		expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});
});

describe('changing the address', () => {
	test('waits for the new mailbox, ends the other sessions and tells the old mailbox', async ({ db }) => {
		const first = await anAccount(db);
		const { signedIn, proof, sessionId, personId } = await anAccount(db);
		await credentials.askToChangeAddress(signedIn(), proof, mailbox('new'), 'pt-BR');
		expect(await addressOf(db, personId)).toBe(ana.address);
		await credentials.changeAddress(signedIn(), await mailed(db, 'change_address'), sessionId);
		expect(await addressOf(db, personId)).toBe('new@recife.example');
		expect(await readSession(db, now, first.token)).toBeUndefined();
		expect(await told(db)).toEqual([{ purpose: 'address_changed', address: ana.address }]);
	});

	test('never takes the address of somebody else', async ({ db }) => {
		const { signedIn, proof } = await anAccount(db);
		await anAccount(db, mailbox('bia'));
		await credentials.askToChangeAddress(signedIn(), proof, mailbox('bia'), 'en');
		await expect(
			credentials.changeAddress(signedIn(), await mailed(db, 'change_address'), '')
		).rejects.toMatchObject({ messageKey: 'accounts_address_taken' });
	});

	test('is not done by a link of somebody else', async ({ db }) => {
		const first = await anAccount(db);
		const second = await anAccount(db, mailbox('bia'));
		await credentials.askToChangeAddress(first.signedIn(), first.proof, mailbox('new'), 'en');
		await expect(
			credentials.changeAddress(second.signedIn(), await mailed(db, 'change_address'), '')
		).rejects.toMatchObject({ code: 'stale_state' });
	});
});

describe('the owner', () => {
	test('is told of a password, its removal and a token, in their language, with a way back', async ({
		db
	}) => {
		const { signedIn, proof } = await anAccount(db);
		await credentials.setPassword(signedIn(), proof, password);
		await credentials.removePassword(signedIn(), proof);
		await credentials.removePassword(signedIn(), proof);
		await createToken(signedIn(), proof, token);
		const links = await told(db);
		expect(links.map(({ purpose }) => purpose).sort()).toEqual([
			'password_changed',
			'password_removed',
			'token_made'
		]);
		const mails: { to: string; locale: string; text: string; url: string | undefined }[] = [];
		const react = accountReactions(
			{
				send: ({ to, locale, paragraphs, button }) => {
					mails.push({ to, locale, text: paragraphs.join(' '), url: button?.url });
					return Promise.resolve();
				},
				close: () => undefined
			},
			'https://mutirao.example.org'
		);
		for (const { id } of await db
			.selectFrom('one_time_link')
			.select('id')
			.where('purpose', '<>', 'sign_in')
			.execute())
			await react['link.asked']?.(at(db), { linkId: id });
		expect(mails).toHaveLength(3);
		for (const { to, locale, text, url } of mails) {
			expect([to, locale]).toEqual([ana.address, 'pt-BR']);
			expect(text).toContain('Se não foi');
			expect(url).toMatch(/^https:\/\/mutirao\.example\.org\/pt-BR\/sign-in\/take-back\?token=/);
		}
	});

	/** Somebody in an open session moves the account to their own mailbox and sets a password. */
	async function stolen(db: Db) {
		const { signedIn, proof, sessionId, personId, token: session } = await anAccount(db);
		const thief = (minutes: number) => signedIn(later(minutes));
		await credentials.askToChangeAddress(thief(1), proof, mailbox('evil'), 'en');
		await credentials.changeAddress(thief(2), await mailed(db, 'change_address', later(2)), sessionId);
		await credentials.setPassword(thief(3), proof, password);
		await createToken(thief(4), proof, token);
		const own = await mailed(db, 'address_changed', later(5));
		const thiefs = await mailed(db, 'password_changed', later(5));
		return { personId, session, own, thiefs };
	}

	test('takes the account back from the old mailbox: nothing the thief had opens it', async ({ db }) => {
		const { personId, session, own, thiefs } = await stolen(db);
		await credentials.takeBack(at(db, later(6 * 24 * 60)), own);
		expect(await addressOf(db, personId)).toBe(ana.address);
		expect(await readSession(db, later(6), session)).toBeUndefined();
		expect(await db.selectFrom('personal_token').select('id').execute()).toEqual([]);
		await expect(signInByPassword(at(db, later(6)), ana, password, from.household)).rejects.toMatchObject({
			code: 'invalid'
		});
		await expect(credentials.takeBack(at(db, later(7)), thiefs)).rejects.toMatchObject({
			code: 'stale_state'
		});
	});

	test('keeps that way back when the thief uses theirs first', async ({ db }) => {
		const { personId, own, thiefs } = await stolen(db);
		await credentials.takeBack(at(db, later(6)), thiefs);
		await credentials.takeBack(at(db, later(7)), own);
		expect(await addressOf(db, personId)).toBe(ana.address);
	});

	test('has a week for it, once, and only by a link of this kind', async ({ db }) => {
		const { own } = await stolen(db);
		await expect(credentials.takeBack(at(db, later(8 * 24 * 60)), own)).rejects.toMatchObject({
			code: 'stale_state'
		});
		const { signedIn, proof } = await anAccount(db, mailbox('bia'));
		await credentials.askToChangeAddress(signedIn(), proof, mailbox('new'), 'en');
		const other = await mailed(db, 'change_address');
		expect(await credentials.findTakeBack(at(db), other)).toBeUndefined();
		await expect(credentials.takeBack(at(db), other)).rejects.toMatchObject({ code: 'stale_state' });
	});
});
