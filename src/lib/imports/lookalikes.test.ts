import { describe, expect, test } from 'vitest';
import { createLookalikes, type Named } from './lookalikes.ts';

const named = (name: string, country: string | null = 'BR', url: string | null = null): Named => ({
	...{ name, country, url }
});

describe('a row resembles what is here', () => {
	const here = createLookalikes([
		named('Mapas Claros Ltda', 'BR', 'https://www.mapasclaros.example.org/'),
		named('Associação Pernambucana de Cartografia'),
		named('OpenStreetMap Lyon', 'FR')
	]);

	test.each([
		['the same name in other letters', named('MAPAS CLAROS')],
		['another legal form', named('Mapas Claros S.A.'.replace('S.A.', 'SA'))],
		['a letter mistyped', named('Associacao Pernanbucana de Cartografia')],
		['the same address', named('Anything', 'BR', 'http://mapasclaros.example.org')]
	])('by %s', (_, row) => {
		expect(here.find(row)).toBeDefined();
	});

	test.each([
		['another name', named('Mapas Escuros')],
		['the same name in another country', named('OpenStreetMap Lyon', 'BR')],
		['one word of it', named('Cartografia')],
		[
			'an address below another on the same host',
			named('Other', 'BR', 'https://mapasclaros.example.org/other')
		]
	])('and not by %s', (_, row) => {
		expect(here.find(row)).toBeUndefined();
	});
});
