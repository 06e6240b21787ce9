import { counting, describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aMember, aNeed, aProfile, skills } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { system } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceNeedPostings, replaceProfilePostings } from '../../postings/server/commands.ts';
import { mostSaved, patience, type Pace, type SavedKind } from '../lifecycle.ts';
import { changeSaved, deleteSaved, noteOpened, pauseSaved, resumeSaved, saveSearch } from './commands.ts';
import { findAlert } from './found.ts';
import { openAlert, openingPath } from './opening.ts';
import { findSaved, listSaved, pathOf } from './queries.ts';
import { alertReactions, lookWhereDue } from './reactions.ts';

const hour = 3_600_000;
const at = (db: Db, hours: number): Context => ({
	db,
	now: new Date(now.getTime() + hours * hour),
	actor: system
});

interface Wish {
	kind?: SavedKind;
	question?: string;
	pace?: Pace;
}

const save = (owner: Context, { kind = 'needs', question = 'q=maps', pace = 'daily' }: Wish = {}) =>
	saveSearch(owner, { kind, question, name: 'Maps', pace });

/** A need that is published so many hours from now. */
const published = (
	db: Db,
	hours: number,
	title = 'Draw maps of our paths',
	more: Parameters<typeof aNeed>[1] = {}
) => aNeed(db, { title, published_at: new Date(now.getTime() + hours * hour), ...more });

const somebody = (db: Db) => acting(db, aMember([]));
const alerts = (db: Db) =>
	db.selectFrom('search_alert').select(['id', 'pace', 'unread_before']).orderBy('id').execute();
const told = async (db: Db) =>
	(await db.selectFrom('search_alert_item').select('item_id').orderBy('item_id').execute()).map(
		({ item_id }) => item_id
	);

describe('a saved search', () => {
	test('keeps the question as its list understands it, once however it was typed', async ({ db }) => {
		const owner = await somebody(db);
		const id = await save(owner, { question: 'q=maps&country=FR&country=BR&after=x&utm_source=mail' });
		expect(await save(owner, { question: 'country=BR&q=maps&country=FR' })).toBe(id);
		const saved = await findSaved(owner, id);
		expect(saved?.question).toMatchObject({ q: 'maps', country: ['BR', 'FR'] });
		expect(pathOf({ kind: 'needs', question: saved?.question })).toBe('/needs?q=maps&country=BR&country=FR');
	});

	test('is refused where its list would refuse it', async ({ db }) => {
		const owner = await somebody(db);
		const codes = [];
		for (const wish of [
			{ question: 'country=Brasil' },
			{ kind: 'search', question: '' },
			{ kind: 'fitting', question: 'for=none' }
		] as const)
			codes.push(await refusalOf(save(owner, wish)));
		expect(codes).toEqual(['invalid', 'invalid', 'not_found']);
		expect(await refusalOf(save({ ...owner, actor: { kind: 'visitor' } }))).toBe('not_signed_in');
	});

	test('is one of fifty at most, also where two are saved at once', async ({ db }) => {
		const owner = await somebody(db);
		for (let at = 1; at < mostSaved; at += 1) await save(owner, { question: `q=maps${String(at)}` });
		const both = [save(owner, { question: 'q=roof' }), save(owner, { question: 'q=door' })];
		const ends = await Promise.allSettled(both);
		expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await listSaved(owner)).toHaveLength(mostSaved);
	});

	test('is its owner’s alone', async ({ db }) => {
		const [owner, other] = [await somebody(db), await somebody(db)];
		const id = await save(owner);
		expect(await listSaved(other)).toEqual([]);
		expect(await findSaved(other, id)).toBeUndefined();
		for (const done of [
			() => changeSaved(other, { id, name: 'Mine', pace: 'weekly' }),
			() => pauseSaved(other, id),
			() => deleteSaved(other, id)
		])
			expect(await refusalOf(done())).toBe('not_found');
		expect(await listSaved(owner)).toMatchObject([{ name: 'Maps', pace: 'daily', pausedAt: null }]);
	});
});

