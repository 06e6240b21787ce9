import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { parse, root, visit, type Source } from './sources.ts';

/** One import of a file: the repository path or package it leads to. */
export interface Import {
	from: string;
	to: string;
	/** Erased before it runs. */
	typeOnly: boolean;
	/** The target is a file of this repository that exists, or a package. */
	found: boolean;
}

/** Everything a file imports, statically, dynamically or by re-export. */
export function importsOf(source: Source): Import[] {
	const imports: Import[] = [];
	const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (specifier && ts.isStringLiteralLike(specifier))
			imports.push(resolved(source.path, specifier.text, typeOnly));
	};
	visit(parse(source), (node) => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
		if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			add(node.arguments[0], false);
		if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
	});
	return imports;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = importClause.namedBindings;
	const onlyTypes =
		named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
	return onlyTypes && !importClause.name;
}

function resolved(from: string, specifier: string, typeOnly: boolean): Import {
	const path = specifier.split('?')[0] ?? specifier;
	const target = path.startsWith('#lib/')
		? path.replace('#lib/', 'src/lib/')
		: path.startsWith('.')
			? normalize(join(dirname(from), path))
			: undefined;
	if (target === undefined) return { from, to: specifier, typeOnly, found: true };
	// SvelteKit writes these beside each route.
	const generated = target.endsWith('/$types') || target.startsWith('src/lib/paraglide/');
	return { from, to: target, typeOnly, found: generated || existsSync(join(root, target)) };
}
