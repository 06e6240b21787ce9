/** What a profile keeps to itself changes nothing anybody else can read, count or rank. */
import fc from 'fast-check';
import { aNeed, concepts, lyon, must } from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aProfile, everyKindOfActor } from '../../../../tests/support/people.ts';
import { storeWorld } from '../../../../tests/support/stored.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { ProfileFilters } from '../../profiles/schema.ts';
import { countProfiles, findProfile, listProfiles } from '../../profiles/server/queries.ts';
import { rank } from './rank.ts';
import { viewerOf } from './viewer.ts';
import { whyNot } from './why.ts';

const today = '2026-11-22';
const need = aNeed({ skills: [must('qgis')], places: [lyon] });
const filters = ProfileFilters.parse({});

/** Everything the queries say to one actor, without the time of the last edit. */
async function answers(db: Db, actor: Actor, id: string) {
	const basis = { concepts, rarity: { profiles: 0, holders: new Map<string, number>() }, today };
	const page = await findProfile(db, actor, id);
	return {
		page: page && { ...page, updatedAt: undefined },
		list: await listProfiles(db, actor, { filters, today }, 50),
		counts: await countProfiles(db, actor, { filters }),
		rank: await rank(db, { need, reach: 'anywhere', viewer: viewerOf(actor), basis, size: 20 }),
		why: await whyNot(db, actor, need, id, today)
	};
}

const actors = Object.entries(everyKindOfActor('01a20000-0000-7000-8000-000000000001')).filter(
	([, { kind }]) => kind !== 'system'
);

async function everybodysAnswers(db: Db, id: string) {
	await replaceProfilePostings(db, [id], concepts);
	const all: unknown[] = [];
	for (const [who, actor] of actors) all.push([who, await answers(db, actor, id)]);
	return all;
}

type Row = Parameters<typeof aProfile>[1];
const same = '01a20000-0000-7000-8000-00000000beef';
const base: Row = {
	id: same,
	skills: ['qgis'],
	places: [{ country: lyon.country, subdivision: lyon.subdivision, city: lyon.city }]
};

describe('two profiles that differ only in what is private', () => {
	test('give everybody else the same answers, whatever their figures of capacity', async ({ db }) => {
		await storeWorld(db);
		await aProfile(db, base);
		const capacity = fc.record({
			room: fc.boolean(),
			limit: fc.integer({ min: 1, max: 50 }),
			open: fc.nat({ max: 60 })
		});
		const seen = new Map<boolean, string>();
		await fc.assert(
			fc.asyncProperty(capacity, async ({ room, limit, open }) => {
				const taken = room ? Math.min(open, limit - 1) : limit + open;
				await db
					.updateTable('profile')
					.set({ capacity_limit: limit, open_introductions: taken })
					.where('id', '=', same)
					.execute();
				const said = JSON.stringify(await everybodysAnswers(db, same));
				expect(said).toBe(seen.get(room) ?? said);
				seen.set(room, said);
			}),
			{ numRuns: 8 }
		);
		// Having room or not is public: were these the same, the test could not fail.
		expect(new Set(seen.values()).size).toBe(seen.size);
	});

	test('cannot be told apart when paused, withdrawn, a draft or shown only inside an introduction', async ({
		db
	}) => {
		await storeWorld(db);
		await aProfile(db, base);
		const open = JSON.stringify(await everybodysAnswers(db, same));
		const hidden: string[] = [];
		for (const state of [
			{ paused: true },
			{ paused: false, status: 'withdrawn' },
			{ status: 'draft' },
			{ status: 'published', visibility: 'introduction' },
			{ visibility: 'introduction', paused: true }
		] as const) {
			await db.updateTable('profile').set(state).where('id', '=', same).execute();
			hidden.push(JSON.stringify(await everybodysAnswers(db, same)));
		}
		expect(new Set(hidden).size).toBe(1);
		expect(hidden[0]).not.toBe(open);
	});

	test('read the same whoever owns them, opened them, or is asked to contract for them', async ({ db }) => {
		await storeWorld(db);
		await aProfile(db, base);
		const before = await everybodysAnswers(db, same);
		const now = new Date('2026-11-22T10:00:00Z');
		const { id: person_id } = await db
			.insertInto('person')
			.values({ name: 'Ana', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		const { id: organisation_id } = await db
			.insertInto('organisation')
			.values({ kind: 'firm', name: 'A firm' })
			.returning('id')
			.executeTakeFirstOrThrow();
		await db
			.updateTable('profile')
			.set({ person_id, contracts_through: organisation_id })
			.where('id', '=', same)
			.execute();
		await db.insertInto('profile_view').values({ profile_id: same, organisation_id, day: today }).execute();
		expect(await everybodysAnswers(db, same)).toEqual(before);
	});
});
