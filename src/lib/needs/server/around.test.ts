/** Questions, approvals, offices that share a need, and what happens when time passes or an office ends. */
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, aDraft, anOfficeWithPeople, now } from '../../../../tests/support/offices.ts';
import { aMember, aNeed, membershipIn } from '../../../../tests/support/people.ts';
import { endOrganisation } from '../../organisations/server/commands.ts';
import { system } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { confirmNeed } from './commands.ts';
import { findOwnNeed, listAskedToShare, listOfficeNeeds } from './desk.ts';
import { answerQuestion, askAboutNeed, hideQuestion } from './questions.ts';
import { readRecord } from './record.ts';
import { lapseSilent, passOn, pauseUnverified } from './reactions.ts';
import { answerPartner, askPartner, recordApprovals } from './sharing.ts';

const ask = { question: 'May a firm from abroad answer?', language: 'en' };
const daysLater = (context: Context, days: number): Context => ({
	...context,
	now: new Date(now.getTime() + days * 86_400_000)
});

describe('questions about a need', () => {
	test('are asked by people who are signed in, while it is public, and name nobody', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const person = await acting(db, aMember([]));
		const open = await aNeed(db, { office_id: office.id });
		const draft = await aNeed(db, { office_id: office.id, status: 'draft' });
		const closed = await aNeed(db, { office_id: office.id, status: 'closed' });
		await askAboutNeed(person, open, ask);
		await expect(askAboutNeed({ ...person, actor: { kind: 'visitor' } }, open, ask)).rejects.toMatchObject({
			code: 'not_signed_in'
		});
		await expect(askAboutNeed(person, draft, ask)).rejects.toMatchObject({ code: 'not_found' });
		await expect(askAboutNeed(person, closed, ask)).rejects.toMatchObject({ code: 'stale_state' });
		const { questions } = await readRecord(db, open);
		expect(questions).toMatchObject([{ question: ask.question, answer: null, askedOn: '2026-11-22' }]);
		const told = JSON.stringify(questions);
		expect(told).not.toContain(person.actor.kind === 'member' ? person.actor.personId : '');
	});

	test('are answered once, by the office, even when twenty try at the same time', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const needId = await aNeed(db, { office_id: office.id });
		const id = await askAboutNeed(await acting(db, aMember([])), needId, ask);
		const outsider = await acting(db, aMember([membershipIn('office', { rights: ['write'] })]));
		await expect(answerQuestion(outsider, needId, id, 'Yes')).rejects.toMatchObject({ code: 'not_allowed' });
		const staff = await office.staff('write');
		const answers = await Promise.allSettled(
			Array.from({ length: 20 }, (_, at) => answerQuestion(staff, needId, id, `Answer ${String(at)}`))
		);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('belong to one need: the office of another cannot reach them', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const theirs = await aNeed(db);
		const own = await aNeed(db, { office_id: office.id });
		const id = await askAboutNeed(await acting(db, aMember([])), theirs, ask);
		const staff = await office.staff('write');
		await expect(answerQuestion(staff, own, id, 'Yes')).rejects.toMatchObject({ code: 'not_found' });
		await expect(hideQuestion(staff, own, id, 'Spam')).rejects.toMatchObject({ code: 'not_found' });
	});

	test('once hidden are not shown, but that and why is', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const needId = await aNeed(db, { office_id: office.id });
		const id = await askAboutNeed(await acting(db, aMember([])), needId, ask);
		await hideQuestion(await office.staff('write'), needId, id, 'It names a person');
		const { questions } = await readRecord(db, needId);
		expect(questions).toMatchObject([{ question: '', hiddenBecause: 'It names a person' }]);
	});
});

describe('who else agrees', () => {
	test('the sides inside are written down and read by the office only', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const staff = await office.staff('write');
		const id = await aNeed(db, { office_id: office.id });
		const answers = {
			procurement: 'yes',
			legal: 'asked',
			budget: 'no',
			it: 'not_asked',
			management: 'yes'
		} as const;
		await recordApprovals(staff, id, answers);
		await recordApprovals(staff, id, { ...answers, budget: 'yes' });
		const { approvals } = await findOwnNeed(db, staff.actor, id);
		expect(Object.fromEntries(approvals.map(({ side, answer }) => [side, answer]))).toEqual({
			...answers,
			budget: 'yes'
		});
		const outsider = await acting(db, aMember([membershipIn('office', { rights: ['manage'] })]));
		await expect(recordApprovals(outsider, id, answers)).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(findOwnNeed(db, outsider.actor, id)).rejects.toMatchObject({ code: 'not_found' });
	});

	test('another office is named once it said yes, and answers for itself', async ({ db }) => {
		const [asking, other] = [await anOfficeWithPeople(db), await anOfficeWithPeople(db)];
		const id = await aNeed(db, { office_id: asking.id });
		const [staff, theirs] = [await asking.staff('write'), await other.staff('publish')];
		await askPartner(staff, id, other.id);
		await expect(askPartner(staff, id, other.id)).rejects.toMatchObject({ code: 'stale_state' });
		await expect(askPartner(staff, id, asking.id)).rejects.toMatchObject({ code: 'invalid' });
		expect((await readRecord(db, id)).partners).toEqual([]);
		expect(await listAskedToShare(db, theirs.actor, other.id)).toMatchObject([{ id, answer: 'asked' }]);
		await expect(answerPartner(staff, id, other.id, 'yes')).rejects.toMatchObject({ code: 'not_found' });
		await answerPartner(theirs, id, other.id, 'yes');
		expect((await readRecord(db, id)).partners).toMatchObject([{ id: other.id }]);
	});
});

