import { createHook } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';
import { test, describe, expect } from '../../../../tests/support/database.ts';
import { ana, anAccount, at, from, later, mailbox, mailed, now } from '../../../../tests/support/accounts.ts';
import type { Db } from '../../platform/server/db.ts';
import { atomically } from '../../platform/server/context.ts';
import { askToSignIn, signInByLink, signInByPassword } from './commands.ts';
import { setPassword } from './credentials.ts';
import { markSent, tokenToSend } from './links.ts';
import { endSessions, readSession } from './sessions.ts';

/** Password derivations the process began: counted where Node itself begins them, whoever asks for one. */
const derivations = { count: 0 };
const counting = createHook({
	init: (_id, type) => {
		if (type === 'ARGON2REQUEST') derivations.count += 1;
	}
});

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
	test('opens the account', async ({ db }) => {
		const { personId, proof, signedIn } = await anAccount(db);
		await setPassword(signedIn(), proof, 'quatro palavras bem juntas');
		const opened = await signInByPassword(at(db), ana, 'quatro palavras bem juntas', from.household);
		expect((await readSession(db, now, opened))?.person.id).toBe(personId);
	});

	test('is refused alike when wrong, when there is none and when the address is unknown', async ({ db }) => {
		await anAccount(db);
		for (const address of [ana, mailbox('nobody')]) {
			await expect(
				signInByPassword(at(db), address, 'not the password', from.household)
			).rejects.toMatchObject({
				code: 'invalid',
				messageKey: 'accounts_wrong_password'
			});
		}
	});
});

describe('a stranger who tries an address', () => {
	const password = 'quatro palavras bem juntas';
	const elsewhere = (number: number) => `198.51.100.${String(number)}`;
	/** Where nothing was tried from. */
	const home = '192.0.2.200';
	/** As if everything counted so far had been done so often: a password takes long to check. */
	const setHits = (db: Db, hits: number) => db.updateTable('rate_limit').set({ hits }).execute();
	const guess = (db: Db, household: string) => signInByPassword(at(db), ana, 'wrong', household);

	test('is stopped, and its owner comes in from elsewhere by password and by mail', async ({ db }) => {
		const { proof, signedIn } = await anAccount(db);
		await setPassword(signedIn(), proof, password);
		await guess(db, elsewhere(1)).catch(() => undefined);
		await setHits(db, 20);
		await expect(guess(db, elsewhere(1))).rejects.toMatchObject({ code: 'too_many' });
		await expect(signInByPassword(at(db), ana, password, home)).resolves.toMatch(/\./);
		await expect(askToSignIn(at(db), ana, { ...from, household: home })).resolves.toBeUndefined();
	});

	test('from many networks leaves the owner the mailed link, and is told what works', async ({ db }) => {
		const { proof, signedIn } = await anAccount(db);
		await setPassword(signedIn(), proof, password);
		await guess(db, elsewhere(1)).catch(() => undefined);
		await setHits(db, 100);
		const hourAfter = at(db, later(61));
		await expect(signInByPassword(hourAfter, ana, password, home)).rejects.toMatchObject({
			code: 'too_many',
			messageKey: 'accounts_only_by_mail'
		});
		await askToSignIn(hourAfter, ana, { ...from, household: home });
		await expect(signInByLink(hourAfter, await mailed(db, 'sign_in', later(61)), undefined)).resolves.toMatch(
			/\./
		);
	});

	test('who has many links sent leaves one in the mailbox that is good until more are sent', async ({
		db
	}) => {
		const hourEnds = later(60);
		for (let time = 0; time < 30; time++)
			await askToSignIn(at(db), ana, { ...from, household: elsewhere(time) });
		await expect(askToSignIn(at(db, later(59)), ana, from)).rejects.toMatchObject({
			messageKey: 'accounts_links_waiting'
		});
		await expect(signInByLink(at(db, later(59)), await mailed(db, 'sign_in'), 'Ana')).resolves.toMatch(/\./);
		await expect(askToSignIn(at(db, hourEnds), ana, from)).resolves.toBeUndefined();
	});
});

describe('the work done for an address', () => {
	/** Statements and password derivations it takes. */
	async function workOf(db: Db, run: (counted: Db) => Promise<unknown>) {
		let statements = 0;
		derivations.count = 0;
		const count: KyselyPlugin = {
			transformQuery: ({ node }) => {
				statements += 1;
				return node;
			},
			transformResult: ({ result }) => Promise.resolve(result)
		};
		counting.enable();
		await run(db.withPlugin(count))
			.catch(() => undefined)
			.finally(() => counting.disable());
		return { statements, derivations: derivations.count };
	}

	test('is the same whether it is known, has a password, or is nobody’s', async ({ db }) => {
		const { proof, signedIn } = await anAccount(db);
		await setPassword(signedIn(), proof, 'quatro palavras bem juntas');
		await anAccount(db, mailbox('bia'));
		const work = { password: new Set<string>(), link: new Set<string>() };
		// Whoever asks first on a day has its salt written.
		await workOf(db, (counted) => askToSignIn(at(counted), mailbox('first'), from));
		for (const address of [mailbox('nobody'), ana, mailbox('bia'), mailbox('somebody')]) {
			const guessed = await workOf(db, (counted) =>
				signInByPassword(at(counted), address, 'not the password', from.household)
			);
			expect(guessed.derivations).toBe(1);
			work.password.add(JSON.stringify(guessed));
			work.link.add(JSON.stringify(await workOf(db, (counted) => askToSignIn(at(counted), address, from))));
		}
		expect([work.password.size, work.link.size]).toEqual([1, 1]);
	});
});
