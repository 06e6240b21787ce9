import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import {
	aMember,
	aNeed,
	aProfile,
	anOffice,
	membershipIn,
	skills,
	someTowns
} from '../../../../tests/support/people.ts';
import { anOwner, aProductThatIsASkill, implementing } from '../../../../tests/support/registers.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { giveCredit, hideCredit } from '../../outcomes/server/credit.ts';
import { visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { ProductFilters } from '../../products/schema.ts';
import { countProducts, listProducts } from '../../products/server/queries.ts';
import { countMaintainers, listNeighbours, listOutcomesWith } from './around.ts';
import { countCountries, implementersOf, listAttestedWork } from './queries.ts';

const today = '2026-11-22';
const official = aMember([membershipIn('office', { verified: true })]);

async function standing(db: Db, productId: string, more: Parameters<typeof anOwner>[1] = {}) {
	const { owner, profileId } = await anOwner(db, more);
	return implementing(owner, productId, profileId);
}

describe('the register of a product', () => {
	test('shows nobody against their visibility; from five on they are counted, in steps of five', async ({
		db
	}) => {
		const productId = await aProductThatIsASkill(db);
		const shown = await standing(db, productId);
		for (let at = 0; at < 4; at++) await standing(db, productId, { visibility: 'verified' });
		await standing(db, productId, { visibility: 'introduction' });
		await standing(db, productId, { visibility: 'verified', paused: true });
		const read = (actor = visitor) => implementersOf(db, actor, productId, { today });
		expect(await read()).toMatchObject({ rows: [{ id: shown }], hidden: null });
		await standing(db, productId, { visibility: 'verified' });
		expect(await read()).toMatchObject({ rows: [{ id: shown }], hidden: 5 });
		// Unions of countries, taken from one another, would tell of fewer than five.
		for (const countries of [['BR'], ['BR', 'FR']])
			expect(await implementersOf(db, visitor, productId, { countries, today })).toMatchObject({
				rows: [{ id: shown }],
				hidden: null
			});
		const forOffices = await read(official);
		expect([forOffices.rows.length, forOffices.hidden]).toEqual([6, null]);
	});

	test('is narrowed by country, and the list of products counts the same countries', async ({ db }) => {
		const productId = await aProductThatIsASkill(db);
		await standing(db, productId);
		await standing(db, productId, { visibility: 'verified' });
		const { lyon } = await someTowns(db);
		const { owner, profileId } = await anOwner(db);
		await db
			.updateTable('profile_place')
			.set({ country: 'FR', subdivision: 'FR-ARA', city: lyon })
			.where('profile_id', '=', profileId)
			.execute();
		await implementing(owner, productId, profileId);
		const french = await implementersOf(db, visitor, productId, { countries: ['FR'], today });
		expect(french.rows.map((row) => row.profileId)).toEqual([profileId]);

		const counted = await countCountries(db, visitor, productId, today);
		expect(counted.map(({ country, count }) => `${country} ${count}`)).toEqual(['BR 1', 'FR 1']);
		const ask = (filters: object) => ({ filters: ProductFilters.parse(filters) });
		const { facets } = await countProducts(db, visitor, ask({}));
		expect(facets.local.map(({ value }) => value).sort()).toEqual(counted.map(({ country }) => country));
		expect((await listProducts(db, visitor, ask({ local: ['FR'] }), 10)).rows).toMatchObject([
			{ id: productId, implementedIn: ['BR', 'FR'] }
		]);
		expect((await listProducts(db, visitor, ask({ local: ['KE'] }), 10)).rows).toEqual([]);
	});

	test('puts the confirmed first and what has lapsed last', async ({ db }) => {
		const productId = await aProductThatIsASkill(db);
		const [lapsed, confirmed, claimed] = [
			await standing(db, productId),
			await standing(db, productId),
			await standing(db, productId)
		];
		await db.updateTable('implementer').set({ until: '2026-11-21' }).where('id', '=', lapsed).execute();
		await db
			.updateTable('implementer')
			.set({ status: 'confirmed', confirmed_at: now })
			.where('id', '=', confirmed)
			.execute();
		const { rows } = await implementersOf(db, visitor, productId, { today });
		expect(rows.map(({ id, standing }) => [id, standing])).toEqual([
			[confirmed, 'confirmed'],
			[claimed, 'claimed'],
			[lapsed, 'lapsed']
		]);
	});
});

describe('around a product', () => {
	test('attested work stands with its outcome, and with a name only where the reader may know it', async ({
		db
	}) => {
		const productId = await aProductThatIsASkill(db);
		const pair = await anIntroducedPair(db);
		await db
			.insertInto('need_skill')
			.values({ need_id: pair.needId, skill: 'qgis', must: true, level: null })
			.execute();
		const engagement = await workAt(db, pair, 'closed');
		await db
			.insertInto('engagement_transition')
			.values({
				...{
					engagement_id: engagement,
					from_status: 'proposed',
					to_status: 'agreed',
					step: 'agree',
					at: now
				},
				...{ side: null, person_id: null }
			})
			.execute();
		const credit = { profileId: pair.profileId, skills: ['qgis'], words: '' };
		await giveCredit(pair.official, engagement, credit);
		expect(await listAttestedWork(db, visitor, productId)).toMatchObject([
			{ engagementId: engagement, name: 'Ana Lima', skills: ['qgis'], office: 'City planning office' }
		]);
		expect(await listOutcomesWith(db, productId, 5)).toMatchObject([{ id: engagement, told: false }]);
		await db.updateTable('profile').set({ visibility: 'verified' }).execute();
		expect(await listAttestedWork(db, visitor, productId)).toMatchObject([{ name: null, profileId: null }]);
		expect(await listAttestedWork(db, official, productId)).toMatchObject([{ name: 'Ana Lima' }]);
		const { id } = await db.selectFrom('attestation').select('id').executeTakeFirstOrThrow();
		await hideCredit(pair.owner, id, true);
		expect(await listAttestedWork(db, official, productId)).toEqual([]);
	});

	test('verified offices that ask for it are its neighbours, those of the reader’s country first', async ({
		db
	}) => {
		const productId = await aProductThatIsASkill(db);
		await someTowns(db);
		const verified = { verified_until: '2027-11-22' };
		const france = await anOffice(db, { name: 'A French office', country: 'FR', ...verified });
		const brazil = await anOffice(db, { name: 'Z of Brazil', country: 'BR', ...verified });
		for (const office_id of [france, brazil]) await aNeed(db, { office_id, skills: ['qgis'] });
		await aNeed(db, { office_id: await anOffice(db, { name: 'Not verified' }), skills: ['qgis'] });
		await aNeed(db, { office_id: await anOffice(db, verified), skills: ['training'] });
		await aNeed(db, { office_id: await anOffice(db, verified), skills: ['qgis'], status: 'draft' });
		const names = async (country?: string) =>
			(await listNeighbours(db, productId, country, 9)).map(({ name }) => name);
		expect(await names()).toEqual(['A French office', 'Z of Brazil']);
		expect(await names('BR')).toEqual(['Z of Brazil', 'A French office']);
	});

	test('who covers every skill in a region could maintain it; the hidden count from five on', async ({
		db
	}) => {
		const { recife } = await someTowns(db);
		await skills(db, 'qgis', 'python');
		const put = async (held: readonly string[], visibility: 'public' | 'verified' = 'public') => {
			const id = await aProfile(db, {
				...{ visibility, skills: held },
				places: [{ country: 'BR', subdivision: 'BR-PE', city: recife }]
			});
			await db.updateTable('profile_skill').set({ level: 2 }).where('profile_id', '=', id).execute();
			await replaceProfilePostings(db, [id]);
		};
		await put(['qgis', 'python']);
		await put(['qgis']);
		for (let at = 0; at < 5; at++) await put(['qgis', 'python'], 'verified');
		const needed = [
			{ skill: 'qgis', level: 2 },
			{ skill: 'python', level: 2 }
		];
		const here = { country: 'BR', subdivision: 'BR-PE' };
		const count = (actor: Parameters<typeof countMaintainers>[1], region = here as { country: string }) =>
			countMaintainers(db, actor, needed, region, today);
		expect(await count(visitor)).toEqual({ count: 1, busy: 0, hidden: 5, together: 0 });
		expect(await count(official)).toMatchObject({ count: 6, hidden: null });
		expect(await count(visitor, { country: 'FR' })).toMatchObject({ count: 0, hidden: null });
		const more = [...needed, { skill: 'training', level: 1 }];
		await skills(db, 'training');
		expect(await countMaintainers(db, visitor, more, here, today)).toMatchObject({ count: 0, hidden: null });
		const stranger = await acting(db, aMember([]));
		expect(await count(stranger.actor)).toMatchObject({ count: 1, hidden: 5 });
	});
});
