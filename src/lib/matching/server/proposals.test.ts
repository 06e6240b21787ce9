import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember } from '../../../../tests/support/people.ts';
import { storeWorld } from '../../../../tests/support/stored.ts';
import { visitor } from '../../platform/actor.ts';
import { mostOpenProposals, Proposal } from '../../skills/proposal.ts';
import { answerProposal, listProposals, proposeChange } from './proposals.ts';

const proposal: Proposal = {
	what: 'add_name',
	language: 'sw',
	name: 'ramani',
	words: 'Watu wengi husema hivyo.'
};

describe('proposing a change of the vocabulary', () => {
	test('is for members, is read by operators, and is answered once', async ({ db }) => {
		await storeWorld(db);
		const person = await acting(db, aMember([]));
		const operator = await acting(db, aMember([], { operator: true }));
		await expect(proposeChange({ ...person, actor: visitor }, 'gis', proposal)).rejects.toMatchObject({
			code: 'not_signed_in'
		});
		await proposeChange(person, 'gis', proposal);
		const [stored] = await listProposals(db, operator.actor);
		expect(stored).toMatchObject({ ...proposal, skill: 'gis', status: 'open' });
		expect(() => listProposals(db, person.actor)).toThrow();
		const answer = { id: stored?.id ?? '', status: 'taken' as const, answer: 'Asante' };
		await expect(answerProposal(person, answer)).rejects.toMatchObject({ code: 'not_allowed' });
		await answerProposal(operator, answer);
		await expect(answerProposal(operator, answer)).rejects.toMatchObject({ code: 'stale_state' });
		expect(await listProposals(db, operator.actor)).toMatchObject([{ status: 'taken', answer: 'Asante' }]);
	});

	test('has a limit of open ones per person', async ({ db }) => {
		await storeWorld(db);
		const person = await acting(db, aMember([]));
		for (let at = 0; at < mostOpenProposals; at += 1) await proposeChange(person, 'gis', proposal);
		await expect(proposeChange(person, 'gis', proposal)).rejects.toMatchObject({ code: 'invalid' });
	});

	test('takes a language of the vocabulary and a reason', () => {
		expect(Proposal.safeParse(proposal).success).toBe(true);
		expect(Proposal.safeParse({ ...proposal, language: 'tlh' }).success).toBe(false);
		expect(Proposal.safeParse({ ...proposal, words: 'no' }).success).toBe(false);
	});
});
