import { describe, expect, test } from 'vitest';
import { offersServices } from './offers-services.ts';

const both = ['Professional Services', 'Information Technology'];

describe('a firm offers services where its own text says that it works for others', () => {
	test.each([
		['We are a digital agency based in Stuttgart. We create web and mobile apps.', both],
		['Software development and consulting.', ['Information Technology']],
		['A small team of developers with a broad range of clients.', both],
		['We develop web and mobile solutions for the entire galaxy.', both],
		['Companies hire us to build their big software idea.', both]
	])('%s', (text, trades) => {
		expect(offersServices(text, trades)).toMatchObject({ offers: true });
	});
});

describe('a firm that merely uses a technology is left out', () => {
	test.each([
		['A taxi app. We use Elixir in production for real-time services.', ['Transportation']],
		['Our platform helps clinics; we love helping our clients.', ['Information Technology']],
		['We are a consultancy for advisory services to clients.', ['Real Estate']],
		['We develop all recent backend software using Elixir.', ['Information Technology']],
		['eSignature platform. Send and receive signatures.', ['Professional Services']]
	])('%s', (text, trades) => {
		expect(offersServices(text, trades)).toMatchObject({ offers: false });
	});

	test('and the decision names the words it rests on', () => {
		expect(offersServices('Software development and consulting.', both)).toEqual({
			offers: true,
			because: 'calls itself a consultancy',
			words: 'consulting'
		});
	});
});
