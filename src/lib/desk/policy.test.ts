import { sql, type SqlBool } from 'kysely';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { aMember, aNeed, anOffice, membershipIn, someTowns } from '../../../tests/support/people.ts';
import { canRead, canWork, covers, type Desk, deskTeams } from './policy.ts';
import { coveredBy, needAt } from './server/coverage.ts';

const now = new Date('2026-11-22T10:00:00Z');
const places = [
	{ country: 'BR', subdivision: 'BR-PE' },
	{ country: 'FR', subdivision: 'FR-ARA' },
	{ country: 'FR', subdivision: null },
	{ country: null, subdivision: null }
];

describe('what a desk covers', () => {
	test('is said the same by the policy and by SQL, for every desk, place and kind of need', async ({
		db
	}) => {
		await someTowns(db);
		const aTeam = async (places: readonly string[], example: boolean, verified = true): Promise<Desk> => {
			const teamId = await anOffice(db, {
				...{ kind: 'broker_team', name: `Team of ${places.join()}`, example },
				verified_until: verified ? '2027-01-01' : '2026-01-01'
			});
			const covered = places.map((place) => ({
				...{ organisation_id: teamId, country: place.slice(0, 2) },
				subdivision: place.length > 2 ? place : null
			}));
			await db.insertInto('broker_cover').values(covered).execute();
			return { teamId, example, places };
		};
		const teams = [await aTeam(['BR-PE'], false), await aTeam(['FR'], true), await aTeam(['FR-ARA'], false)];
		// A team that is no longer verified leaves its places to the operators.
		await aTeam(['FR'], false, false);
		const operators: Desk = { teamId: null, example: false, places: [] };
		const seen = new Set<boolean>();
		for (const place of places) {
			for (const origin of ['own', 'example'] as const) {
				const id = await aNeed(db, { ...place, origin });
				for (const desk of [...teams, operators]) {
					const expected = covers(desk, { ...place, example: origin === 'example' }, teams);
					const found = await db
						.selectFrom('need')
						.select('need.id')
						.where('need.id', '=', id)
						.where(sql<SqlBool>`${coveredBy(desk, needAt, now.toISOString().slice(0, 10))}`)
						.executeTakeFirst();
					expect(found !== undefined, JSON.stringify({ desk, place, origin })).toBe(expected);
					seen.add(expected);
				}
			}
		}
		expect(seen.size).toBe(2);
	});
});

describe('whose desk it is', () => {
	const team = membershipIn('broker_team', { verified: true, rights: ['read', 'write'] });
	const desk = { teamId: team.organisationId };

	test('is a verified team’s; the one of nobody’s places is the operators’', () => {
		expect(deskTeams(aMember([team]))).toEqual([team.organisationId]);
		expect(canRead(aMember([team]), desk)).toBe(true);
		expect(canRead(aMember([membershipIn('broker_team', { verified: true })]), desk)).toBe(false);
		expect(canRead(aMember([{ ...team, kind: 'office' }]), desk)).toBe(false);
		const { verified: _, ...unverified } = team;
		expect(canRead(aMember([unverified]), desk)).toBe(false);
		expect(canRead(aMember([], { operator: true }), desk)).toBe(false);
		expect(canRead(aMember([], { operator: true }), { teamId: null })).toBe(true);
		expect(canRead(aMember([team]), { teamId: null })).toBe(false);
		expect(canRead({ kind: 'visitor' }, desk)).toBe(false);
	});

	test('who reads only changes nothing there', () => {
		expect(canWork(aMember([team]), desk)).toBe(true);
		expect(canWork(aMember([{ ...team, rights: ['read'] }]), desk)).toBe(false);
		expect(canWork(aMember([{ ...team, rights: ['manage'] }]), desk)).toBe(true);
	});
});
