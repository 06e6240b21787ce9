/** Two profiles that differ only in what is private are one and the same to everybody else, by the API and on pages. */
import { beforeEach } from 'vitest';
import type { Updateable } from 'kysely';
import type { Actor } from '#lib/platform/actor.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import { replaceProfilePostings } from '#lib/postings/server/commands.ts';
import { isVerified } from '#lib/profiles/policy.ts';
import { searchPostgres } from '#lib/search/server/search.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { load as organisations } from '../../src/routes/(public)/organisations/+page.server.ts';
import { load as people } from '../../src/routes/(public)/people/+page.server.ts';
import { load as person } from '../../src/routes/(public)/people/[id=uuid]/+page.server.ts';
import { call, origin } from '../support/api.ts';
import { describe, expect, test } from '../support/database.ts';
import { anOffice, aProfile, countries, everyKindOfActor, someTowns } from '../support/people.ts';

const id = '01a20000-0000-7000-8000-00000000beef';
const officeId = '01a20000-0000-7000-8000-000000000001';
const now = new Date('2026-11-22T12:00:00Z');
const ask = { text: 'Our city wants someone near Lyon to teach our planners QGIS' };

/** One of each kind that reads differently. */
const kinds = [
	'visitor',
	'member of nothing',
	'operator',
	'staff of the office',
	'staff of the verified office',
	'staff of another verified office',
	'verified broker',
	'funder',
	'made-up verified office'
];
const actors = Object.entries(everyKindOfActor(officeId)).filter(([who]) => kinds.includes(who));
type Change = Updateable<Tables['profile']>;

let asked = 0;

/** Every answer one actor gets in which the profile could show. */
async function answersTo(db: Db, actor: Actor): Promise<string> {
	const reader: Actor = actor.kind === 'member' ? { ...actor, personId: officeId } : actor;
	// A stranger each time, so that no limit answers instead.
	asked += 1;
	const from = `10.0.${String(asked >> 8)}.${String(asked & 255)}`;
	const api = await Promise.all([
		call(db, '/profiles?q=maps', undefined, { actor: reader, from }),
		call(db, '/profiles', undefined, { actor: reader, from }),
		call(db, '/profiles/{id}', id, { actor: reader, from }),
		call(db, '/organisations', undefined, { actor: reader, from }),
		call(db, '/match', undefined, { actor: reader, from, method: 'POST', body: ask })
	]);
	const said = await Promise.all(api.map((answer) => answer.text()));
	const page = async (load: unknown, path: string, params = {}) => {
		const event = {
			...{ url: new URL(path, origin), params },
			locals: { context: { db, now, actor: reader }, locale: 'en', requestId: 'r1', search: searchPostgres }
		};
		const open = load as (event: object) => Promise<unknown>;
		return open(event).catch((error: unknown) => {
			if (error instanceof Refusal) return { refused: error.code };
			throw error;
		});
	};
	const pages = [
		await page(people, '/people'),
		await page(people, '/people?q=maps&skill=qgis'),
		await page(person, `/people/${id}`, { id }),
		await page(organisations, '/organisations')
	];
	return JSON.stringify([said, pages]);
}

async function everybody(db: Db) {
	await replaceProfilePostings(db, [id], loadConcepts());
	const all = new Map<string, string>();
	for (const [who, actor] of actors) all.set(who, await answersTo(db, actor));
	return all;
}

/** Changes what is stored of the profile. */
async function change(db: Db, to: Change) {
	await db
		.updateTable('profile')
		.set(to as object)
		.where('id', '=', id)
		.execute();
}

async function theProfile(db: Db) {
	const { lyon } = await someTowns(db);
	await countries(db, 'FR');
	// Openings of a profile by verified offices are written down, so the organisations of the readers must exist.
	const works = actors.flatMap(([, actor]) => (actor.kind === 'member' ? actor.memberships : []));
	for (const each of new Set(works.map(({ organisationId }) => organisationId)))
		await anOffice(db, { id: each });
	await aProfile(db, {
		...{ id, name: 'Maps and more', headline: 'Teaches maps', kind: 'firm', updated_at: now },
		places: [{ country: 'FR', subdivision: 'FR-ARA', city: lyon }],
		skills: ['qgis']
	});
}

/** Those who are told something else. */
const differs = (one: Map<string, string>, other: Map<string, string>) =>
	[...one].filter(([who, said]) => other.get(who) !== said).map(([who]) => who);

describe('twins that differ only in private facts', () => {
	beforeEach<{ db: Db }>(({ db }) => theProfile(db));

	test('are told apart where the difference is public', async ({ db }) => {
		const before = await everybody(db);
		await change(db, { headline: 'Teaches maps well' });
		expect(differs(before, await everybody(db))).toEqual(actors.map(([who]) => who));
	});

	test('read the same whatever they take on and have taken on', async ({ db }) => {
		await change(db, { capacity_limit: 2, open_introductions: 0 });
		const few = await everybody(db);
		await change(db, { capacity_limit: 50, open_introductions: 49 });
		expect(differs(few, await everybody(db))).toEqual([]);
	});

	test('read the same whether they rest, are a draft, are taken back, or show only once introduced', async ({
		db
	}) => {
		const shown = await everybody(db);
		const states: Change[] = [
			{ paused: true },
			{ paused: false, status: 'draft' },
			{ status: 'withdrawn' },
			{ status: 'published', visibility: 'introduction' }
		];
		await change(db, states[0] ?? {});
		const absent = await everybody(db);
		expect(differs(shown, absent).length).toBeGreaterThan(0);
		for (const state of states.slice(1)) {
			await change(db, state);
			expect(differs(absent, await everybody(db)), JSON.stringify(state)).toEqual([]);
		}
	});

	test('read the same to all but verified offices where a part is kept for those', async ({ db }) => {
		const never = await everybody(db);
		const parts = ['about', 'url', 'hours', 'wishes', 'teachings', 'meeting', 'hello'] as const;
		await change(db, {
			...{
				verified_only: [...parts],
				about: 'We draw maps',
				url: 'https://maps.example',
				hours_per_week: 11
			},
			...{
				say_hello: 'Ring twice',
				meeting_text: 'On Mondays',
				meeting_at: now,
				meeting_zone: 'Europe/Paris'
			}
		});
		await db.insertInto('profile_wish').values({ profile_id: id, skill: 'qgis' }).execute();
		await db.insertInto('profile_teaching').values({ profile_id: id, skill: 'qgis' }).execute();
		const kept = differs(never, await everybody(db));
		const verified = actors.filter(([, actor]) => isVerified(actor) && !('example' in actor));
		expect(kept).toEqual(verified.map(([who]) => who));
	});

	test('read the same to all but the office they are kept apart from, and to that one like none', async ({
		db
	}) => {
		const before = await everybody(db);
		await change(db, { paused: true });
		const absent = await everybody(db);
		await change(db, { paused: false });
		await db
			.insertInto('block')
			.values({ profile_id: id, organisation_id: officeId, by_side: 'profile', person_id: null, at: now })
			.execute();
		const after = await everybody(db);
		const office = ['staff of the office', 'staff of the verified office'];
		expect(differs(before, after).toSorted()).toEqual(office.toSorted());
		for (const who of office) expect(after.get(who), who).toBe(absent.get(who));
	});

	test('read the same whoever is asked to contract for them and has not said yes', async ({ db }) => {
		const before = await everybody(db);
		await change(db, { contracts_through: officeId });
		expect(differs(before, await everybody(db))).toEqual([]);
		await change(db, { contracts_accepted_at: now });
		expect(differs(before, await everybody(db)).length).toBeGreaterThan(0);
	});
});
