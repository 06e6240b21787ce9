import { test, describe, expect } from '../../../../tests/support/database.ts';
import { visitor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import { atomically } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { readMailAddress } from '../address.ts';
import {
	askToChangeAddress,
	askToSignIn,
	changeAddress,
	setPassword,
	signInByLink,
	signInByPassword
} from './commands.ts';
import { markSent, tokenToSend } from './links.ts';
import { endSessions, readSession, startSession } from './sessions.ts';

const now = new Date('2026-11-22T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const at = (db: Db, moment = now): Context => ({ db, now: moment, actor: visitor });
const ana = { address: 'ana@recife.example', key: 'ana@recife.example' };
const from = { household: '192.0.2.1', locale: 'pt-BR' } as const;

/** The token the worker would mail. */
async function mailed(db: Db): Promise<string> {
	const { id } = await db
		.selectFrom('one_time_link')
		.select('id')
		.orderBy('created_at', 'desc')
		.orderBy('secret_hash', (order) => order.desc().nullsFirst())
		.executeTakeFirstOrThrow();
	const link = await atomically(at(db), (atomic) => tokenToSend(atomic, id));
	return link?.token ?? '';
}

async function anAccount(
	db: Db,
	address = ana
): Promise<{ personId: string; token: string; signedIn: Context }> {
	await askToSignIn(at(db), address, from);
	const token = await signInByLink(at(db), await mailed(db), 'Ana');
	const personId = (await readSession(db, now, token))?.person.id ?? '';
	const actor = { kind: 'member', personId, memberships: [], brokerPlaces: [], operator: false } as const;
	return { personId, token, signedIn: { db, now, actor } };
}

describe('signing in by a mailed link', () => {
	test('makes an account for a mailbox nobody had, and finds it the next time', async ({ db }) => {
		const { personId } = await anAccount(db);

		await askToSignIn(at(db), ana, from);
		const again = await signInByLink(at(db), await mailed(db), undefined);

		expect((await readSession(db, now, again))?.person).toMatchObject({
			id: personId,
			name: 'Ana',
			locale: 'pt-BR'
		});
	});

	test('works once, of twenty at the same moment', async ({ db }) => {
		await askToSignIn(at(db), ana, from);
		const token = await mailed(db);
		const uses = await Promise.allSettled(
			Array.from({ length: 20 }, () => signInByLink(at(db), token, 'Ana'))
		);
		expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('does not work after its hour, nor with another secret', async ({ db }) => {
		await askToSignIn(at(db), ana, from);
		const token = await mailed(db);
		const wrong = `${token.slice(0, -4)}AAAA`;
		await expect(signInByLink(at(db), wrong, 'Ana')).rejects.toMatchObject({ code: 'stale_state' });
		await expect(signInByLink(at(db, later(61)), token, 'Ana')).rejects.toMatchObject({
			code: 'stale_state'
		});
	});

	test('asks who is new for a name, and keeps the link good until it is given', async ({ db }) => {
		await askToSignIn(at(db), ana, from);
		const token = await mailed(db);
		await expect(signInByLink(at(db), token, undefined)).rejects.toMatchObject({
			messageKey: 'accounts_name_needed'
		});
		await expect(signInByLink(at(db), token, 'Ana')).resolves.toMatch(/\./);
	});

	test('makes one account of two links used at once', async ({ db }) => {
		await askToSignIn(at(db), ana, from);
		const first = await mailed(db);
		await askToSignIn(at(db), ana, from);
		const second = await mailed(db);
		await Promise.all([signInByLink(at(db), first, 'Ana'), signInByLink(at(db), second, 'Ana')]);
		expect(await db.selectFrom('person').select('id').execute()).toHaveLength(1);
	});

	test('is asked for a few times an hour only', async ({ db }) => {
		for (let time = 0; time < 6; time++) await askToSignIn(at(db), ana, from);
		await expect(askToSignIn(at(db), ana, from)).rejects.toMatchObject({ code: 'too_many' });
	});

	test('sends the same link again after a crash, and none once it was sent', async ({ db }) => {
		await askToSignIn(at(db), ana, from);
		const { id } = await db.selectFrom('one_time_link').select('id').executeTakeFirstOrThrow();
		const tries = await Promise.all(
			[1, 2].map(() => atomically(at(db), (atomic) => tokenToSend(atomic, id)))
		);
		expect(tries[0]?.token).toBe(tries[1]?.token);
		await markSent(db, id);
		expect(await atomically(at(db), (atomic) => tokenToSend(atomic, id))).toBeUndefined();
		const { unsent_secret } = await db
			.selectFrom('one_time_link')
			.select('unsent_secret')
			.executeTakeFirstOrThrow();
		expect(unsent_secret).toBeNull();
	});
});

describe('a session', () => {
	test('opens with its own secret only, for ten days from its last use', async ({ db }) => {
		const { token } = await anAccount(db);
		expect(await readSession(db, later(60), `${token.slice(0, -4)}AAAA`)).toBeUndefined();
		expect(await readSession(db, later(9 * 24 * 60), token)).toMatchObject({ renewed: true });
		expect(await readSession(db, later(18 * 24 * 60), token)).toMatchObject({ renewed: true });
		expect(await readSession(db, later(29 * 24 * 60), token)).toBeUndefined();
	});

	test('ends at once when the account is suspended', async ({ db }) => {
		const { token, personId } = await anAccount(db);
		await db.updateTable('person').set({ status: 'suspended' }).where('id', '=', personId).execute();
		expect(await readSession(db, now, token)).toBeUndefined();
	});

	test('ends everywhere when the person says so', async ({ db }) => {
		const { token, personId } = await anAccount(db);
		await endSessions(db, personId);
		expect(await readSession(db, now, token)).toBeUndefined();
	});
});

describe('a password', () => {
	test('opens the account, ends the other sessions and is stored as argon2id', async ({ db }) => {
		const { token, personId, signedIn } = await anAccount(db);
		const kept = await readSession(db, now, await startSession(signedIn, personId, 'mail_link'));
		await setPassword(signedIn, kept?.id ?? '', 'quatro palavras bem juntas');

		expect(await readSession(db, now, token)).toBeUndefined();
		const { phc } = await db.selectFrom('person_password').select('phc').executeTakeFirstOrThrow();
		expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		const opened = await signInByPassword(at(db), ana, 'quatro palavras bem juntas', from.household);
		expect((await readSession(db, now, opened))?.person.id).toBe(personId);
	});

	test('is refused alike when wrong, when there is none and when the address is unknown', async ({ db }) => {
		await anAccount(db);
		const stranger = readMailAddress('nobody@recife.example') ?? ana;
		for (const address of [ana, stranger]) {
			await expect(
				signInByPassword(at(db), address, 'not the password', from.household)
			).rejects.toMatchObject({
				code: 'invalid',
				messageKey: 'accounts_wrong_password'
			});
		}
	});
});

describe('changing the address', () => {
	test('waits for the new mailbox and ends the other sessions', async ({ db }) => {
		const { token, personId, signedIn } = await anAccount(db);
		const next = { address: 'ana@olinda.example', key: 'ana@olinda.example' };
		await askToChangeAddress(signedIn, next, 'pt-BR');
		const kept = await readSession(db, now, await startSession(signedIn, personId, 'mail_link'));
		await changeAddress(signedIn, await mailed(db), kept?.id ?? '');

		const { address } = await db.selectFrom('person_contact').select('address').executeTakeFirstOrThrow();
		expect(address).toBe(next.address);
		expect(await readSession(db, now, token)).toBeUndefined();
	});

	test('never takes the address of somebody else', async ({ db }) => {
		const { signedIn } = await anAccount(db);
		const bia = { address: 'bia@recife.example', key: 'bia@recife.example' };
		await anAccount(db, bia);
		await askToChangeAddress(signedIn, bia, 'en');
		await expect(changeAddress(signedIn, await mailed(db), '')).rejects.toMatchObject({
			messageKey: 'accounts_address_taken'
		});
	});

	test('is not done by a link of somebody else', async ({ db }) => {
		const first = await anAccount(db);
		const second = await anAccount(db, { address: 'bia@recife.example', key: 'bia@recife.example' });
		await askToChangeAddress(first.signedIn, { address: 'x@recife.example', key: 'x@recife.example' }, 'en');
		await expect(changeAddress(second.signedIn, await mailed(db), '')).rejects.toMatchObject({
			code: 'stale_state'
		});
	});
});
