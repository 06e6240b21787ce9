/** The committed data files, read from the repository itself. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '#lib/platform/server/root.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import type { ArchiveRecord, ExampleFile, ListingRecord, ProductRecord } from './records.ts';

const paths = {
	products: fromRoot('data', 'products', 'products.jsonl'),
	listings: fromRoot('data', 'listings', 'listings.jsonl'),
	archive: fromRoot('data', 'archive', 'needs.jsonl')
};
export type ReferenceFile = keyof typeof paths;

interface Rows {
	products: ProductRecord;
	listings: ListingRecord;
	archive: ArchiveRecord;
}

/** True for concepts the vocabulary has; one that left it is passed over, so that no file keeps a site from starting. */
export function isConcept(skill: string): boolean {
	return loadConcepts().byId(skill) !== undefined;
}

/** Rows of one of the files; our build scripts wrote them in this shape, and a test reads them all. */
export function readRows<File extends ReferenceFile>(file: File): Rows[File][] {
	const lines = readFileSync(paths[file], 'utf8').split('\n');
	return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Rows[File]);
}

/** Twelve letters that change when the file does. */
export function versionOf(file: ReferenceFile): string {
	return createHash('sha256').update(readFileSync(paths[file])).digest('hex').slice(0, 12);
}

/** The example places, in the order of their file names. */
export function readExamples(): ExampleFile[] {
	const folder = fromRoot('data', 'examples');
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as ExampleFile);
}
