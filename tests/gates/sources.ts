import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** The repository's top folder. */
export const root = resolve(import.meta.dirname, '../..');

/** A file of the repository: its path from the top folder, with forward slashes, and what is in it. */
export interface Source {
	path: string;
	text: string;
}

const skipped = new Set([
	'node_modules',
	'.git',
	'.svelte-kit',
	'.data',
	'build',
	'paraglide',
	'test-results',
	'cache'
]);

/** Every text below the folders (or the files themselves) whose name ends in one of the endings; pictures are no text. */
export function sources(places: readonly string[], endings: readonly string[]): Source[] {
	return places
		.flatMap((place) => walk(place))
		.filter((path) => endings.some((ending) => path.endsWith(ending)))
		.sort()
		.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
		.filter(({ text }) => !text.includes('\0'));
}

function walk(place: string): string[] {
	const full = join(root, place);
	let entries;
	try {
		entries = readdirSync(full, { withFileTypes: true });
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [place];
		return [];
	}
	return entries.flatMap((entry) => {
		if (skipped.has(entry.name)) return [];
		const path = place === '.' ? entry.name : `${place}/${entry.name}`;
		return entry.isDirectory() ? walk(path) : [path];
	});
}

export const codeFolders = ['src', 'tests', 'scripts', 'migrations', 'bench', 'eval'];
const topFiles = ['eslint.config.js', 'vite.config.ts', 'vitest.config.ts', 'playwright.config.ts'];

/** All code a person wrote here. */
export function code(): Source[] {
	return sources([...codeFolders, ...topFiles], ['.ts', '.js', '.mjs', '.svelte']);
}

/** The TypeScript of a file; in a component everything outside `<script>` is blanked, so that lines keep their numbers. */
export function script({ path, text }: Source): string {
	if (!path.endsWith('.svelte')) return text;
	let blanked = '';
	let from = 0;
	for (const match of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
		const start = match.index + match[0].indexOf('>') + 1;
		const end = start + (match[1] ?? '').length;
		blanked += text.slice(from, start).replace(/[^\n]/g, ' ') + text.slice(start, end);
		from = end;
	}
	return blanked + text.slice(from).replace(/[^\n]/g, ' ');
}

/** The syntax tree of a file's TypeScript, with parents set. */
export function parse(source: Source): ts.SourceFile {
	return ts.createSourceFile(source.path, script(source), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

/** Calls `look` on the node and everything below it. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
	look(node);
	ts.forEachChild(node, (child) => visit(child, look));
}

/** The line a node starts on, counted from 1. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
	return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
