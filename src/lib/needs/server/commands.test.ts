import { describe, expect, test } from '../../../../tests/support/database.ts';
import {
	acting,
	aDraft,
	aForm,
	anOfficeWithPeople,
	groundFor,
	now
} from '../../../../tests/support/offices.ts';
import { aMember, aNeed, everyKindOfActor, membershipIn } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { after, chosenEndings, type NeedStatus, needStatuses } from '../lifecycle.ts';
import { objectionTo } from '../policy.ts';
import {
	closeNeed,
	confirmNeed,
	draftNeed,
	editNeed,
	pauseNeed,
	publishNeed,
	resumeNeed,
	sendBackNeed,
	submitNeed
} from './commands.ts';
import { findNeed } from './queries.ts';

const statusOf = async (db: Db, id: string) =>
	(await db.selectFrom('need').select(['status', 'ending']).where('id', '=', id).executeTakeFirst())!;

const stepsOf = async (db: Db, id: string) =>
	(
		await db.selectFrom('need_transition').select('step').where('need_id', '=', id).orderBy('id').execute()
	).map(({ step }) => step);

async function updatedAt(db: Db, id: string): Promise<Date> {
	const { updated_at } = await db
		.selectFrom('need')
		.select('updated_at')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return updated_at;
}

const takers = {
	submit: (context: Context, id: string) => submitNeed(context, id),
	send_back: (context: Context, id: string) => sendBackNeed(context, id, 'The budget is missing'),
	publish: (context: Context, id: string) => publishNeed(context, id),
	pause: (context: Context, id: string) => pauseNeed(context, id),
	resume: (context: Context, id: string) => resumeNeed(context, id),
	confirm: (context: Context, id: string) => confirmNeed(context, id),
	close: (context: Context, id: string) => closeNeed(context, id, 'engaged', '')
} as const;

describe('every step, from every status, by every kind of actor', () => {
	test('is taken exactly when policy and lifecycle allow it, and nothing is written otherwise', async ({
		db
	}) => {
		const office = await anOfficeWithPeople(db);
		await groundFor(db);
		const { system: _system, ...others } = everyKindOfActor(office.id);
		const kinds = {
			...others,
			reader: (await office.staff('read')).actor,
			writer: (await office.staff('read', 'write')).actor,
			publisher: (await office.staff('read', 'publish')).actor,
			manager: (await office.staff('manage')).actor,
			'writer of an unverified office': (await office.unverified('read', 'write', 'publish')).actor
		};
		const seen = new Set<string>();
		for (const [who, kind] of Object.entries(kinds)) {
			const context = await acting(db, kind);
			for (const status of needStatuses) {
				for (const [name, take] of Object.entries(takers)) {
					const id = await aWholeNeed(db, office.id, status);
					const hidden = status === 'draft' || status === 'in_review';
					const staff =
						kind.kind === 'member' &&
						kind.memberships.some(
							({ organisationId, kind }) => organisationId === office.id && kind === 'office'
						);
					const actual = name === 'close' && hidden ? 'discard' : (name as keyof typeof takers);
					const standing = { officeId: office.id, status, secondPairOfEyes: false, submittedBy: null };
					const expected =
						hidden && !staff
							? 'not_found'
							: objectionTo(context.actor, actual, standing)
								? 'not_allowed'
								: after(status, actual)
									? undefined
									: 'stale_state';
					expect(await refusalOf(take(context, id)), `${who}: ${name} from ${status}`).toBe(expected);
					const now = await statusOf(db, id);
					expect(now.status).toBe(expected === undefined ? after(status, actual) : status);
					expect(await stepsOf(db, id)).toEqual(expected === undefined ? [actual] : []);
					seen.add(expected ?? 'taken');
				}
			}
		}
		expect([...seen].sort()).toEqual(['not_allowed', 'not_found', 'stale_state', 'taken']);
	}, 120_000);

	async function aWholeNeed(db: Db, officeId: string, status: NeedStatus) {
		return aNeed(db, {
			...{ status, office_id: officeId, skills: ['qgis'], problem: 'Five places', kind: 'training' },
			...{ country: 'FR', answered_by: 'Head of planning' },
			outcome_wanted: 'Residents find every plan of the city on one map, kept up to date.'
		});
	}
});

