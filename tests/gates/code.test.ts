import { describe, expect, test } from 'vitest';
import { tooLong } from './ceilings.ts';
import { code, sources, type Source } from './sources.ts';
import { emptyNames, loosened, unexplained, unfinished } from './wording.ts';

const all = code();
const texts = sources(['src', 'tests', 'scripts', 'migrations', 'docs', 'messages', 'README.md'], ['']);

function file(path: string, text: string): Source {
	return { path, text };
}

describe('ceilings', () => {
	test('files, functions, routes and pages stay short', () => {
		const styles = sources(['src'], ['.css']);
		expect([...all, ...styles].flatMap(tooLong)).toEqual([]);
	});

	test('a long file, function, route and page are each found', () => {
		const lines = (count: number) => 'let a;\n'.repeat(count);
		expect(tooLong(file('src/lib/a.ts', lines(301)))).toHaveLength(1);
		expect(tooLong(file('src/lib/a.ts', `function a() {\n${lines(60)}}\n`))).toHaveLength(1);
		expect(
			tooLong(file('src/lib/a.svelte', `<script>\nconst a = () => {\n${lines(60)}};\n</script>\n`))
		).toHaveLength(1);
		expect(tooLong(file('src/routes/+server.ts', lines(61)))).toHaveLength(1);
		expect(tooLong(file('src/routes/a/+page.svelte', '<p></p>\n'.repeat(151)))).toHaveLength(1);
		expect(tooLong(file('src/routes/a/+page.svelte', '<p></p>\n'.repeat(150)))).toEqual([]);
	});

	test('a group of tests may be long, a test in it may not', () => {
		const long = 'let a;\n'.repeat(61);
		expect(tooLong(file('a.test.ts', `describe('a', () => {\n${long}});\n`))).toEqual([]);
		expect(tooLong(file('a.test.ts', `test('a', () => {\n${long}});\n`))).toHaveLength(1);
	});
});

describe('wording', () => {
	test('names say something about the field', () => {
		expect(all.flatMap(emptyNames)).toEqual([]);
	});

	test('a name that says nothing is found', () => {
		expect(emptyNames(file('src/lib/utils/a.ts', ''))).toHaveLength(1);
		expect(emptyNames(file('src/lib/a/helpers.ts', ''))).toHaveLength(1);
		expect(
			emptyNames(file('src/lib/a.ts', 'class NeedManager {}\nfunction handleClick() {}\nconst info = 1;'))
		).toHaveLength(3);
		expect(emptyNames(file('src/hooks.server.ts', 'const handleError = 1;'))).toEqual([]);
	});

	test('no work is left unfinished in a comment', () => {
		expect(texts.flatMap(unfinished)).toEqual([]);
		expect(unfinished(file('a.css', `/* ${'TO' + 'DO'} later */`))).toHaveLength(1);
	});

	test('a switched-off check says why', () => {
		// The gates themselves hold the patterns they look for.
		expect(all.filter(({ path }) => !path.startsWith('tests/gates/')).flatMap(unexplained)).toEqual([]);
		const findings = [
			'// @ts-ignore',
			'// @ts-expect-error',
			'// eslint-disable-next-line no-console',
			'<!-- svelte-ignore a11y_label -->',
			'// prettier-ignore'
		].flatMap((line) => unexplained(file('a.ts', line)));
		expect(findings).toHaveLength(5);
		expect(
			unexplained(file('a.ts', '// eslint-disable-next-line no-console -- the launcher prints here'))
		).toEqual([]);
	});

	test('nothing is typed any', () => {
		expect(all.flatMap(loosened)).toEqual([]);
		expect(loosened(file('a.ts', 'const a: any = 1; const b = a as unknown as any;'))).toHaveLength(2);
	});
});
