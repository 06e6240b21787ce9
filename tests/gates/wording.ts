import { basename } from 'node:path';
import ts from 'typescript';
import { lineOf, parse, visit, type Source } from './sources.ts';

const emptyWord = 'utils?|helpers?|managers?|services?|common|misc|stuff';
const emptyFile = new RegExp(`^(${emptyWord}|data|info)$`, 'i');
const emptyEnding = /(Utils?|Helpers?|Manager|Service)$/;

/** Files, folders and declarations whose name says nothing about the field. */
export function emptyNames(source: Source): string[] {
	const parts = source.path.split('/').map((part) => basename(part).replace(/^\+/, '').split('.')[0] ?? '');
	const files = parts
		.filter((part) => emptyFile.test(part))
		.map((part) => `${source.path}: the name "${part}" says nothing`);
	const found: string[] = [];
	const tree = parse(source);
	visit(tree, (node) => {
		const name = declaredName(node);
		if (!name) return;
		const vague =
			emptyEnding.test(name) || emptyFile.test(name) || (/^handle[A-Z]/.test(name) && !isHook(source.path));
		if (vague) found.push(`${source.path}:${lineOf(tree, node)}: the name "${name}" says nothing`);
	});
	return [...files, ...found];
}

function declaredName(node: ts.Node): string | undefined {
	const declares =
		ts.isFunctionDeclaration(node) ||
		ts.isClassDeclaration(node) ||
		ts.isInterfaceDeclaration(node) ||
		ts.isTypeAliasDeclaration(node);
	if (declares) return node.name?.text;
	// SvelteKit itself names the prop of a page `data`, and a destructured name is somebody else's.
	const plain = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name);
	return plain && node.name.text !== 'data' ? node.name.text : undefined;
}

function isHook(path: string): boolean {
	return /^src\/hooks(\.server|\.client)?\.ts$/.test(path);
}

/** Marks of unfinished work, in any text of the repository. */
export function unfinished(source: Source): string[] {
	const mark = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
	return linesWith(source, (line) => mark.test(line) && 'unfinished work is marked');
}

/** Switched-off checks that do not say why, and checks that may never be switched off. */
export function unexplained(source: Source): string[] {
	return linesWith(source, (line) => {
		if (/@ts-(ignore|nocheck)/.test(line)) return 'use @ts-expect-error and say why';
		if (/@ts-expect-error(?!\W+\w+\W+\w+)/.test(line)) return 'say why the error is expected';
		if (/eslint-disable(?!.* -- \S{2,} \S+)/.test(line)) return 'say why after " -- "';
		if (/(svelte|prettier)-ignore\s*(\w+\s*)?(-->|\*\/|$)/.test(line)) return 'say why beside it';
		return false;
	});
}

/** `any` in any form. */
export function loosened(source: Source): string[] {
	const found: string[] = [];
	const tree = parse(source);
	visit(tree, (node) => {
		if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${source.path}:${lineOf(tree, node)}: any`);
	});
	return found;
}

function linesWith(source: Source, judge: (line: string) => string | false): string[] {
	return source.text.split('\n').flatMap((line, index) => {
		const problem = judge(line);
		return problem ? [`${source.path}:${index + 1}: ${problem}`] : [];
	});
}
