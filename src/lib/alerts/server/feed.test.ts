import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aListing, aMember, aNeed, aProfile, countries } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { refreshDocuments } from '../../search/server/refresh.ts';
import { type ListKind, listKinds } from '../lifecycle.ts';
import { listSchemas, type SavedQuestion } from '../schema.ts';
import { deleteSaved, giveFeed, saveSearch, takeFeedBack } from './commands.ts';
import { feedSize, readFeed } from './feed.ts';
import { findByFeedKey, findSaved } from './queries.ts';

const asked = <K extends ListKind>(kind: K, question: object = {}) =>
	listSchemas[kind].parse(question) as SavedQuestion[K];

describe('a feed', () => {
	test('gives all of a list, the newest first, page by page', async ({ db }) => {
		const ids: string[] = [];
		for (let day = 0; day < feedSize + 2; day += 1)
			ids.unshift(await aNeed(db, { published_at: new Date(now.getTime() + day * 60_000) }));
		await aNeed(db, { status: 'draft' });
		const first = await readFeed(db, 'needs', asked('needs'), undefined);
		const second = await readFeed(db, 'needs', asked('needs'), first.next);
		expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
		expect([first.items.length, second.next]).toEqual([feedSize, undefined]);
		expect(await refusalOf(readFeed(db, 'needs', asked('needs'), 'x'))).toBe('bad_request');
	});

	test('names no natural person, and no profile that is not public', async ({ db }) => {
		const of = { published_at: now };
		const firm = await aProfile(db, { ...of, kind: 'firm', name: 'Maps Cooperative' });
		await aProfile(db, { ...of, kind: 'person', name: 'Ana of the maps' });
		await aProfile(db, { ...of, kind: 'community', visibility: 'verified', name: 'Maps behind doors' });
		await refreshDocuments(db);
		for (const [kind, question] of [
			['people', {}],
			['search', { q: 'maps' }]
		] as const) {
			const { items } = await readFeed(db, kind, asked(kind, question), undefined);
			expect(items.map(({ id }) => id)).toEqual([firm]);
		}
		expect((await readFeed(db, 'people', asked('people', { kind: ['person'] }), undefined)).items).toEqual(
			[]
		);
	});

	test('is there for every list, also where nothing is new', async ({ db }) => {
		await countries(db, 'BR');
		const listing = await aListing(db, { country: 'BR' });
		for (const kind of listKinds) {
			const question = asked(kind, { q: 'nothing of that name', country: ['BR'] });
			expect((await readFeed(db, kind, question, undefined)).items, kind).toEqual([]);
		}
		const { items } = await readFeed(db, 'organisations', asked('organisations'), undefined);
		expect(items.map(({ id }) => id)).toEqual([listing]);
	});
});

describe('the feed of a saved search', () => {
	test('has an address nobody can guess, until its owner takes it back or deletes the search', async ({
		db
	}) => {
		const owner = await acting(db, aMember([]));
		const id = await saveSearch(owner, { kind: 'needs', question: '', name: 'All', pace: 'daily' });
		const key = async () => (await findSaved(owner, id))?.feedKey ?? '';
		expect(await key()).toBe('');
		await giveFeed(owner, id);
		const first = await key();
		expect(first).toMatch(/^[\w-]{32}$/);
		await giveFeed(owner, id);
		const second = await key();
		expect(await findByFeedKey(db, first)).toBeUndefined();
		expect(await findByFeedKey(db, second)).toMatchObject({ id, kind: 'needs' });
		await takeFeedBack(owner, id);
		expect(await findByFeedKey(db, second)).toBeUndefined();
		await giveFeed(owner, id);
		await deleteSaved(owner, id);
		expect(await findByFeedKey(db, await key())).toBeUndefined();
	});
});
