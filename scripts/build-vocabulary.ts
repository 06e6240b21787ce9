/**
 * Builds `data/vocabulary/vocabulary.json` and the term numbers beside it.
 *
 *     node scripts/build-vocabulary.ts           writes both files
 *     node scripts/build-vocabulary.ts --check   writes nothing, ends with 1 when they are stale
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vocabulary } from '../src/lib/skills/vocabulary.ts';
import { assemble } from './vocabulary/assemble.ts';
import { problemsOf } from './vocabulary/check.ts';
import { readSources } from './vocabulary/sources.ts';

export const folder = join(import.meta.dirname, '../data/vocabulary');

export interface Built {
	vocabulary: Vocabulary;
	/** File name below `folder` → its exact content. */
	files: Record<string, string>;
	/** Why this vocabulary may not be used; empty when it may. */
	problems: string[];
}

/** Builds from what lies in `data/vocabulary`; the same sources always give the same bytes. */
export function build(): Built {
	const { vocabulary, terms } = assemble(readSources(folder));
	return {
		vocabulary,
		files: { 'vocabulary.json': onePerLine(vocabulary), 'terms.json': termsFile(terms) },
		problems: problemsOf(vocabulary)
	};
}

/** Names of the files whose content on disk differs from what the sources give. */
export function stale(files: Built['files']): string[] {
	return Object.keys(files).filter((name) => readFileSync(join(folder, name), 'utf8') !== files[name]);
}

/** Compact, yet one concept to a line, so that a change of one concept is a change of one line. */
function onePerLine({ version, review, concepts }: Vocabulary) {
	const head = `{"version":${JSON.stringify(version)},"review":${JSON.stringify(review)},"concepts":[\n`;
	return `${head}${concepts.map((concept) => JSON.stringify(concept)).join(',\n')}\n]}\n`;
}

function termsFile(terms: ReadonlyMap<string, number>) {
	const inOrder = [...terms].toSorted(([, one], [, other]) => one - other);
	return `${JSON.stringify(Object.fromEntries(inOrder), null, '\t')}\n`;
}

function main(check: boolean) {
	const { vocabulary, files, problems } = build();
	for (const problem of problems) process.stderr.write(`${problem}\n`);
	if (problems.length > 0) return 1;
	const changed = stale(files);
	if (check) {
		for (const name of changed)
			process.stderr.write(`${name} is stale: run node scripts/build-vocabulary.ts\n`);
		return changed.length > 0 ? 1 : 0;
	}
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	const ours = vocabulary.concepts.filter(({ source }) => source === 'ours').length;
	const total = vocabulary.concepts.length.toString();
	process.stdout.write(
		`${total} concepts, ${ours.toString()} of them written by hand, version ${vocabulary.version}\n`
	);
	return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.includes('--check'));
