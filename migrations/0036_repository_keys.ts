import { type Kysely, sql } from 'kysely';

interface Row {
	id: string;
	example: boolean;
	repository: string;
}

/** One repository, one product: host and path of its address, in the one writing the database can compare. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table product add column repository_key text`.execute(db);
	const { rows } = await sql<Row>`select id, example, repository from product where repository is not null
		order by added_at, id`.execute(db);
	const held = new Set<string>();
	const ids: string[] = [];
	const keys: string[] = [];
	for (const { id, example, repository } of rows) {
		const key = keyOf(repository);
		// Of twins the older one keeps the key.
		if (key === null || held.has(`${String(example)} ${key}`)) continue;
		held.add(`${String(example)} ${key}`);
		ids.push(id);
		keys.push(key);
	}
	await sql`update product set repository_key = filled.key
		from unnest(${ids}::uuid[], ${keys}::text[]) as filled (id, key) where product.id = filled.id`.execute(db);
	await sql`create unique index product_repository_once on product (example, repository_key)`.execute(db);
}

/** As `repositoryKey` reads addresses on the day of this migration. */
function keyOf(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const { hostname, pathname } = new URL(address);
	const host = hostname
		.toLowerCase()
		.replace(/^www\./, '')
		.replace(/\.$/, '');
	if (host === '') return null;
	let path = pathname;
	try {
		path = decodeURIComponent(pathname);
	} catch {
		// What is no percent writing stays as it is.
	}
	const parts = path
		.toLowerCase()
		.split('/')
		.filter((part) => part !== '');
	return `${host}/${parts.join('/').replace(/(\.git)+$/, '')}`.replace(/\/+$/, '');
}
