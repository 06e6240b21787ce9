/** The table of contents of a backup: `manifest.json` in its folder, written last. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '#lib/platform/refusal.ts';
import { fromRoot } from '#lib/platform/server/root.ts';

/** Raised when a reader of the old form could misread the new one. */
export const formatVersion = 1;

const part = z.strictObject({
	/** Rows in it. */
	rows: z.int().min(0),
	/** Of the file as it is stored. */
	sha256: z.string().regex(/^[0-9a-f]{64}$/)
});

export const Manifest = z.strictObject({
	format: z.int(),
	/** Version of the program that wrote it. */
	version: z.string(),
	madeAt: z.iso.datetime(),
	/** Names of the migrations its database had, in their order. */
	migrations: z.array(z.string()).min(1),
	tables: z.array(
		part.extend({ name: z.string().regex(/^[a-z_0-9]+$/), columns: z.array(z.string()).min(1) })
	),
	sequences: z.array(z.strictObject({ name: z.string(), value: z.string() })),
	/** Work that had not been done yet. */
	jobs: part
});
export type Manifest = z.output<typeof Manifest>;

export const manifestName = 'manifest.json';
export const jobsName = 'jobs.jsonl.gz';
export const tableFile = (name: string) => `${name}.copy.gz`;

/** Throws `Refusal` where the folder is none of ours, or newer than the migrations this program knows, in order. */
export async function readManifest(folder: string, known: readonly string[]): Promise<Manifest> {
	const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
	if (text === undefined) throw new Refusal('not_found', 'backup_no_manifest', { folder });
	const read = Manifest.safeParse(parsed(text));
	if (parsedFormat(text) > formatVersion) throw new Refusal('not_supported', 'backup_newer', { folder });
	if (!read.success) throw new Refusal('invalid', 'backup_manifest_damaged', { folder });
	const { migrations } = read.data;
	if (known.slice(0, migrations.length).join() !== migrations.join())
		throw new Refusal('not_supported', 'backup_newer', { folder });
	return read.data;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function parsedFormat(text: string): number {
	const read = z.looseObject({ format: z.number() }).safeParse(parsed(text));
	return read.success ? read.data.format : 0;
}

export async function readVersion(): Promise<string> {
	const packed: unknown = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'));
	return z.looseObject({ version: z.string() }).parse(packed).version;
}