describe('publishing a need', () => {
	test('pressed twenty times at once happens once', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const id = await aDraft(await office.staff('write', 'publish'), office.id);
		const people = await Promise.all(Array.from({ length: 20 }, () => office.staff('write', 'publish')));
		const answers = await Promise.all(people.map((person) => refusalOf(publishNeed(person, id))));
		expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
		expect(new Set(answers)).toEqual(new Set([undefined, 'stale_state']));
		expect(await stepsOf(db, id)).toEqual(['create', 'publish']);
	});

	test('waits for everything readers decide by', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const writer = await office.staff('write', 'publish');
		for (const missing of ['problem', 'kind', 'place', 'answered_by', 'outcome_wanted']) {
			const id = await aDraft(writer, office.id, { [missing]: undefined });
			expect(await refusalOf(publishNeed(writer, id)), missing).toBe('invalid');
			expect((await statusOf(db, id)).status).toBe('draft');
		}
		const bare = await aDraft(writer, office.id, { skill: [], want: [], level: [] });
		expect(await refusalOf(publishNeed(writer, bare))).toBe('invalid');
	});

	test('takes a second person where the office wants one, and the text that person read', async ({ db }) => {
		const office = await anOfficeWithPeople(db, { second_pair_of_eyes: true });
		const [first, second] = [await office.staff('write', 'publish'), await office.staff('publish')];
		const id = await aDraft(first, office.id);
		expect(await refusalOf(publishNeed(first, id))).toBe('not_allowed');
		await submitNeed(first, id);
		expect(await refusalOf(publishNeed(first, id))).toBe('not_allowed');
		const read = await updatedAt(db, id);
		await editNeed(
			{ ...first, now: new Date(now.getTime() + 1_000) },
			id,
			aForm({ title: 'Another title' }),
			read
		);
		expect(await refusalOf(publishNeed(second, id, read))).toBe('stale_state');
		await sendBackNeed(second, id, 'Say who pays');
		await submitNeed(first, id);
		await publishNeed(second, id, await updatedAt(db, id));
		expect((await statusOf(db, id)).status).toBe('open');

		const everybody = [{ kind: 'visitor' } as const, aMember([membershipIn('office')])];
		for (const actor of everybody) {
			const { timeline } = (await findNeed(db, actor, id))!;
			expect(timeline.map(({ step }) => step)).toEqual(['publish']);
		}
		const own = (await findNeed(db, first.actor, id))!.timeline;
		expect(own.find(({ step }) => step === 'send_back')?.reason).toBe('Say who pays');
	});
});

describe('a draft', () => {
	test('is begun only by people who write for that office', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		await groundFor(db);
		const outsider = await acting(db, aMember([]));
		expect(await refusalOf(draftNeed(outsider, office.id, aForm()))).toBe('not_allowed');
		expect(await refusalOf(draftNeed(await office.staff('read'), office.id, aForm()))).toBe('not_allowed');
		const visitor: Context = { db, now, actor: { kind: 'visitor' } };
		expect(await refusalOf(draftNeed(visitor, office.id, aForm()))).toBe('not_signed_in');
		expect(await db.selectFrom('need').select('id').execute()).toEqual([]);
	});

	test('may be as unfinished as its title, in an unverified office too', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const bare = { title: 'Something with maps', language: 'pt' };
		const form = { ...aForm(), ...aForm({ ...bare, place: undefined, kind: undefined }), problem: '' };
		await groundFor(db);
		const id = await draftNeed(await office.unverified('write'), office.id, form);
		expect((await statusOf(db, id)).status).toBe('draft');
	});

	test('names only places on the map and skills of the vocabulary', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		await groundFor(db);
		const writer = await office.staff('write');
		for (const wrong of [
			{ place: 'city:99' },
			{ place: 'FR-QQ' },
			{ place: 'ZZ' },
			{ skill: ['no-such-thing', 'qgis'] }
		])
			expect(await refusalOf(draftNeed(writer, office.id, aForm(wrong)))).toBe('invalid');
		expect(await db.selectFrom('need').select('id').execute()).toEqual([]);
	});

	test('that two people edit keeps the first save and tells the second', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const writer = await office.staff('write');
		const id = await aDraft(writer, office.id);
		const seen = await updatedAt(db, id);
		const later = { ...writer, now: new Date(now.getTime() + 60_000) };
		await editNeed(later, id, aForm({ title: 'Hers was first' }), seen);
		expect(await refusalOf(editNeed(later, id, aForm({ title: 'His was second' }), seen))).toBe(
			'stale_state'
		);
	});

	test('discarded says how it ended and stays with the office', async ({ db }) => {
		const office = await anOfficeWithPeople(db);
		const writer = await office.staff('write');
		const id = await aDraft(writer, office.id);
		await closeNeed(writer, id, 'changed_our_mind', 'No money this year');
		expect(await statusOf(db, id)).toEqual({ status: 'closed', ending: 'changed_our_mind' });
		expect(await stepsOf(db, id)).toEqual(['create', 'discard']);
	});
});

test('every ending an office may choose can be recorded', async ({ db }) => {
	const office = await anOfficeWithPeople(db);
	const writer = await office.staff('write');
	for (const ending of chosenEndings) {
		const id = await aNeed(db, { office_id: office.id });
		await closeNeed(writer, id, ending, '');
		expect((await statusOf(db, id)).ending).toBe(ending);
	}
});
