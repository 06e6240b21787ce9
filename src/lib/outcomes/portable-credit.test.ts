import { describe, expect, test } from 'vitest';
import { type PortableCredit, portableCredit } from './portable-credit.ts';

const credit: PortableCredit['given'][number] = {
	id: '1',
	skill: { name: 'Web mapping', address: 'https://here.example/skills/web-mapping' },
	office: { name: 'City of Recife', address: 'https://here.example/organisations/2' },
	need: { name: 'Publish our maps', address: 'https://here.example/needs/3' },
	words: 'Taught four planners',
	on: '2026-11-22',
	mark: ''
};
const document = (given: PortableCredit['given'], person = true) =>
	portableCredit({
		...{ address: 'https://here.example/people/9', name: 'Ana', person, standing: 'Not signed.' },
		given
	});

describe('credit that is carried away', () => {
	test('says who said it, about which skill, for which need, and that it is not signed', () => {
		const { subjectOf, ...about } = document([credit]);
		expect(about).toMatchObject({ '@type': 'Person', description: 'Not signed.', name: 'Ana' });
		expect(subjectOf[0]).toMatchObject({
			author: { name: 'City of Recife' },
			about: { name: 'Web mapping' },
			isBasedOn: { name: 'Publish our maps' },
			reviewBody: 'Taught four planners',
			datePublished: '2026-11-22'
		});
		expect(subjectOf[0]).not.toHaveProperty('description');
	});

	test('names each skill once, marks what does not count, and leaves out words nobody wrote', () => {
		const { knowsAbout, subjectOf } = document([
			credit,
			{ ...credit, id: '2', words: '', mark: 'In return' }
		]);
		expect(knowsAbout).toHaveLength(1);
		expect(subjectOf[1]).toMatchObject({
			'@id': 'https://here.example/people/9#credit-2',
			description: 'In return'
		});
		expect(subjectOf[1]).not.toHaveProperty('reviewBody');
	});

	test('of a team is of an organisation', () => {
		expect(document([], false)).toMatchObject({ '@type': 'Organization', subjectOf: [] });
	});
});