describe('a need from which nobody hears', () => {
	test('lapses after sixty days, unless somebody says it is still wanted', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const published = new Date('2026-11-22T09:00:00Z');
		const silent = await aNeed(db, { office_id: office.id, published_at: published });
		const confirmed = await aNeed(db, { office_id: office.id, published_at: published });
		await confirmNeed(daysLater(await office.staff('write'), 40), confirmed);
		const worker: Context = { db, now, actor: system };
		await lapseSilent(daysLater(worker, 59));
		expect(await endings(db)).toEqual([]);
		await lapseSilent(daysLater(worker, 61));
		await lapseSilent(daysLater(worker, 62));
		expect(await endings(db)).toEqual([{ id: silent, ending: 'lapsed' }]);
	});
});

describe('when an office is succeeded', () => {
	test('its unfinished needs go on with the successor, once, and the timeline says so', async ({ db }) => {
		const [old, next] = [await anOfficeWithPeople(db), await anOfficeWithPeople(db)];
		const head = inBoth(await old.staff('manage'), await next.staff('manage'));
		const draft = await aDraft(head, old.id);
		const open = await aNeed(db, { office_id: old.id });
		const closed = await aNeed(db, { office_id: old.id, status: 'closed' });
		await endOrganisation(head, old.id, 'succeed', next.id);
		const worker: Context = { db, now, actor: system };
		await passOn(worker, { organisationId: old.id });
		await passOn(worker, { organisationId: old.id });
		const theirs = await listOfficeNeeds(db, (await next.staff('read')).actor, next.id);
		expect(theirs.map(({ id }) => id).sort()).toEqual([draft, open].sort());
		const notes = await db
			.selectFrom('need_transition')
			.select('need_id')
			.where('step', '=', 'hand_over')
			.execute();
		expect(notes.map(({ need_id }) => need_id).sort()).toEqual([draft, open].sort());
		const left = await db.selectFrom('need').select('id').where('office_id', '=', old.id).execute();
		expect(left).toEqual([{ id: closed }]);
	});

	test('with nobody to go on, what was unfinished ends', async ({ db }) => {
		const old = await anOfficeWithPeople(db);
		const head = await old.staff('manage');
		const open = await aNeed(db, { office_id: old.id });
		await endOrganisation(head, old.id, 'close');
		await passOn({ db, now, actor: system }, { organisationId: old.id });
		expect(await endings(db)).toEqual([{ id: open, ending: 'office_closed' }]);
	});
});

describe('when an office is no longer verified', () => {
	test('its open needs pause and say why, once; those of others go on', async ({ db }) => {
		const [office, other] = [await anOfficeWithPeople(db), await anOfficeWithPeople(db)];
		await db
			.updateTable('organisation')
			.set({ verified_until: '2027-11-22' })
			.where('id', '=', other.id)
			.execute();
		const open = await aNeed(db, { office_id: office.id });
		const elsewhere = await aNeed(db, { office_id: other.id });
		for (const organisationId of [office.id, other.id, office.id])
			await pauseUnverified({ db, now, actor: system }, { organisationId });
		const needs = await db.selectFrom('need').select(['id', 'status']).execute();
		expect(new Map(needs.map(({ id, status }) => [id, status]))).toEqual(
			new Map([
				[open, 'paused'],
				[elsewhere, 'open']
			])
		);
		const steps = await db.selectFrom('need_transition').select(['need_id', 'step', 'reason']).execute();
		expect(steps).toEqual([{ need_id: open, step: 'pause', reason: 'office_not_verified' }]);
	});
});

/** The first of them, working where the other works too. */
function inBoth({ actor, ...context }: Context, { actor: other }: Context): Context {
	if (actor.kind !== 'member' || other.kind !== 'member') throw new TypeError('no members');
	return { ...context, actor: { ...actor, memberships: [...actor.memberships, ...other.memberships] } };
}

const endings = (db: Db) =>
	db.selectFrom('need').select(['id', 'ending']).where('ending', 'is not', null).execute();
