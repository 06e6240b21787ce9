import { describe, expect, test } from '../../../tests/support/database.ts';
import {
	aMember,
	aNeed,
	anOffice,
	everyKindOfActor,
	membershipIn,
	someTowns
} from '../../../tests/support/people.ts';
import { type NeedOrigin, needOrigins, type NeedStatus, needStatuses } from './lifecycle.ts';
import { canRead, canReadDesk, canSeeMatches } from './policy.ts';
import { NeedFilters } from './schema.ts';
import { findNeedCase, findOwnNeed, listOfficeNeeds } from './server/desk.ts';
import { findNeed, listNeeds } from './server/queries.ts';

const published = [null, new Date('2026-11-01T09:00:00Z')];
const cases = needStatuses.flatMap((status) =>
	needOrigins.flatMap((origin) => published.map((publishedAt) => ({ status, origin, publishedAt })))
);

describe('who reads a need', () => {
	test('is said the same by the policy and by every query, for every status and kind of actor', async ({
		db
	}) => {
		const officeId = await anOffice(db);
		const actors = everyKindOfActor(officeId);
		const read = new Set<boolean>();
		for (const { status, origin, publishedAt } of cases) {
			const office = origin === 'archive' ? null : officeId;
			const id = await aNeed(db, { status, origin, published_at: publishedAt, office_id: office });
			const filters = NeedFilters.parse({ origin: origin === 'archive' ? 'archive' : 'current' });
			for (const [who, actor] of Object.entries(actors)) {
				const expected = canRead(actor, { status, origin, publishedAt, officeId: office });
				const { rows } = await listNeeds(db, actor, { filters }, 100);
				const found = {
					page: (await findNeed(db, actor, id)) !== undefined,
					list: rows.some((need) => need.id === id)
				};
				expect(found, `${who}, ${status} ${origin}`).toEqual({ page: expected, list: expected });
				read.add(expected);
			}
		}
		expect(read.size).toBe(2);
	});

	const visitor = everyKindOfActor('an office')['visitor']!;
	const read = (status: NeedStatus, origin: NeedOrigin, publishedAt: Date | null) =>
		canRead(visitor, { status, origin, publishedAt, officeId: 'an office' });

	test('a draft that was discarded before anybody saw it stays with its office', () => {
		expect(read('closed', 'own', null)).toBe(false);
		expect(read('closed', 'own', new Date(0))).toBe(true);
		expect(read('closed', 'archive', null)).toBe(true);
	});

	test('drafts and needs in review are not public', () => {
		expect(read('draft', 'own', null)).toBe(false);
		expect(read('in_review', 'own', null)).toBe(false);
		expect(read('open', 'own', new Date(0))).toBe(true);
		expect(read('paused', 'own', new Date(0))).toBe(true);
	});
});

describe('what an office keeps about its needs', () => {
	test('is read by its own people, in every status, and by nobody else', async ({ db }) => {
		const officeId = await anOffice(db);
		const read = new Set<boolean>();
		for (const [who, actor] of Object.entries(everyKindOfActor(officeId))) {
			for (const status of needStatuses) {
				const id = await aNeed(db, { status, office_id: officeId });
				const expected = canReadDesk(actor, { officeId });
				const found = await findOwnNeed(db, actor, id).then(
					() => true,
					() => false
				);
				expect(found, `${who}, ${status}`).toBe(expected);
				read.add(found);
			}
			if (actor.kind === 'member' && !canReadDesk(actor, { officeId }))
				expect(() => listOfficeNeeds(db, actor, officeId)).toThrow();
		}
		expect(read.size).toBe(2);
	});

	test('with its matches is shown to brokers of its place, once they may read the need at all', async ({
		db
	}) => {
		await someTowns(db);
		const officeId = await anOffice(db);
		const place = { country: 'FR', subdivision: 'FR-ARA' };
		const brokerOf = (...brokerPlaces: string[]) => ({
			...aMember([membershipIn('broker_team', { verified: true })]),
			brokerPlaces
		});
		const actors = {
			...everyKindOfActor(officeId),
			'broker of the country': brokerOf('FR'),
			'broker of the region': brokerOf('FR-ARA'),
			'broker of another region': brokerOf('BR-PE', 'FR-IDF')
		};
		const seen: string[] = [];
		for (const status of needStatuses) {
			const id = await aNeed(db, { status, office_id: officeId, ...place });
			for (const [who, actor] of Object.entries(actors)) {
				const publishedAt = status === 'draft' || status === 'in_review' ? null : new Date(0);
				const readable = canRead(actor, { status, origin: 'own', publishedAt, officeId });
				const expected = readable && canSeeMatches(actor, { officeId, origin: 'own', ...place });
				const found = await findNeedCase(db, actor, id).then(
					() => true,
					() => false
				);
				expect(found, `${who}, ${status}`).toBe(expected);
				if (found && status === 'open') seen.push(who);
			}
		}
		expect(seen).toEqual([
			'staff of the office',
			'staff of the verified office',
			'system',
			'broker of the country',
			'broker of the region'
		]);
	});
});
