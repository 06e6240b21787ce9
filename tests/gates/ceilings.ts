import ts from 'typescript';
import { lineOf, parse, visit, type Source } from './sources.ts';

const fileCeiling = 300;
const functionCeiling = 60;

/** Routes are sentences: the shorter ceilings by the names SvelteKit gives their files. */
const routeCeilings = [
	{ name: /\/\+(page|layout)\.server\.ts$|\/\+server\.ts$/, lines: 60 },
	{ name: /\/\+(page|layout|error)\.svelte$/, lines: 150 }
];

/** Files and functions that outgrew their ceiling, as `path:line …`. */
export function tooLong(source: Source): string[] {
	const length = lines(source.text);
	const ceiling = routeCeilings.find(({ name }) => name.test(source.path))?.lines ?? fileCeiling;
	const file = length > ceiling ? [`${source.path}: ${length} lines, at most ${ceiling}`] : [];
	return /\.(ts|js|mjs|svelte)$/.test(source.path) ? [...file, ...longFunctions(source)] : file;
}

function longFunctions(source: Source): string[] {
	// A migration is a list of SQL statements; cutting it into functions would only hide their order.
	if (source.path.startsWith('migrations/')) return [];
	const found: string[] = [];
	const tree = parse(source);
	visit(tree, (node) => {
		if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || isSuite(node)) return;
		const length = lines(node.getText(tree));
		if (length > functionCeiling) {
			found.push(
				`${source.path}:${lineOf(tree, node)}: function of ${length} lines, at most ${functionCeiling}`
			);
		}
	});
	return found;
}

/** `describe(…, () => { … })` groups tests; only the tests inside are functions that do something. */
function isSuite(node: ts.Node): boolean {
	return ts.isCallExpression(node.parent) && /^(test\.)?describe\b/.test(node.parent.expression.getText());
}

function lines(text: string): number {
	return text.replace(/\n$/, '').split('\n').length;
}
