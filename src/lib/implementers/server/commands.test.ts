import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, anOfficeWithPeople, now } from '../../../../tests/support/offices.ts';
import { aMember, membershipIn } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { anOwner, aProductThatIsASkill, implementing } from '../../../../tests/support/registers.ts';
import { visitor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { confirmEntry, removeEntry, renew, sayImplement, takeBack } from './commands.ts';
import { implementersOf } from './queries.ts';
import { decideReport, listReports, reportMistake } from './reports.ts';

const today = '2026-11-22';

async function anEntry(db: Db, until?: string) {
	const productId = await aProductThatIsASkill(db);
	const { owner, profileId } = await anOwner(db);
	return { productId, owner, profileId, id: await implementing(owner, productId, profileId, until) };
}

async function read(db: Db, productId: string, actor: Context['actor'] = visitor) {
	return (await implementersOf(db, actor, productId, { today })).rows;
}

const stepsOf = (db: Db, id: string) =>
	db
		.selectFrom('implementer_transition')
		.select(['step', 'from_status as from', 'to_status as to'])
		.where('implementer_id', '=', id)
		.orderBy('id')
		.execute();

/** Confirms what stands there. */
const confirming = (office: Context, id: string) => confirmEntry(office, id, now.toISOString());

/** A broker of Pernambuco. */
const aBroker = (db: Db) =>
	acting(db, { ...aMember([membershipIn('broker_team', { verified: true })]), brokerPlaces: ['BR-PE'] });

describe('who says that they implement a product', () => {
	test('stands in its register with places, work and until when, as self-claimed', async ({ db }) => {
		const { productId, id } = await anEntry(db);
		const [row, ...more] = await read(db, productId);
		expect(more).toEqual([]);
		expect(row).toMatchObject({
			...{ id, standing: 'claimed', until: '2027-06-30', work: ['training', 'support'], office: null },
			places: [{ country: 'BR', cityName: 'Recife' }]
		});
		expect(await stepsOf(db, id)).toEqual([{ step: 'claim', from: null, to: 'claimed' }]);
	});

	test('speaks for that profile, which is published, and promises two years at most', async ({ db }) => {
		const { productId, profileId, owner } = await anEntry(db);
		const stranger = await acting(db, aMember([]));
		expect(await refusalOf(implementing(stranger, productId, profileId))).toBe('not_found');
		expect(await refusalOf(implementing(owner, productId, profileId, '2029-01-01'))).toBe('invalid');
		expect(await refusalOf(implementing(owner, productId, profileId, today))).toBe('invalid');
		const draft = await anOwner(db, { status: 'draft' });
		expect(await refusalOf(implementing(draft.owner, productId, draft.profileId))).toBe('stale_state');
		const wish = { profile: profileId, place: [crypto.randomUUID()], work: ['support' as const] };
		expect(await refusalOf(sayImplement(owner, productId, { ...wish, until: '2027-01-01' }))).toBe('invalid');
	});

	test('is confirmed by a verified office, and by no other office nor by themselves', async ({ db }) => {
		const { productId, id, owner } = await anEntry(db);
		const office = await anOfficeWithPeople(db);
		expect(await refusalOf(confirming(owner, id))).toBe('stale_state');
		expect(await refusalOf(confirming(await office.unverified('write'), id))).toBe('not_allowed');
		expect(await refusalOf(confirming(await office.staff('read'), id))).toBe('not_allowed');
		await confirming(await office.staff('write'), id);
		expect(await read(db, productId)).toMatchObject([
			{ standing: 'confirmed', office: 'City planning office', officeId: office.id }
		]);
	});

	test('is confirmed for words the office has read, not for what stands there since', async ({ db }) => {
		const { productId, id, owner, profileId } = await anEntry(db);
		const staff = await (await anOfficeWithPeople(db)).staff('write');
		const [seen] = await read(db, productId, staff.actor);
		const later = { ...owner, now: new Date(now.getTime() + 1_000) };
		await implementing(later, productId, profileId, '2028-06-30');
		expect(await refusalOf(confirmEntry(staff, id, seen!.updatedAt.toISOString()))).toBe('stale_state');
		expect(await read(db, productId)).toMatchObject([{ standing: 'claimed' }]);
		await confirmEntry(staff, id, later.now.toISOString());
		expect(await read(db, productId)).toMatchObject([{ standing: 'confirmed' }]);
	});

	test('an owner who also writes for an office does not confirm themselves', async ({ db }) => {
		const { id, owner } = await anEntry(db);
		if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
		const membership = membershipIn('office', { rights: ['write'], verified: true });
		const both = { ...owner, actor: { ...owner.actor, memberships: [membership] } };
		expect(await refusalOf(confirming(both, id))).toBe('stale_state');
	});

	test('what an office confirmed is only claimed again once its owner says something else', async ({
		db
	}) => {
		const { productId, id, owner, profileId } = await anEntry(db);
		await confirming(await (await anOfficeWithPeople(db)).staff('write'), id);
		expect(await implementing(owner, productId, profileId, '2027-01-31')).toBe(id);
		expect(await read(db, productId)).toMatchObject([{ standing: 'claimed', confirmedAt: null }]);
	});

	test('the office that confirmed takes it back, another one cannot', async ({ db }) => {
		const { productId, id } = await anEntry(db);
		const office = await anOfficeWithPeople(db);
		await confirming(await office.staff('write'), id);
		const other = await (await anOfficeWithPeople(db)).staff('write');
		expect(await refusalOf(takeBack(other, id))).toBe('not_allowed');
		await takeBack(await office.staff('write'), id);
		expect(await read(db, productId)).toMatchObject([{ standing: 'claimed' }]);
	});

	test('renews for a year and stays confirmed; what had lapsed is claimed again', async ({ db }) => {
		const { productId, id, owner } = await anEntry(db, '2026-12-01');
		await confirming(await (await anOfficeWithPeople(db)).staff('write'), id);
		await renew(owner, id);
		expect(await read(db, productId)).toMatchObject([{ standing: 'confirmed', until: '2027-11-22' }]);
		await db.updateTable('implementer').set({ status: 'lapsed', until: '2026-11-01' }).execute();
		await renew(owner, id);
		expect(await read(db, productId)).toMatchObject([{ standing: 'claimed', office: null }]);
	});

	test('leaves at once, and nothing of what stood there is left but the steps', async ({ db }) => {
		const { productId, id, owner, profileId } = await anEntry(db);
		await removeEntry(owner, id);
		expect(await read(db, productId)).toEqual([]);
		expect(await db.selectFrom('implementer_place').select('country').execute()).toEqual([]);
		expect(await refusalOf(removeEntry(owner, id))).toBe('stale_state');
		expect(await implementing(owner, productId, profileId)).toBe(id);
		expect((await stepsOf(db, id)).map(({ step }) => step)).toEqual(['claim', 'remove', 'claim']);
	});

	test('steps are appended and never written over', async ({ db }) => {
		const { id } = await anEntry(db);
		const change = db.updateTable('implementer_transition').set({ step: 'strike' });
		await expect(change.where('implementer_id', '=', id).execute()).rejects.toThrow();
	});
});

describe('a mistake in the register', () => {
	const visiting = (db: Db): Context => ({ db, now, actor: visitor });
	const report = (db: Db, entry: string, household = '192.0.2.1') =>
		reportMistake(visiting(db), { entry, words: 'They closed in May' }, household);

	test('is reported by anybody, and decided by who looks after the place', async ({ db }) => {
		const { productId, id, owner } = await anEntry(db);
		await report(db, id);
		const broker = await aBroker(db);
		const [found] = await listReports(broker, 10);
		expect(found).toMatchObject({ words: 'They closed in May', product: 'QGIS' });
		expect(await listReports(owner, 10)).toEqual([]);
		const decision = { report: found!.id, decision: 'struck' as const, answer: 'Their own page says so' };
		expect(await refusalOf(decideReport(owner, decision))).toBe('not_found');
		await decideReport(broker, decision);
		expect(await read(db, productId)).toEqual([]);
		// Nothing of where they were is left, so nobody looks after it any more.
		expect(await refusalOf(decideReport(broker, decision))).toBe('not_found');
	});

	test('is not decided by brokers of elsewhere, nor about what is real by made-up ones', async ({ db }) => {
		const { id } = await anEntry(db);
		await report(db, id);
		const broker = await aBroker(db);
		if (broker.actor.kind !== 'member') throw new Error('a broker is a member');
		const elsewhere = { ...broker, actor: { ...broker.actor, brokerPlaces: ['FR'] } };
		const madeUp = { ...broker, actor: { ...broker.actor, example: true as const } };
		expect(await listReports(elsewhere, 10)).toEqual([]);
		expect(await listReports(madeUp, 10)).toEqual([]);
		expect(await listReports(broker, 10)).toHaveLength(1);
	});

	test('is settled when its owner puts it right', async ({ db }) => {
		const { productId, id, owner, profileId } = await anEntry(db);
		await report(db, id);
		await implementing(owner, productId, profileId, '2026-12-31');
		expect(await listReports(await aBroker(db), 10)).toEqual([]);
	});

	test('is taken ten times an hour from one network', async ({ db }) => {
		const { id } = await anEntry(db);
		const elsewhere = crypto.randomUUID();
		for (let at = 0; at < 10; at++) expect(await refusalOf(report(db, elsewhere))).toBe('not_found');
		expect(await refusalOf(report(db, id))).toBe('too_many');
	});

	test('is taken once a day from one network, and others are heard as well', async ({ db }) => {
		const { id } = await anEntry(db);
		await report(db, id);
		expect(await refusalOf(report(db, id))).toBe('too_many');
		await report(db, id, '192.0.2.2');
		expect(await listReports(await aBroker(db), 10)).toHaveLength(2);
	});

	test('reaches its broker however many are older elsewhere', async ({ db }) => {
		const far = await anEntry(db);
		await db.updateTable('implementer_place').set({ country: 'FR', subdivision: null, city: null }).execute();
		for (let at = 0; at < 9; at++) await report(db, far.id, `192.0.2.${String(at)}`);
		const { owner, profileId } = await anOwner(db);
		const near = await implementing(owner, far.productId, profileId);
		await report(db, near, '192.0.2.20');
		expect(await listReports(await aBroker(db), 2)).toMatchObject([{ implementerId: near }]);
		// Nobody is shown what is said about themselves or their own organisation.
		const operator = { ...owner.actor, operator: true } as Context['actor'];
		expect(await listReports({ db, actor: operator }, 20)).toHaveLength(9);
	});
});
