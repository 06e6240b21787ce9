import { describe, expect, test } from 'vitest';
import { publiccodeOf } from './publiccode.ts';
import { applied, changesOf, type Kept } from './publiccode-changes.ts';
import { mostBytes, mostProblems, namesContacts, readPubliccode } from './publiccode-in.ts';

const file = `publiccodeYmlVersion: 0.4
name: Medusa
url: "https://code.example/italia/medusa.git"
landingURL: https://medusa.example
softwareVersion: "1.0"
releaseDate: 2017-04-15
platforms: web
categories: [cloud-management]
usedBy:
  - Comune di Firenze
developmentStatus: stable
softwareType: standalone/web
intendedAudience:
  countries: [it, br]
  scope: [science-and-technology]
description:
  it:
    shortDescription: Un sistema
    longDescription: >
      Un sistema per prenotare
      le visite.
    features:
      - Prenota
    screenshots: [a.png]
  pt:
    shortDescription: Um sistema
legal:
  license: AGPL-3.0-or-later
  mainCopyrightOwner: City of Chicago
maintenance:
  type: community
  contacts:
    - name: Francesca Rossi
      email: francesca@example.com
localisation:
  localisationReady: true
  availableLanguages: [it, pt]
IT:
  conforme: { gdpr: true }
`;

const nothing: Kept = {
	...{ name: '', summary: '', language: '', url: null, repository: null, licence: null },
	...{ stewards: [], declared: {} }
};
const problems = (text: string) =>
	readPubliccode(text).problems.map(({ field, line, message }) => [field, line, message]);

const many = (count: number, before = '', after = '') =>
	Array.from({ length: count }, (_, at) => `${before}${String(at)}${after}`);