describe('something new', () => {
	test('is told in the morning, once, and nothing from before the search was saved', async ({ db }) => {
		const owner = await somebody(db);
		await published(db, -1);
		await save(owner);
		const fresh = await published(db, 1);
		await published(db, 1, 'Repair our roof', { outcome_wanted: 'It is dry inside.' });
		await lookWhereDue(at(db, 2), 'UTC');
		expect(await alerts(db)).toEqual([]);
		for (const hours of [22, 23, 46]) await lookWhereDue(at(db, hours), 'UTC');
		expect(await told(db)).toEqual([fresh]);
		expect(await alerts(db)).toHaveLength(1);
	});

	test('is told at once of each question it answers, and what follows within minutes waits for the hour', async ({
		db
	}) => {
		const owner = await somebody(db);
		await save(owner, { pace: 'at_once' });
		await save(owner, { question: 'q=roof', pace: 'at_once' });
		await save(owner, { question: 'country=KE&q=maps', pace: 'at_once' });
		const react = alertReactions('UTC')['need.published'];
		const first = await published(db, 1);
		await react?.(at(db, 1), { needId: first });
		expect(await told(db)).toEqual([first]);
		const second = await published(db, 1.1);
		await react?.(at(db, 1.1), { needId: second });
		expect(await told(db)).toEqual([first]);
		await lookWhereDue(at(db, 2), 'UTC');
		expect(await told(db)).toEqual([first, second].sort());
		expect(await alerts(db)).toHaveLength(2);
	});

	test('costs one question however many saved it, and none that names another country or skill', async ({
		db
	}) => {
		const needId = await published(db, 1, 'Draw maps of our paths', { country: null });
		const react = alertReactions('UTC')['need.published'];
		const costOf = async () => {
			const counted = counting(db);
			await react?.({ ...at(db, 1), db: counted.db }, { needId });
			return counted.asked();
		};
		await save(await somebody(db), { question: 'q=roof', pace: 'at_once' });
		const alone = await costOf();
		for (let other = 0; other < 5; other += 1) {
			const owner = await somebody(db);
			await save(owner, { question: 'q=roof', pace: 'at_once' });
			await save(owner, { question: `q=maps&country=BR&skill=s${String(other)}`, pace: 'at_once' });
		}
		expect(await costOf()).toBe(alone);
		expect(await alerts(db)).toEqual([]);
	});

	test('that appeared during a pause is not told later', async ({ db }) => {
		const owner = await somebody(db);
		const id = await save(owner);
		await pauseSaved(owner, id);
		await published(db, 1);
		await lookWhereDue(at(db, 24), 'UTC');
		await resumeSaved({ ...owner, now: at(db, 100).now }, id);
		await lookWhereDue(at(db, 124), 'UTC');
		expect(await alerts(db)).toEqual([]);
		await pauseSaved(owner, id);
		await published(db, 150);
		expect(await save({ ...owner, now: at(db, 220).now })).toBe(id);
		await lookWhereDue(at(db, 244), 'UTC');
		expect(await alerts(db)).toEqual([]);
	});

	test('is not looked for while the account is suspended', async ({ db }) => {
		const owner = await somebody(db);
		await save(owner);
		const fresh = await published(db, 1);
		const set = (status: 'suspended' | 'active') => db.updateTable('person').set({ status }).execute();
		await set('suspended');
		const counted = counting(db);
		await lookWhereDue({ ...at(db, 24), db: counted.db }, 'UTC');
		expect(counted.asked()).toBe(1);
		await set('active');
		await lookWhereDue(at(db, 25), 'UTC');
		expect(await told(db)).toEqual([fresh]);
	});

	test('is told to those who may read it when it is told, and to nobody else', async ({ db }) => {
		const [official, visitor] = [await somebody(db), await somebody(db)];
		const organisation = await db
			.insertInto('organisation')
			.values({ kind: 'office', name: 'City', verified_until: '2027-01-01' })
			.returning('id')
			.executeTakeFirstOrThrow();
		if (official.actor.kind !== 'member') throw new Error('an official is a member');
		await db
			.insertInto('membership')
			.values({
				organisation_id: organisation.id,
				person_id: official.actor.personId,
				rights: ['read'],
				since: now
			})
			.execute();
		for (const context of [official, visitor])
			await save(context, { kind: 'people', question: 'q=maps', pace: 'at_once' });
		const profile = await aProfile(db, { visibility: 'verified', published_at: at(db, 1).now });
		await alertReactions('UTC')['profile.published']?.(at(db, 1), { profileId: profile });
		const [alert] = await alerts(db);
		expect(await told(db)).toEqual([profile]);
		const reader = {
			...official.actor,
			memberships: [
				{
					organisationId: organisation.id,
					kind: 'office' as const,
					rights: ['read' as const],
					verified: true as const
				}
			]
		};
		// A person's profile is counted, and named nowhere.
		expect(await findAlert(db, reader, now, alert?.id ?? '')).toMatchObject({
			count: 1,
			people: 1,
			items: []
		});
		await db.updateTable('profile').set({ status: 'withdrawn' }).where('id', '=', profile).execute();
		expect(await findAlert(db, reader, now, alert?.id ?? '')).toBeUndefined();
	});
});

