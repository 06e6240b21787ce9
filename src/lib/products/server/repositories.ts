/** One repository, one entry of the register; made up ones apart from real ones. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { repositoryKey } from '../repository-key.ts';

/** The name of the product that has this repository already, under whatever writing of its address. */
export async function findTwin(
	db: Db,
	repository: string,
	{ example, own }: { example: boolean; own?: string }
): Promise<string | undefined> {
	const key = repositoryKey(repository);
	if (key === null) return undefined;
	const found = await db
		.selectFrom('product')
		.select(['id', 'name'])
		.where('example', '=', example)
		.where('repository_key', '=', key)
		.executeTakeFirst();
	return found && found.id !== own ? found.name : undefined;
}

/**
 * Puts the keys of all products right after a copy of the register was read in: who holds one that is still right keeps
 * it, then the older; of twins the other has none.
 */
export async function renewRepositoryKeys(db: Db): Promise<void> {
	const all = await db
		.selectFrom('product')
		.select(['id', 'example', 'repository', 'repository_key as had'])
		.orderBy('added_at')
		.orderBy('id')
		.execute();
	const rows = all.map((row) => ({ ...row, key: repositoryKey(row.repository ?? '') }));
	const held = new Set<string>();
	const take = ({ example, key }: { example: boolean; key: string | null }) => {
		const name = `${String(example)} ${key ?? ''}`;
		const free = key !== null && !held.has(name);
		held.add(name);
		return free;
	};
	for (const row of rows) if (row.had !== null && row.had === row.key) take(row);
	const moved = rows.filter(({ had, key }) => had === null || had !== key);
	const next = moved.map((row) => ({ ...row, key: take(row) ? row.key : null }));
	const changed = next.filter(({ had, key }) => had !== key);
	if (changed.length === 0) return;
	const ids = changed.map(({ id }) => id);
	// First all free, so that none stands in the way of another.
	await db.updateTable('product').set({ repository_key: null }).where('id', 'in', ids).execute();
	await sql`update product set repository_key = renewed.key
		from unnest(${ids}::uuid[], ${changed.map(({ key }) => key)}::text[]) as renewed (id, key)
		where product.id = renewed.id`.execute(db);
}
