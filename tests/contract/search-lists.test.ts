/** Lists and matches narrowed by words: either engine finds, the truth and the score decide, and the lists are the same. */
import { afterAll, beforeAll, vi } from 'vitest';
import { matchesForNeed } from '#lib/matching/server/need-matches.ts';
import { NeedFilters } from '#lib/needs/schema.ts';
import { countNeeds, listNeeds } from '#lib/needs/server/queries.ts';
import { type Actor, visitor } from '#lib/platform/actor.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { replaceProfilePostings } from '#lib/postings/server/commands.ts';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { countProfiles, listProfiles } from '#lib/profiles/server/queries.ts';
import { shipAlone } from '#lib/search/server/follow.ts';
import { findForList } from '#lib/search/server/lists.ts';
import { askServer } from '#lib/search/server/meilisearch/find.ts';
import { refreshDocuments } from '#lib/search/server/refresh.ts';
import { type Answered, searchPostgres, searchServerFirst, type Search } from '#lib/search/server/search.ts';
import { readSearch } from '#lib/skills/server/search.ts';
import { describe, expect, test } from '../support/database.ts';
import { aMember, aNeed, anOffice, aProfile, membershipIn, someTowns } from '../support/people.ts';
import { type Running, sayWhetherReal, searchServers } from '../support/search-servers.ts';

sayWhetherReal();
// A real server works off its orders when it gets to them.
vi.setConfig({ testTimeout: 120_000 });

const today = '2026-11-22';
const office = aMember([membershipIn('office', { verified: true })]);

/** People who hold what a need asks for or not, who say different things, some not to everybody. */
async function aWorld(db: Db) {
	const { lyon, recife } = await someTowns(db);
	const inLyon = { country: 'FR', subdivision: 'FR-ARA', city: lyon };
	const inRecife = { country: 'BR', subdivision: 'BR-PE', city: recife };
	const person = (name: string, headline: string, more: Parameters<typeof aProfile>[1] = {}) =>
		aProfile(db, { name, headline, skills: ['gis'], places: [inLyon], ...more });
	const ids = [
		await person('Ana', 'Maps for hospitals', { skills: ['gis', 'web-mapping'] }),
		await person('Bea', 'Maps of floods', { about: 'Once drew every hospital of Lyon' }),
		await person('Carl', 'Hospital kitchens', { skills: ['python'] }),
		await person('Dina', 'Hospital maps abroad', { places: [inRecife] }),
		await person('Emil', 'Hospital maps on paper', { kinds: ['volunteering'] }),
		await person('Fay', 'Hospital maps in French', { languages: ['fr'] }),
		await person('Gus', 'Hospital maps, kept for offices', { visibility: 'verified' }),
		await person('Hal', 'Hospital maps, taken back', { status: 'withdrawn' })
	];
	const office_id = await anOffice(db);
	const need = { skills: ['gis'], office_id, ...inLyon };
	const needs = {
		maps: await aNeed(db, { ...need, title: 'Maps of our hospitals' }),
		training: await aNeed(db, { ...need, title: 'Hospital training', kind: 'training' }),
		french: await aNeed(db, { ...need, languages: ['fr'], mandatory_languages: ['fr'] })
	};
	await replaceProfilePostings(db, ids);
	await refreshDocuments(db);
	return needs;
}

/** What each engine says, and that both say the same; `by` tells which one found. */
async function bySearch<Shown>(server: Search, ask: (search: Search) => Promise<Shown>) {
	const by: Answered['by'][] = [];
	const watched: Search = async (...question) => {
		const answered = await server(...question);
		by.push(answered.by);
		return answered;
	};
	const [theirs, ours] = [await ask(watched), await ask(searchPostgres)];
	expect(theirs).toEqual(ours);
	expect(by).toEqual(['meilisearch']);
	return ours;
}

async function people(db: Db, actor: Actor, search: Search, typed: string) {
	const words = readSearch(typed);
	const found = (await findForList(db, search, typed, { kind: 'profile' }))?.found;
	const question = { filters: ProfileFilters.parse({}), search: words && { ...words, found }, today };
	const { rows } = await listProfiles(db, actor, question, 50);
	const counts = await countProfiles(db, actor, question);
	return { names: rows.map(({ name }) => name).toSorted(), counts };
}

async function needsFound(db: Db, search: Search, typed: string) {
	const words = readSearch(typed);
	const found = (await findForList(db, search, typed, { kind: 'need' }))?.found;
	const question = { filters: NeedFilters.parse({}), search: words && { ...words, found } };
	const { rows } = await listNeeds(db, visitor, question, 50);
	return {
		titles: rows.map(({ title }) => title).toSorted(),
		counts: await countNeeds(db, visitor, question)
	};
}

async function matches(db: Db, actor: Actor, need: string, search: Search, typed: string) {
	const answer = await matchesForNeed(db, actor, need, {
		...{ today, locale: 'en' },
		words: { typed, search }
	});
	const { groups, excluded, teams, onlyForVerified } = answer ?? {};
	const names = groups?.main.rows.map(({ name }) => name) ?? [];
	return { names, groups, excluded, teams, onlyForVerified };
}

describe.each(searchServers)('with the $name', ({ start }) => {
	let running: Running;
	let server: Search;
	beforeAll(async () => {
		running = await start();
		server = searchServerFirst((asked, signal) => askServer(running.server, asked, signal), {
			deadlineMs: 10_000,
			restMs: 0
		});
	}, 60_000);
	afterAll(() => running.stop());

	test('lists and matches narrowed by words are those of Postgres', async ({ db }) => {
		const needs = await aWorld(db);
		await shipAlone(db, running.server);

		const seen = await bySearch(server, (search) => people(db, visitor, search, 'hospital'));
		expect(seen.names).toEqual(['Ana', 'Bea', 'Carl', 'Dina', 'Emil', 'Fay']);
		// A slip of the finger, and who shows themselves to verified offices only.
		const slip = await bySearch(server, (search) => people(db, office, search, 'hospitla maps'));
		expect(slip.names).toEqual(['Ana', 'Bea', 'Dina', 'Emil', 'Fay', 'Gus']);
		const listed = await bySearch(server, (search) => needsFound(db, search, 'hospital'));
		expect(listed.titles).toEqual(['Hospital training', 'Maps of our hospitals']);

		const match = (actor: Actor, need: string, typed: string) =>
			bySearch(server, (search) => matches(db, actor, need, search, typed));
		const main = await match(visitor, needs.maps, 'hospital');
		expect(main.names.toSorted()).toEqual(['Ana', 'Bea', 'Emil', 'Fay']);
		// Nobody else is counted, by any reason: a count would tell who uses which words.
		expect([main.excluded, main.onlyForVerified]).toEqual([[], null]);
		expect((await match(office, needs.maps, 'hospital')).names).toContain('Gus');
		expect((await match(visitor, needs.maps, 'flodos')).names).toEqual(['Bea']);
		expect((await match(visitor, needs.training, 'hospital')).names).not.toContain('Emil');
		expect((await match(visitor, needs.french, 'hospital')).names).toEqual(['Fay']);
	});

	test('who was edited a moment ago is found by what stands there now', async ({ db }) => {
		const needs = await aWorld(db);
		await shipAlone(db, running.server);
		await db.updateTable('profile').set({ headline: 'Bridges' }).where('name', '=', 'Bea').execute();
		const seen = await bySearch(server, (search) => people(db, visitor, search, 'bridges'));
		expect(seen.names).toEqual(['Bea']);
		const main = await bySearch(server, (search) => matches(db, visitor, needs.maps, search, 'bridges'));
		expect(main.names).toEqual(['Bea']);
	});
});
