import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aMember, anOffice, aProduct, membershipIn, someTowns } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { aSteward } from '../../../../tests/support/registers.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { afterStewardStep, stewardParts, stewardStatuses, stewardSteps } from '../lifecycle.ts';
import { canDescribe, keepsFor } from '../policy.ts';
import type { Taken } from '../publiccode-in.ts';
import { bringProductIn, describeProduct, findKept } from './descriptions.ts';
import { findProduct } from './queries.ts';
import { findTwin, renewRepositoryKeys } from './repositories.ts';
import {
	askToSteward,
	decideStewardship,
	endStewardship,
	listAskedStewardships,
	listStewardships
} from './stewards.ts';
import { findFacts, listFacts, sayWhatItTakes } from './sustainment.ts';

const taken: Taken = {
	...{ name: 'Maps', repository: 'https://code.example/maps.git', url: null, licence: 'EUPL-1.2' },
	...{ owner: 'A city', summary: 'Maps for all', language: 'en', declared: { platforms: ['web'] } }
};

/** An organisation in Recife, and somebody who publishes in its name. */
async function aTeam(db: Db, more: { example?: boolean; verified?: true } = {}) {
	await someTowns(db);
	const { verified, ...facts } = more;
	const id = await anOffice(db, { kind: 'firm', name: 'A firm', country: 'BR', ...facts });
	const membership = membershipIn('firm', { organisationId: id, rights: ['publish'] });
	const publisher = await acting(db, aMember([{ ...membership, ...(verified && { verified }) }]));
	return { id, publisher };
}

const aBroker = (db: Db, ...places: string[]) =>
	acting(db, { ...aMember([membershipIn('broker_team', { verified: true })]), brokerPlaces: places });
const proof = { words: 'The repository is in our name' };

async function statusOf({ db }: Context, productId: string) {
	return (await listStewardships(db, productId)).map(({ status }) => status);
}

describe('keeping a product', () => {
	test('each part takes its own steps and no other, from every status', () => {
		const found: string[] = [];
		for (const status of ['none', ...stewardStatuses] as const)
			for (const step of stewardSteps)
				for (const part of stewardParts) {
					const to = afterStewardStep(status, step, [part]);
					if (to) found.push(`${status} ${step} ${part} → ${to}`);
				}
		expect(found).toEqual([
			'none ask own → asked',
			'asked confirm decider → confirmed',
			'asked refuse decider → refused',
			'asked end own → ended',
			'confirmed end own → ended',
			'confirmed end decider → ended',
			'refused ask own → asked',
			'ended ask own → asked'
		]);
	});

	test('is said by the organisation, and confirmed by a broker of its place, never by its own people', async ({
		db
	}) => {
		const productId = await aProduct(db);
		const { id: organisation, publisher } = await aTeam(db);
		const stranger = await acting(db, aMember([]));
		expect(await refusalOf(askToSteward(stranger, productId, { organisation, ...proof }))).toBe(
			'not_allowed'
		);
		await askToSteward(publisher, productId, { organisation, ...proof });
		expect(await refusalOf(askToSteward(publisher, productId, { organisation, ...proof }))).toBe(
			'stale_state'
		);
		const broker = await aBroker(db, 'BR');
		const [asked] = await listAskedStewardships(broker, 10);
		expect(asked).toMatchObject({ product: 'QGIS', organisation: 'A firm', words: proof.words });
		expect(await listAskedStewardships(await aBroker(db, 'FR'), 10)).toEqual([]);
		expect(await listAskedStewardships(publisher, 10)).toEqual([]);
		const decide = (context: Context) =>
			decideStewardship(context, asked!.id, 'confirm', 'Their page says so');
		expect(await refusalOf(decide(publisher))).toBe('stale_state');
		expect(await refusalOf(decide(await aBroker(db, 'FR')))).toBe('not_allowed');
		await decide(broker);
		expect(await statusOf(broker, productId)).toEqual(['confirmed']);
		await endStewardship(publisher, productId, organisation);
		expect(await statusOf(broker, productId)).toEqual(['ended']);
	});

	test('what waits reaches its broker however many are older elsewhere, and nobody about their own', async ({
		db
	}) => {
		const productId = await aProduct(db);
		const ask = async () => {
			const team = await aTeam(db);
			await askToSteward(team.publisher, productId, { organisation: team.id, ...proof });
			return team;
		};
		for (let older = 0; older < 5; older += 1) await ask();
		await db.updateTable('organisation').set({ country: 'KE' }).execute();
		const { id, publisher } = await ask();
		expect(await listAskedStewardships(await aBroker(db, 'BR'), 1)).toMatchObject([{ organisationId: id }]);
		const operator = { ...publisher.actor, operator: true } as Context['actor'];
		expect(await listAskedStewardships({ db, actor: operator }, 10)).toHaveLength(5);
	});

	test('nothing made up keeps something real, nor the other way round', async ({ db }) => {
		const [real, madeUp] = [await aProduct(db), await aProduct(db, { name: 'Made up', example: true })];
		const team = await aTeam(db, { example: true });
		const ask = (productId: string) =>
			askToSteward(team.publisher, productId, { organisation: team.id, ...proof });
		expect(await refusalOf(ask(real))).toBe('not_allowed');
		await ask(madeUp);
		expect(await listAskedStewardships(await aBroker(db, 'BR'), 10)).toHaveLength(1);
	});
});