describe('why it was found', () => {
	test('names the words and skills that are in it', async ({ db }) => {
		const owner = await somebody(db);
		await skills(db, 'qgis');
		await save(owner, { question: 'q=maps&skill=qgis' });
		await published(db, 1, 'Draw maps of our paths', { skills: ['qgis'] });
		await lookWhereDue(at(db, 24), 'UTC');
		const [alert] = await alerts(db);
		const found = await findAlert(db, owner.actor, now, alert?.id ?? '');
		expect(found?.items[0]?.why).toEqual({ words: ['maps'], skills: ['qgis'] });
		expect(await findAlert(db, (await somebody(db)).actor, now, alert?.id ?? '')).toBeUndefined();
	});

	test('is the score in its own parts, for needs that fit a profile', async ({ db }) => {
		const owner = await somebody(db);
		if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
		await skills(db, 'qgis', 'training');
		const profile = await aProfile(db, { person_id: owner.actor.personId, skills: ['qgis'] });
		await save(owner, { kind: 'fitting', question: `for=${profile}`, pace: 'at_once' });
		const fits = await published(db, 1, 'Draw maps', { skills: ['qgis'] });
		const other = await published(db, 1, 'Teach us', { skills: ['training'] });
		await replaceProfilePostings(db, [profile]);
		await replaceNeedPostings(db, [fits, other]);
		const react = alertReactions('UTC')['need.published'];
		for (const needId of [other, fits]) await react?.(at(db, 1), { needId });
		expect(await told(db)).toEqual([fits]);
		const [alert] = await alerts(db);
		const found = await findAlert(db, owner.actor, now, alert?.id ?? '');
		const fit = found?.items[0]?.fit;
		expect(fit?.parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(fit?.fits);
		expect(fit?.fits).toBeGreaterThan(0);
	});
});

describe('mails nobody opens', () => {
	test('come slower, and as before once a link of one is followed', async ({ db }) => {
		const owner = await somebody(db);
		const id = await save(owner);
		for (let day = 1; day <= 12; day += 1) {
			await published(db, 24 * day - 1);
			await lookWhereDue(at(db, 24 * day), 'UTC');
		}
		const made = await alerts(db);
		// Four by the day, then on Monday 30 November.
		expect(made.map(({ pace }) => pace)).toEqual(['daily', 'daily', 'daily', 'daily', 'weekly']);
		const path = await openingPath(db, made.at(-1)?.id ?? '');
		const query = new URL(path, 'https://mutirao.example').searchParams;
		expect(await openAlert(at(db, 300), query)).toBe('/needs?q=maps');
		expect(await findSaved(owner, id)).toMatchObject({ unread: 0 });
		query.set('alert', made[0]?.id ?? '');
		expect(await openAlert(at(db, 300), query)).toBeUndefined();
	});

	test('stop being at once after four, and looking at the list of saved searches sets it back', async ({
		db
	}) => {
		const owner = await somebody(db);
		const id = await save(owner, { pace: 'at_once' });
		await db.updateTable('saved_search').set({ unread: patience }).where('id', '=', id).execute();
		const needId = await published(db, 1);
		await alertReactions('UTC')['need.published']?.(at(db, 1), { needId });
		expect(await alerts(db)).toEqual([]);
		await noteOpened(owner);
		await alertReactions('UTC')['need.published']?.(at(db, 1), { needId });
		expect(await alerts(db)).toMatchObject([{ pace: 'at_once', unread_before: 0 }]);
	});
});
