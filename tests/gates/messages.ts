import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { lineOf, parse, root, visit, type Source } from './sources.ts';

/** What the sentences of one language say, by key. */
export type Catalogue = ReadonlyMap<string, string>;

interface Settings {
	baseLocale: string;
	locales: string[];
	'plugin.inlang.messageFormat': { pathPattern: string | string[] };
}

export const settings = JSON.parse(
	readFileSync(join(root, 'project.inlang/settings.json'), 'utf8')
) as Settings;

/** The message files the settings name for a language, existing or not. */
export function messageFiles(locale: string): string[] {
	return [settings['plugin.inlang.messageFormat'].pathPattern]
		.flat()
		.map((path) => join(root, path.replace('{locale}', locale)));
}

/** Everything said in one language; a key twice or with another file's prefix is reported in `problems`. */
export function catalogue(locale: string): { said: Catalogue; problems: string[] } {
	const said = new Map<string, string>();
	const problems: string[] = [];
	const files = messageFiles(locale);
	const folder = join(root, 'messages', locale);
	for (const name of readdirSync(folder)) {
		if (!files.includes(join(folder, name)))
			problems.push(`messages/${locale}/${name}: not named in project.inlang`);
	}
	for (const file of files) {
		if (!existsSync(file)) {
			problems.push(`${file.slice(root.length + 1)}: missing`);
			continue;
		}
		// `needs_editing.json` holds further sentences about needs.
		const prefix = `${file.split('/').at(-1)?.split(/[_.]/)[0] ?? ''}_`;
		for (const [key, value] of Object.entries(
			JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
		)) {
			if (key === '$schema') continue;
			if (!key.startsWith(prefix)) problems.push(`messages/${locale}: ${key} does not start with ${prefix}`);
			if (said.has(key)) problems.push(`messages/${locale}: ${key} is said twice`);
			said.set(key, typeof value === 'string' ? value : JSON.stringify(value));
		}
	}
	return { said, problems };
}

/** An address that is copied, and a text that its reader goes on writing, stay as they are. */
const plainPlaceholders = ['link', 'url', 'origin'];

/**
 * Sentences of a language written from the right whose placeholders are not set between U+2068 and U+2069: a name in
 * Latin letters there takes the punctuation around it along to the wrong side.
 */
export function unisolated(said: Catalogue): string[] {
	return [...said].flatMap(([key, text]) => {
		if (key.startsWith('desk_template_')) return [];
		const bare = text.replaceAll(/\u2068\{\w+\}\u2069/gu, '').matchAll(/\{(\w+)\}/g);
		return [...bare].flatMap(([, name = '']) =>
			plainPlaceholders.includes(name) ? [] : [`${key}: {${name}}`]
		);
	});
}

/** Keys and placeholders that one language has and the base language lacks, or the other way round. */
export function differences(locale: string, base: Catalogue, other: Catalogue): string[] {
	const missing = [...base.keys()]
		.filter((key) => !other.has(key))
		.map((key) => `${locale}: ${key} is missing`);
	const extra = [...other.keys()]
		.filter((key) => !base.has(key))
		.map((key) => `${locale}: ${key} is only here`);
	const uneven = [...base].flatMap(([key, text]) => {
		const translated = other.get(key);
		if (translated === undefined || placeholders(text) === placeholders(translated)) return [];
		return [
			`${locale}: ${key} has ${placeholders(translated) || 'nothing'} where the base has ${placeholders(text) || 'nothing'}`
		];
	});
	const empty = [...other]
		.filter(([, text]) => text.trim() === '')
		.map(([key]) => `${locale}: ${key} is empty`);
	return [...missing, ...extra, ...uneven, ...empty];
}

function placeholders(text: string): string {
	return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort().join(', ');
}

/** Keys nobody says. A key counts as said when it is called, written as a string, or built from a written prefix. */
export function unsaid(keys: Iterable<string>, code: readonly Source[]): string[] {
	const words = new Set<string>();
	const prefixes = new Set<string>();
	for (const { text } of code) {
		for (const [word] of text.matchAll(/[A-Za-z]\w*_\w+/g)) words.add(word);
		for (const [, prefix] of text.matchAll(/`([a-z]\w*_)\$\{/g)) if (prefix) prefixes.add(prefix);
	}
	return [...keys].filter(
		(key) => !words.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix))
	);
}

/** Keys that are said but that no file holds: arguments of `Refusal`, errors of schemas and properties of `m`. */
export function undefinedKeys(said: Catalogue, source: Source): string[] {
	const found: string[] = [];
	const tree = parse(source);
	const report = (node: ts.Node, key: string) => {
		if (!said.has(key)) found.push(`${source.path}:${lineOf(tree, node)}: no message ${key}`);
	};
	visit(tree, (node) => {
		if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Refusal') {
			const key = node.arguments?.[1];
			if (key && ts.isStringLiteral(key)) report(key, key.text);
		}
		// Schemas carry the key of the sentence that says what is wrong.
		const carries = ts.isPropertyAssignment(node) && node.name.getText(tree) === 'error';
		if (carries && ts.isStringLiteral(node.initializer)) report(node, node.initializer.text);
		if (isMessage(node, tree)) report(node, node.name.text);
	});
	return found;
}

/** Calls of a message in a module without naming the language: on the server these silently speak English. */
export function withoutLocale(source: Source): string[] {
	const found: string[] = [];
	const tree = parse(source);
	visit(tree, (node) => {
		if (!ts.isCallExpression(node) || !isMessage(node.expression, tree)) return;
		if (!node.arguments[1]?.getText(tree).includes('locale')) {
			found.push(`${source.path}:${lineOf(tree, node)}: ${node.expression.getText(tree)} without a locale`);
		}
	});
	return found;
}

function isMessage(node: ts.Node, tree: ts.SourceFile): node is ts.PropertyAccessExpression {
	return ts.isPropertyAccessExpression(node) && node.expression.getText(tree) === 'm';
}
