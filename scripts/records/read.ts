/** Reading source records and writing ours, one JSON object a line. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder with the sources, given as the first argument; ends the script with a sentence where it is missing. */
export function sourceFolder(): string {
	const folder = process.argv[2];
	if (folder) return folder;
	process.stderr.write('Say where the source files are: node scripts/build-….ts <folder>\n');
	process.exit(2);
}

/** Rows of a JSON-lines file, in its order. */
export function readLines<Row>(folder: string, file: string): Row[] {
	return readFileSync(path.join(folder, file), 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as Row);
}

/** Writes rows ordered by key, so that a rebuilt file differs only where the data does. */
export function writeLines(file: string, rows: readonly { key: string }[]): void {
	mkdirSync(path.dirname(file), { recursive: true });
	const ordered = [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
	writeFileSync(file, ordered.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** A whole http(s) address, or null: templates with gaps, bare words and other schemes are nothing to click on. */
export function webAddress(text: string | null | undefined): string | null {
	const trimmed = (text ?? '').trim();
	if (!/^https?:\/\/[^\s{}]+$/i.test(trimmed) || !URL.canParse(trimmed)) return null;
	return new URL(trimmed).href;
}

/** One line of plain text: tags, marks of Markdown links and runs of spaces removed, cut at a word. */
export function plainText(text: string | null | undefined, longest: number): string {
	const flat = (text ?? '')
		.normalize('NFC')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/\*\*|__|`/g, '')
		.replace(/\p{C}+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	if (flat.length <= longest) return flat;
	return `${flat.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
}

/** Lower-case letters and digits joined by hyphens. */
export function slug(text: string): string {
	const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return folded.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'unnamed';
}

/** Hands out each key once; a second record of the same name gets `-2`. */
export function keys(): (source: string, name: string) => string {
	const taken = new Map<string, number>();
	return (source, name) => {
		const base = `${source}/${slug(name)}`;
		const times = (taken.get(base) ?? 0) + 1;
		taken.set(base, times);
		return times === 1 ? base : `${base}-${String(times)}`;
	};
}
