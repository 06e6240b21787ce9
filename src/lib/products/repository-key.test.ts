import { expect, test } from 'vitest';
import { repositoryKey } from './repository-key.ts';

test.each([
	'http://code.example/city/maps',
	'https://www.code.example/City/Maps.git',
	'https://code.example/city/maps/',
	'https://code.example/city/maps.git/',
	'https://code.example/city/maps?a',
	'https://code.example/city/maps#r',
	'https://code.example:443/city/maps',
	'https://code.example:8443/city/maps',
	'https://user@code.example/city/maps',
	'https://user:word@CODE.example./city/maps',
	'https://code.example//city//maps//',
	'https://code.example/city/./other/../maps',
	'https://code.example/city/%6Daps'
])('%s is the same repository', (address) => {
	expect(repositoryKey(address)).toBe('code.example/city/maps');
});

test.each([
	['https://code.example/city/maps2', 'code.example/city/maps2'],
	['https://other.example/city/maps', 'other.example/city/maps'],
	['https://code.example/100%', 'code.example/100%'],
	['https://code.example/', 'code.example'],
	['maps', null]
])('%s is another one', (address, key) => {
	expect(repositoryKey(address)).toBe(key);
});