describe('what it takes to keep a product running', () => {
	const skills = { skills: [{ skill: 'qgis', level: 2 }] };

	test('is said by who keeps it and by nobody else, each fact with who said it, when and where it stands', async ({
		db
	}) => {
		const productId = await aProduct(db);
		const { steward } = await aSteward(db, productId);
		const operator = await acting(db, aMember([], { operator: true }));
		expect(await refusalOf(sayWhatItTakes(operator, productId, { skills }, undefined))).toBe('not_allowed');
		expect(
			await sayWhatItTakes(steward, productId, { skills, effort: { days: 40 } }, 'https://a.example')
		).toBe(2);
		expect(await findFacts(db, productId)).toMatchObject([
			{ kind: 'skills', value: skills, by: 'A foundation', at: now, sourceUrl: 'https://a.example' },
			{ kind: 'effort', value: { days: 40 } }
		]);
	});

	test('is appended: what reads as before stays with who said it, what is left out is no longer recorded', async ({
		db
	}) => {
		const productId = await aProduct(db);
		const { steward } = await aSteward(db, productId);
		await sayWhatItTakes(steward, productId, { skills, effort: { days: 40 } }, undefined);
		const later = { ...steward, now: new Date(now.getTime() + 86_400_000) };
		expect(await sayWhatItTakes(later, productId, { skills }, undefined)).toBe(1);
		expect(await sayWhatItTakes(later, productId, { skills }, undefined)).toBe(0);
		expect((await findFacts(db, productId)).map(({ kind, at }) => [kind, at])).toEqual([['skills', now]]);
		const said = await listFacts(db, productId);
		expect(said.filter(({ kind }) => kind === 'effort').map(({ value }) => value)).toEqual([
			undefined,
			{ days: 40 }
		]);
		const change = db.updateTable('product_fact').set({ source_url: 'https://b.example' });
		await expect(change.execute()).rejects.toThrow();
	});
});