describe('a publiccode.yml that comes in', () => {
	test('gives what the register has a place for, and nobody who is named as a contact', () => {
		const { taken, problems, notTaken } = readPubliccode(file);
		expect(problems).toEqual([]);
		expect(taken).toMatchObject({
			...{
				name: 'Medusa',
				repository: 'https://code.example/italia/medusa.git',
				licence: 'AGPL-3.0-or-later'
			},
			...{ url: 'https://medusa.example', owner: 'City of Chicago', language: 'it' },
			summary: 'Un sistema per prenotare le visite.',
			declared: { platforms: ['web'], intendedCountries: ['IT', 'BR'], maintenanceType: 'community' }
		});
		expect(notTaken).toEqual([
			...['intendedAudience.scope', 'description.it.screenshots', 'maintenance.contacts', 'IT']
		]);
		expect(namesContacts(notTaken)).toBe(true);
		expect(JSON.stringify(taken)).not.toContain('Francesca');
	});

	test('goes out as it came in, and coming in again changes nothing', () => {
		const read = (text: string) => {
			const { taken } = readPubliccode(text);
			if (!taken) throw new Error('not read');
			return taken;
		};
		const kept = applied(nothing, read(file));
		const out = publiccodeOf({ ...kept, source: 'Here', sourceLicence: 'CC0-1.0' });
		expect(changesOf(kept, read(out))).toEqual([]);
		expect(publiccodeOf({ ...applied(kept, read(out)), source: 'Here', sourceLicence: 'CC0-1.0' })).toBe(out);
	});

	test('says what it would change, field by field, and keeps whom the registry names beside the owner', () => {
		const { taken } = readPubliccode(file);
		const kept: Kept = { ...applied(nothing, taken!), name: 'Gorgon', stewards: ['A foundation'] };
		expect(
			changesOf(kept, { ...taken!, declared: { ...taken!.declared, platforms: ['web', 'ios'] } })
		).toEqual([
			{ field: 'name', before: 'Gorgon', after: 'Medusa' },
			{ field: 'stewards', before: ['A foundation'], after: ['City of Chicago', 'A foundation'] },
			{ field: 'platforms', before: ['web'], after: ['web', 'ios'] }
		]);
	});

	test.each([
		['name: Medusa', 'name:', ['name', 2, 'products_yml_missing']],
		['  license: AGPL-3.0-or-later\n', '', ['legal.license', 28, 'products_yml_missing']],
		['stable', 'ready', ['developmentStatus', 11, 'products_yml_not_one_of']],
		['0.4', '7', ['publiccodeYmlVersion', 1, 'products_yml_version']],
		[
			'localisationReady: true',
			'localisationReady: maybe',
			['localisation.localisationReady', 36, 'products_yml_value']
		],
		['[it, br]', '[it, xx]', ['intendedAudience.countries.1', 14, 'products_yml_country']],
		['https://medusa.example', 'javascript:alert(1)', ['landingURL', 4, 'platform_web_address']],
		['2017-04-15', 'spring', ['releaseDate', 6, 'products_yml_date']],
		['Um sistema', 'x'.repeat(151), ['description.pt.shortDescription', 26, 'platform_text_too_long']]
	] as const)('%s as %s is wrong in its line', (right, wrong, expected) => {
		expect(problems(file.replace(right, wrong))).toEqual([expected]);
	});

	test.each([
		['too large', `${file}# ${'x'.repeat(mostBytes)}`, 'products_yml_too_large'],
		['an anchor and what refers to it', 'a: &x [1]\nb: *x', 'products_yml_references'],
		['an anchor alone', 'name: &x Medusa', 'products_yml_references'],
		['a key twice', 'name: A\nname: B', 'products_yml_twice'],
		['no YAML', 'a: [1', 'products_yml_broken'],
		['brackets without end', '['.repeat(20_000), 'products_yml_too_deep'],
		['dashes without end', '- '.repeat(20_000), 'products_yml_too_deep'],
		[
			'steps without end',
			Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
			'products_yml_too_deep'
		],
		['a map of numbers', `{${many(12_000).join(',')}}`, 'products_yml_too_many_fields'],
		['thousands of fields', many(6_000, 'k', ': 1').join('\n'), 'products_yml_too_many_fields'],
		['thousands of unvalued fields', many(6_000, '? k').join('\n'), 'products_yml_too_many_fields'],
		['a list without end', `usedBy: [${many(9_000).join(',')}]`, 'products_yml_too_many_fields'],
		[
			'thousands of languages',
			`description:\n${many(4_000, '  x', ': {}').join('\n')}`,
			'products_yml_too_many_fields'
		],
		['a map as a key', '? {a: 1}\n: b', 'products_yml_value'],
		['a list', '- a', 'products_yml_no_map'],
		['nothing', '', 'products_yml_no_map']
	])('%s is refused as a whole', (_, text, message) => {
		const { taken, problems } = readPubliccode(text);
		expect(taken).toBeUndefined();
		expect(problems.map((problem) => problem.message)).toContain(message);
	});

	test.each([
		['hundreds of languages', `description:\n${many(400, '  x', ': 1').join('\n')}`],
		[
			'fields that all stand twice',
			many(200, 'k', ': 1')
				.flatMap((line) => [line, line])
				.join('\n')
		],
		['hundreds of mistakes in a line', `name: "${'\\q'.repeat(10_000)}"`]
	])('%s are answered with so many problems as one reads', (_, text) => {
		expect(readPubliccode(text).problems).toHaveLength(mostProblems);
	});

	test('as large as descriptions are, with commas and colons in running text, it is read', () => {
		const prose = `      ${'One, two: {three}, [four] - five? '.repeat(280)}\n`;
		const languages = ['de', 'es', 'fr', 'nl'].map(
			(tag) => `  ${tag}:\n    shortDescription: A\n    longDescription: |\n${prose}`
		);
		const large = file.replace('legal:\n', `${languages.join('')}legal:\n`);
		expect(readPubliccode(large).problems).toEqual([]);
	});
});
