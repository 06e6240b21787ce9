import { describe, expect, test } from 'vitest';
import { href } from './href.ts';

describe('addresses in a language', () => {
	test.each([
		['/', 'en', '/'],
		['/', 'pt-BR', '/pt-BR'],
		['/needs', 'en', '/needs'],
		['/needs', 'pt-BR', '/pt-BR/needs'],
		['/?need=map', 'pt-BR', '/pt-BR?need=map'],
		['/people?skill=gis&page=2#list', 'pt-BR', '/pt-BR/people?skill=gis&page=2#list']
	] as const)('%s in %s is %s, without a trailing slash', (path, locale, expected) => {
		expect(href(path, locale)).toBe(expected);
	});
});