describe('a description that comes in', () => {
	test('brings a new product in the name of a verified organisation, which keeps it once that is confirmed', async ({
		db
	}) => {
		const team = await aTeam(db, { verified: true });
		const { id, standing } = await bringProductIn(team.publisher, team.id, taken);
		expect(standing).toBe('asked');
		expect(await findProduct(db, team.publisher.actor, id)).toMatchObject({
			...{ name: 'Maps', registryStatus: 'not_recorded', sourceLicence: 'CC0-1.0', stewards: ['A city'] },
			declared: { platforms: ['web'] }
		});
		const keeper = async () => keepsFor(team.publisher.actor, await listStewardships(db, id));
		expect(await keeper()).toBeUndefined();
		expect(await refusalOf(describeProduct(team.publisher, id, { ...taken, name: 'Ours' }, ''))).toBe(
			'not_allowed'
		);
		const broker = await aBroker(db, 'BR');
		const [asked] = await listAskedStewardships(broker, 10);
		expect(asked).toMatchObject({ product: 'Maps', organisation: 'A firm', words: taken.repository });
		await decideStewardship(broker, asked!.id, 'confirm', 'The repository is theirs');
		expect(await keeper()).toBe(team.id);
		const unverified = await aTeam(db);
		const other = { ...taken, repository: 'https://code.example/other' };
		expect(await refusalOf(bringProductIn(unverified.publisher, unverified.id, other))).toBe('not_allowed');
	});

	test('from whoever verifies organisations of the place it needs no second word', async ({ db }) => {
		const { id, publisher } = await aTeam(db, { verified: true });
		if (publisher.actor.kind !== 'member') throw new Error('a publisher is a member');
		const brokerOf = (...brokerPlaces: string[]) => ({
			...publisher,
			actor: { ...publisher.actor, brokerPlaces } as typeof publisher.actor
		});
		const bring = async (context: Context, repository: string) =>
			(await bringProductIn(context, id, { ...taken, repository })).standing;
		expect(await bring(brokerOf('FR'), 'https://code.example/a')).toBe('asked');
		expect(await bring(brokerOf('BR'), 'https://code.example/b')).toBe('confirmed');
		const operator = { ...publisher, actor: { ...publisher.actor, operator: true } };
		expect(await bring(operator, 'https://code.example/c')).toBe('confirmed');
	});

	test('one repository is one product, however its address is written; what is made up stands apart', async ({
		db
	}) => {
		const team = await aTeam(db, { verified: true });
		const bring = (repository: string) => bringProductIn(team.publisher, team.id, { ...taken, repository });
		const together = await Promise.allSettled(
			['https://code.example/maps?a', 'https://user@code.example//maps.git/#r'].map(bring)
		);
		expect(together.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await refusalOf(bring('http://www.code.example:443/Maps/'))).toBe('invalid');
		const { id } = await bring('https://code.example/other');
		const operator = await acting(db, aMember([], { operator: true }));
		const seen = (await findKept(db, id))!.seen;
		const moved = { ...taken, repository: 'https://code.example/maps#other' };
		expect(await refusalOf(describeProduct(operator, id, moved, seen))).toBe('invalid');
		const madeUp = await aTeam(db, { example: true, verified: true });
		expect(await refusalOf(bringProductIn(madeUp.publisher, madeUp.id, taken))).toBeUndefined();
	});

	test('of twins in a copied register the older has the repository, and keeps it', async ({ db }) => {
		const address = 'https://code.example/maps';
		const [first, second] = [
			await aProduct(db, { repository: address, added_at: new Date('2026-01-02T00:00:00Z') }),
			await aProduct(db, { repository: `${address}.git`, added_at: new Date('2026-01-01T00:00:00Z') })
		];
		const keys = async () => {
			const rows = await db.selectFrom('product').select(['id', 'repository_key as key']).execute();
			return Object.fromEntries(rows.map(({ id, key }) => [id, key]));
		};
		await renewRepositoryKeys(db);
		expect(await keys()).toEqual({ [first]: null, [second]: 'code.example/maps' });
		await db.updateTable('product').set({ repository: null }).where('id', '=', second).execute();
		await renewRepositoryKeys(db);
		expect(await keys()).toEqual({ [first]: 'code.example/maps', [second]: null });
		expect(await findTwin(db, `${address}/`, { example: false })).toBe('QGIS');
		expect(await findTwin(db, `${address}/`, { example: true })).toBeUndefined();
	});

	test('puts a product right by who keeps it, a broker or an operator, and its history is appended', async ({
		db
	}) => {
		const productId = await aProduct(db);
		const { steward } = await aSteward(db, productId);
		const stranger = await acting(
			db,
			aMember([membershipIn('office', { verified: true, rights: ['publish'] })])
		);
		expect(await refusalOf(describeProduct(stranger, productId, taken, ''))).toBe('not_allowed');
		await describeProduct(steward, productId, taken, '');
		const kept = await findKept(db, productId);
		expect(kept).toMatchObject({ name: 'Maps', stewards: ['A city'], seen: now.toISOString() });
		expect(await refusalOf(describeProduct(steward, productId, { ...taken, name: 'Other' }, ''))).toBe(
			'stale_state'
		);
		expect(await refusalOf(describeProduct(steward, productId, taken, kept!.seen))).toBe('invalid');
		const rows = await db.selectFrom('product_change').select(['changes', 'organisation_id']).execute();
		expect(rows).toMatchObject([{ changes: { name: { before: 'QGIS', after: 'Maps' } } }]);
		const stewardships = await listStewardships(db, productId);
		const product = { example: false };
		const broker = (await aBroker(db, 'FR')).actor;
		expect(canDescribe(broker, product, stewardships)).toBe(true);
		expect(canDescribe(aMember([], { operator: true }), product, stewardships)).toBe(true);
		expect(canDescribe({ ...aMember([], { operator: true }), example: true }, product, [])).toBe(false);
	});
});
