import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPair, askedBy, given } from '../../../../tests/support/introductions.ts';
import { toCsv } from '../../platform/csv.ts';
import { acceptIntroduction } from './accepting.ts';
import { declineIntroduction } from './commands.ts';
import { hideMessage, writeMessage } from './conversation.ts';
import { findIntroduction } from './queries.ts';
import { listRegister, registerColumns } from './register.ts';
import { listSounding } from './sounding.ts';

const buying = { need: { kind: 'paid_contract' } } as const;

describe('while money may change hands and no route is recorded', () => {
	test('everything the office says is public, without whom it talks to; what the other says is not', async ({
		db
	}) => {
		const pair = await aPair(db, buying);
		const { official, owner } = pair.roles;
		const id = await askedBy(pair, 'office');
		await acceptIntroduction(owner, id, given.profile);
		await writeMessage(official, id, 'Dear Ana Lima, call +33 6 12 34 56 78: we pay in 30 days.');
		await writeMessage(owner, id, 'My price is 500.');
		const log = await listSounding(db, pair.needId);
		expect(log.map(({ what, words }) => [what, words])).toEqual([
			['begun', ''],
			['said', 'Would you teach our planners?'],
			['said', 'Dear […], call […]: we pay in 30 days.']
		]);
		expect(JSON.stringify(log)).not.toMatch(/Ana|500|canary/);
	});

	test('the reason of an office is public as well; what was hidden says why', async ({ db }) => {
		const pair = await aPair(db, buying);
		const { official, owner } = pair.roles;
		const id = await askedBy(pair, 'profile');
		const { id: message } = await writeMessage(official, id, 'Not for the public');
		await hideMessage(owner, id, message, 'A slip');
		const note = { reasonCode: 'budget', reason: 'Sorry Ana Lima', wouldChange: 'A budget' } as const;
		await declineIntroduction(official, id, note);
		const log = await listSounding(db, pair.needId);
		expect(log.map(({ what, words, wouldChange }) => [what, words, wouldChange])).toEqual([
			['begun', '', ''],
			['hidden', 'A slip', ''],
			['declined', 'Sorry […]', 'A budget']
		]);
	});

	test('ends when a route is recorded; a need that does not buy never begins it', async ({ db }) => {
		const pair = await aPair(db, { need: { kind: 'paid_contract', buying_route: 'Direct award, art. 75' } });
		const id = await askedBy(pair, 'office');
		await writeMessage(pair.roles.official, id, 'Between us.');
		expect(await listSounding(db, pair.needId)).toEqual([]);
		const free = await aPair(db);
		await askedBy(free, 'office');
		expect(await listSounding(db, free.needId)).toEqual([]);
	});
});

describe('the register', () => {
	test('names natural persons to the sides only, holds no contact data, and no spreadsheet runs it', async ({
		db
	}) => {
		const pair = await aPair(db, { need: { title: '=HYPERLINK("x")' } });
		const id = await askedBy(pair, 'office');
		const of = async (role: keyof typeof pair.roles) =>
			(await listRegister(db, pair.roles[role].actor, 10)).map((row) => row.profile);
		expect(await of('official')).toEqual(['Ana Lima']);
		expect(await of('owner')).toEqual(['Ana Lima']);
		expect(await of('another broker of the place')).toEqual([null]);
		expect(await of('operator')).toEqual([null]);
		expect(await of('broker elsewhere')).toEqual([]);
		const csv = toCsv(registerColumns, await listRegister(db, pair.roles.official.actor, 10));
		expect(csv).toContain(id);
		expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
		expect(csv).not.toContain('canary');
		expect((await findIntroduction(db, pair.roles.official.actor, id)).profileName).toBe('Ana Lima');
	});
});
