import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse, root } from './sources.ts';

/** A column as `tables.ts` or the database describes it. */
export interface Column {
	nullable: boolean;
	/** The database fills it in when an insert leaves it out. */
	generated: boolean;
}

export type Described = Record<string, Record<string, Column>>;

/** Reads the hand-written row types: which tables, which columns, which may be null or are filled in. */
export function describedTables(): Described {
	const path = 'src/lib/platform/server/tables';
	const paths = [`${path}.ts`, ...readdirSync(join(root, path)).map((name) => `${path}/${name}`)];
	const interfaces = new Map(paths.flatMap(interfacesOf));
	const tables = interfaces.get('Tables');
	if (!tables) throw new Error(`${path} has no interface Tables`);
	return Object.fromEntries(
		properties(tables).map(({ name, type }) => {
			const row = interfaces.get(type);
			if (!row) throw new Error(`${path} has no interface ${type}`);
			return [
				name,
				Object.fromEntries(properties(row).map((column) => [column.name, described(column.node)]))
			];
		})
	);
}

function interfacesOf(path: string): [string, ts.InterfaceDeclaration][] {
	const tree = parse({ path, text: readFileSync(join(root, path), 'utf8') });
	return tree.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]);
}

function properties(node: ts.InterfaceDeclaration): { name: string; type: string; node: ts.TypeNode }[] {
	return node.members.filter(ts.isPropertySignature).flatMap(({ name, type }) => {
		return type ? [{ name: name.getText(), type: type.getText(), node: type }] : [];
	});
}

function described(type: ts.TypeNode): Column {
	const [name, inside] = ts.isTypeReferenceNode(type)
		? [type.typeName.getText(), type.typeArguments ?? []]
		: ['', []];
	// ColumnType<selected, inserted, updated>: what is inserted may be left out when it says undefined.
	const inserted = name === 'ColumnType' ? inside[1] : undefined;
	return {
		nullable: allows(name === 'ColumnType' || name === 'Generated' ? (inside[0] ?? type) : type, 'null'),
		generated: name === 'Generated' || (inserted !== undefined && allows(inserted, 'undefined'))
	};
}

function allows(type: ts.TypeNode, word: string): boolean {
	return (ts.isUnionTypeNode(type) ? [...type.types] : [type]).some((part) => part.getText() === word);
}
