import { describe, expect, test } from '../../../tests/support/database.ts';
import {
	aMember,
	anOffice,
	countries,
	everyKindOfActor,
	membershipIn
} from '../../../tests/support/people.ts';
import { canReadTeam, canVerify } from './policy.ts';
import { findTeam, listWaitingTeams } from './server/teams.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('who reads and who verifies an organisation', () => {
	test('is said the same by the policies and by the queries, for every place, state and kind of actor', async ({
		db
	}) => {
		await countries(db, 'BR', 'FR');
		await db.insertInto('subdivision').values({ code: 'BR-PE', country: 'BR', name: 'Pernambuco' }).execute();
		const states = [null, '2020-01-01', '2027-01-01'].flatMap((verifiedUntil) =>
			[false, true].map((example) => ({ verifiedUntil, example }))
		);
		for (const { verifiedUntil, example } of states) {
			for (const [country, subdivision] of [
				[null, null],
				['BR', null],
				['BR', 'BR-PE'],
				['FR', null]
			] as const) {
				const id = await anOffice(db, { example, country, subdivision, verified_until: verifiedUntil });
				const asked = { organisation_id: id, step: 'asked' as const, words: 'We are', at: now };
				await db.insertInto('verification').values(asked).execute();
				const actors = {
					...everyKindOfActor(id),
					'broker of Brazil': { ...aMember([membershipIn('broker_team')]), brokerPlaces: ['BR'] },
					'broker of Pernambuco': { ...aMember([membershipIn('broker_team')]), brokerPlaces: ['BR-PE'] },
					'made-up broker of Brazil': {
						...aMember([membershipIn('broker_team')]),
						brokerPlaces: ['BR'],
						example: true as const
					},
					'broker who works there': {
						...aMember([membershipIn('office', { organisationId: id })]),
						brokerPlaces: ['BR', 'BR-PE', 'FR']
					},
					'operator who works there': aMember([membershipIn('office', { organisationId: id })], {
						operator: true
					})
				};
				const facts = { id, example, country, subdivision, verifiedUntil };
				for (const [who, actor] of Object.entries(actors)) {
					const waiting = await listWaitingTeams(db, actor, 100);
					const found = {
						reads: (await findTeam(db, actor, id)) !== undefined,
						verifies: waiting.some((team) => team.id === id)
					};
					const expected = { reads: canReadTeam(actor, facts), verifies: canVerify(actor, facts) };
					expect(found, `${who}, ${String(verifiedUntil)}, ${String(subdivision ?? country)}`).toEqual(
						expected
					);
				}
			}
		}
	});
});
