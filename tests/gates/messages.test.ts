import { describe, expect, test } from 'vitest';
import { directionOf } from '#lib/platform/language.ts';
import {
	catalogue,
	differences,
	settings,
	undefinedKeys,
	unisolated,
	unsaid,
	withoutLocale
} from './messages.ts';
import { code, sources } from './sources.ts';
import { foreignAddresses, hardCodedText, physicalSides } from './templates.ts';

const base = catalogue(settings.baseLocale);
const spoken = code().filter(({ path }) => path.startsWith('src/'));
const product = spoken.filter(({ path }) => !path.endsWith('.test.ts'));
const components = product.filter(({ path }) => path.endsWith('.svelte'));

describe('messages', () => {
	test.for(settings.locales)(
		'%s says everything the base language says, with the same placeholders',
		(locale) => {
			const { said, problems } = catalogue(locale);
			expect([...problems, ...differences(locale, base.said, said)]).toEqual([]);
		}
	);

	test.for(settings.locales.filter((locale) => directionOf(locale) === 'rtl'))(
		'%s keeps what is put into a sentence from turning it around',
		(locale) => {
			expect(unisolated(catalogue(locale).said)).toEqual([]);
			expect(
				unisolated(
					new Map([
						['a_one', '{name} \u2068{day}\u2069'],
						['a_two', '{url}']
					])
				)
			).toEqual(['a_one: {name}']);
		}
	);

	test('a missing, extra, uneven and empty message are each found', () => {
		const one = new Map([
			['a_one', 'One {name}'],
			['a_two', 'Two'],
			['a_three', 'Three']
		]);
		const other = new Map([
			['a_one', 'Um {nome}'],
			['a_three', ' '],
			['a_four', 'Quatro']
		]);
		expect(differences('pt', one, other)).toHaveLength(4);
	});

	test('every message is said somewhere', () => {
		expect(unsaid(base.said.keys(), product)).toEqual([]);
		expect(
			unsaid(['a_one', 'a_two', 'b_x'], [{ path: 'a.ts', text: 'm.a_one(); const k = `b_${kind}`;' }])
		).toEqual(['a_two']);
	});

	test('nothing is said that no file holds', () => {
		expect(product.flatMap((source) => undefinedKeys(base.said, source))).toEqual([]);
		const text =
			"m.no_such(); throw new Refusal('invalid', 'neither_this'); z.string({ error: 'nor_this' });";
		expect(undefinedKeys(new Map(), { path: 'a.ts', text })).toHaveLength(3);
	});

	test('modules name the language they speak', () => {
		const modules = product.filter(({ path }) => path.startsWith('src/lib/') && path.endsWith('.ts'));
		expect(modules.flatMap(withoutLocale)).toEqual([]);
		expect(withoutLocale({ path: 'a.ts', text: 'm.a({}); m.a({}, { locale });' })).toHaveLength(1);
	});
});

describe('templates', () => {
	test('every word people read or hear comes from the messages', () => {
		expect(components.flatMap(hardCodedText)).toEqual([]);
	});

	test('words in text, in attributes and in blocks are found; code and names marked as such are not', () => {
		const text = [
			'<p>Hello</p><img alt="A map" />{#if a}<b>Yes you can</b>{:else}{#each b as c (c)}Item {c}{/each}{/if}',
			'<code>npm start</code><span translate="no">Mutirão</span><p class="wide">{a} · 3 m</p>'
		].join('\n');
		expect(hardCodedText({ path: 'a.svelte', text })).toHaveLength(4);
	});

	test('styles name no left or right side', () => {
		const styles = [...components, ...sources(['src'], ['.css'])];
		expect(styles.flatMap(physicalSides)).toEqual([]);
		const text =
			'<p>left: here</p>\n<style>\np { margin-left: 1px; }\np { left: 0; text-align: right }\n</style>';
		expect(physicalSides({ path: 'a.svelte', text })).toHaveLength(2);
	});

	test('nothing is fetched from another address', () => {
		expect(sources(['src'], ['.svelte', '.css', '.html']).flatMap(foreignAddresses)).toEqual([]);
		expect(foreignAddresses({ path: 'a.css', text: "@import 'https://example.org/a.css';" })).toHaveLength(1);
		expect(foreignAddresses({ path: 'a.html', text: '<img src="//example.org/a.png" />' })).toHaveLength(1);
		expect(foreignAddresses({ path: 'a.html', text: '<a href="https://example.org">x</a>' })).toEqual([]);
	});
});
