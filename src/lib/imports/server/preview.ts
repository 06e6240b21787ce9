/** Looking at a file before anything is imported. */
import { fold } from '../../platform/fold.ts';
import type { Locale } from '../../platform/language.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { ImportKind, ImportReport, Lookalike } from '../lifecycle.ts';
import { createLookalikes, type Named } from '../lookalikes.ts';
import { checkRows, type Office, type ReadyRow } from './check.ts';
import { readTable } from './table.ts';

export interface Looked {
	report: ImportReport;
	/** Rows to import. */
	good: ReadyRow[];
	/** Rows that could be imported and resemble something. */
	similar: ReadyRow[];
}

/** Reads and checks a whole file against what is here now. Throws `Refusal` where no row could be read. */
export async function lookAt(
	{ db, actor }: Pick<Context, 'db' | 'actor'>,
	kind: ImportKind,
	content: Uint8Array,
	locale: Locale
): Promise<Looked> {
	const table = readTable(kind, content);
	const offices = kind === 'needs' ? await listOffices(db) : new Map<string, Office>();
	const { ready, problems, unknown } = checkRows(kind, table, { actor, locale, offices, nameKey });
	const known = createLookalikes<Entry>(await listHere(db, kind));
	const good: ReadyRow[] = [];
	const similar: ReadyRow[] = [];
	const told: Lookalike[] = [];
	for (const each of ready) {
		const entry = entryOf(each);
		const like = known.find(entry);
		known.add(entry);
		if (!like) good.push(each);
		else {
			similar.push(each);
			told.push({ row: each.row, name: entry.name, like: like.name, likeRow: like.row });
		}
	}
	const { encoding, delimiter, ignored, rows } = table;
	const report = { rows: rows.length, good: good.length, encoding, delimiter, ignored, problems, unknown };
	return { report: { ...report, similar: told }, good, similar };
}

interface Entry extends Named {
	row: number | null;
}

function entryOf(each: ReadyRow): Entry {
	const { row, where } = each;
	const [name, url] =
		each.kind === 'needs' ? [each.fields.title, each.fields.source_url] : [each.fields.name, each.fields.url];
	return { row, name, country: where.country, url: url ?? null };
}

/** What is here already, public or not; people are left out, since nobody may learn who has an account. */
async function listHere(db: Db, kind: ImportKind): Promise<Entry[]> {
	if (kind === 'needs') {
		const needs = await db
			.selectFrom('need')
			.select(['title as name', 'country', 'source_url as url'])
			.where('status', 'in', ['open', 'paused', 'closed'])
			.execute();
		return needs.map((need) => ({ ...need, row: null }));
	}
	const organisations = await db
		.selectFrom('organisation')
		.select(['name', 'country', 'url'])
		.where('status', '=', 'active')
		.execute();
	const listings = await db
		.selectFrom('listing')
		.select(['name', 'country', 'url'])
		.where('status', '<>', 'claimed')
		.execute();
	return [...organisations, ...listings].map((each) => ({ ...each, row: null }));
}

async function listOffices(db: Db): Promise<Map<string, Office>> {
	const offices = await db
		.selectFrom('organisation')
		.select(['id', 'name', 'country', 'subdivision'])
		.where('kind', '=', 'office')
		.where('status', '=', 'active')
		.where('example', '=', false)
		.execute();
	return new Map(offices.map(({ name, ...office }) => [nameKey(name), office]));
}

function nameKey(name: string): string {
	return fold(name).replace(/\s+/g, ' ').trim();
}
