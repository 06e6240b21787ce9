import { describe, expect, test } from '../../../../tests/support/database.ts';
import { anOfficeWithPeople } from '../../../../tests/support/offices.ts';
import { aNeed, aProfile, skills } from '../../../../tests/support/people.ts';
import { anIntroducedPair, type Introduced, workAt } from '../../../../tests/support/work.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { listCredit } from './credit-queries.ts';
import { countedPerPair, giveCredit, hideCredit } from './credit.ts';

async function holding(db: Db, ...held: string[]): Promise<Introduced> {
	const pair = await anIntroducedPair(db);
	await skills(db, ...held);
	await db
		.insertInto('profile_skill')
		.values(
			held.map((skill) => ({
				...{ profile_id: pair.profileId, skill, level: null, evidence_url: null, last_used: null }
			}))
		)
		.execute();
	return pair;
}

const evidenceOf = async (db: Db, profileId: string) =>
	Object.fromEntries(
		(
			await db
				.selectFrom('profile_skill')
				.select(['skill', 'evidence'])
				.where('profile_id', '=', profileId)
				.execute()
		).map(({ skill, evidence }) => [skill, evidence])
	);
const give = (context: Context, id: string, profileId: string, ...named: string[]) =>
	giveCredit(context, id, { profileId, skills: named, words: 'Kept the map' });

describe('credit', () => {
	test('attests the skills a profile names, and adds none it does not name', async ({ db }) => {
		const pair = await holding(db, 'qgis');
		await skills(db, 'training');
		const id = await workAt(db, pair, 'closed');
		await give(pair.official, id, pair.profileId, 'qgis', 'training');
		expect(await evidenceOf(db, pair.profileId)).toEqual({ qgis: 'attested' });
		const shown = await listCredit(db, pair.profileId, { own: false });
		expect(shown.map(({ skill }) => skill)).toEqual(['qgis', 'training']);
	});

	test('counts only while its owner shows it, and nobody else hides it', async ({ db }) => {
		const pair = await holding(db, 'qgis');
		await give(pair.official, await workAt(db, pair, 'closed'), pair.profileId, 'qgis');
		const [credit] = await listCredit(db, pair.profileId, { own: true });
		expect(await refusalOf(hideCredit(pair.official, credit!.id, true))).toBe('not_found');
		await hideCredit(pair.owner, credit!.id, true);
		expect(await evidenceOf(db, pair.profileId)).toEqual({ qgis: 'claimed' });
		expect(await listCredit(db, pair.profileId, { own: false })).toEqual([]);
		await hideCredit(pair.owner, credit!.id, false);
		expect(await evidenceOf(db, pair.profileId)).toEqual({ qgis: 'attested' });
	});

	test('is given by an office that took part, to who took part, once the work was accepted', async ({
		db
	}) => {
		const pair = await holding(db, 'qgis');
		const stranger = await aProfile(db, { name: 'Somebody else' });
		const closed = await workAt(db, pair, 'closed');
		const other = await anOfficeWithPeople(db);
		expect(await refusalOf(give(pair.official, closed, stranger, 'qgis'))).toBe('invalid');
		expect(await refusalOf(give(pair.owner, closed, pair.profileId, 'qgis'))).toBe('not_allowed');
		expect(await refusalOf(give(await other.staff('write'), closed, pair.profileId, 'qgis'))).toBe(
			'not_allowed'
		);
		for (const status of ['active', 'delivered', 'not_accepted', 'ended_early'] as const) {
			const id = await workAt(db, pair, status);
			expect(await refusalOf(give(pair.official, id, pair.profileId, 'qgis')), status).toBe('stale_state');
		}
	});

	test('beyond the cap of a pair is kept and shown, and does not count', async ({ db }) => {
		const named = Array.from({ length: countedPerPair + 2 }, (_, index) => `skill-${String(index)}`);
		const pair = await holding(db, ...named);
		await give(pair.official, await workAt(db, pair, 'closed'), pair.profileId, ...named);
		const shown = await listCredit(db, pair.profileId, { own: false });
		expect(shown).toHaveLength(countedPerPair + 2);
		expect(shown.filter(({ counts }) => counts)).toHaveLength(countedPerPair);
		const evidence = Object.values(await evidenceOf(db, pair.profileId));
		expect(evidence.filter((each) => each === 'attested')).toHaveLength(countedPerPair);
	});

	test('that comes back to those who gave it is marked and does not count', async ({ db }) => {
		const pair = await holding(db, 'qgis');
		if (pair.owner.actor.kind !== 'member' || pair.official.actor.kind !== 'member')
			throw new Error('members');
		// The official has a profile of their own, attested by an office in which the pair's person works.
		const second = await anOfficeWithPeople(db);
		await join(db, second.id, pair.owner.actor.personId);
		await join(db, pair.office.id, pair.official.actor.personId);
		const officials = await aProfile(db, { person_id: pair.official.actor.personId, skills: ['training'] });
		const needId = await aNeed(db, { office_id: second.id, kind: 'training' });
		const other = { ...pair, office: second, profileId: officials, needId };
		await give(await second.staff('write'), await workAt(db, other, 'closed'), officials, 'training');

		await give(pair.official, await workAt(db, pair, 'closed'), pair.profileId, 'qgis');
		expect(await listCredit(db, pair.profileId, { own: false })).toMatchObject([
			{ skill: 'qgis', reciprocal: true, counts: false }
		]);
		expect(await evidenceOf(db, pair.profileId)).toEqual({ qgis: 'claimed' });
	});

	test('of one skill in one work is given once', async ({ db }) => {
		const pair = await holding(db, 'qgis');
		const id = await workAt(db, pair, 'closed');
		await Promise.all(Array.from({ length: 20 }, () => give(pair.official, id, pair.profileId, 'qgis')));
		expect(await listCredit(db, pair.profileId, { own: true })).toHaveLength(1);
	});

	async function join(db: Db, organisation_id: string, person_id: string) {
		await db
			.insertInto('membership')
			.values({ organisation_id, person_id, rights: ['read'], since: new Date('2026-01-01T00:00:00Z') })
			.execute();
	}
});
