/** Products, listings and archived needs: other people's records, each with its source and licence. */
import { sql, type Transaction } from 'kysely';
import type { Tables } from '#lib/platform/server/tables.ts';
import { renewRepositoryKeys } from '#lib/products/server/repositories.ts';
import { inBatches } from './batches.ts';
import { isConcept, readRows } from './files.ts';
import type { ArchiveRecord, ListingRecord, ProductRecord } from './records.ts';

type Tx = Transaction<Tables>;
const size = 400;

/** Writes or renews every product of the file; returns how many. A product the file no longer has stays. */
export async function putProducts(tx: Tx): Promise<number> {
	const products = readRows('products');
	const ids = await inBatches(products, size, (batch) =>
		tx
			.insertInto('product')
			.values(batch.map(productRow))
			.onConflict((conflict) =>
				conflict.column('source_key').doUpdateSet((eb) => ({
					name: unlessPutRight('name'),
					summary: unlessPutRight('summary'),
					url: unlessPutRight('url'),
					repository: unlessPutRight('repository'),
					kinds: eb.ref('excluded.kinds'),
					registry_status: eb.ref('excluded.registry_status'),
					stewards: unlessPutRight('stewards'),
					developed_in: eb.ref('excluded.developed_in'),
					deployed_in: eb.ref('excluded.deployed_in'),
					goals: eb.ref('excluded.goals'),
					source_date: eb.ref('excluded.source_date')
				}))
			)
			.returning(['id', 'source_key as key'])
			.execute()
	);
	const skillsOf = new Map(products.map(({ key, skills }) => [key, skills]));
	const skills = ids.flatMap(({ id, key }) =>
		(skillsOf.get(key) ?? [])
			.filter(({ skill }) => isConcept(skill))
			.map(({ skill, itself }) => ({ product_id: id, skill, itself }))
	);
	await tx
		.deleteFrom('product_skill')
		.where(
			'product_id',
			'in',
			ids.map(({ id }) => id)
		)
		.execute();
	await inBatches(skills, 5_000, (batch) => tx.insertInto('product_skill').values(batch).execute());
	await renewRepositoryKeys(tx);
	return products.length;
}

/** What those who keep a product put right here stays, whatever the registry still says. */
function unlessPutRight(column: 'name' | 'summary' | 'url' | 'repository' | 'stewards') {
	return sql<never>`case when product.corrected_at is null then ${sql.ref(`excluded.${column}`)}
		else ${sql.ref(`product.${column}`)} end`;
}

function productRow(product: ProductRecord) {
	return {
		source_key: product.key,
		name: product.name,
		summary: product.summary,
		url: product.url,
		repository: product.repository,
		kinds: product.kinds,
		registry_status: product.registryStatus,
		stewards: product.stewards,
		developed_in: product.developedIn,
		deployed_in: product.deployedIn,
		goals: product.goals,
		source: product.source,
		source_licence: product.licence,
		source_date: product.copied
	};
}

/** Writes or renews every listing nobody has claimed or had removed; returns how many the file has. */
export async function putListings(tx: Tx): Promise<number> {
	const listings = readRows('listings');
	const ids = await inBatches(listings, size, (batch) =>
		tx
			.insertInto('listing')
			.values(batch.map(listingRow))
			.onConflict((conflict) =>
				conflict
					.column('source_key')
					.doUpdateSet((eb) => ({
						kind: eb.ref('excluded.kind'),
						name: unlessCorrected('name'),
						summary: unlessCorrected('summary'),
						url: unlessCorrected('url'),
						country: eb.ref('excluded.country'),
						subdivision: eb.ref('excluded.subdivision'),
						city: eb.ref('excluded.city'),
						lat: eb.ref('excluded.lat'),
						lng: eb.ref('excluded.lng'),
						languages: eb.ref('excluded.languages'),
						source_date: eb.ref('excluded.source_date')
					}))
					.where('listing.status', '=', 'unclaimed')
			)
			.returning(['id', 'source_key as key'])
			.execute()
	);
	const skillsOf = new Map(listings.map(({ key, skills }) => [key, skills]));
	const skills = ids.flatMap(({ id, key }) =>
		(skillsOf.get(key) ?? []).filter(isConcept).map((skill) => ({ listing_id: id, skill }))
	);
	await inBatches(ids, 5_000, async (batch) => {
		const some = batch.map(({ id }) => id);
		return tx.deleteFrom('listing_skill').where('listing_id', 'in', some).execute();
	});
	await inBatches(skills, 5_000, (batch) => tx.insertInto('listing_skill').values(batch).execute());
	return listings.length;
}

/** What its own people put right here stays, whatever the file still says. */
function unlessCorrected(column: 'name' | 'summary' | 'url') {
	return sql<string>`case when listing.corrected_at is null then ${sql.ref(`excluded.${column}`)}
		else ${sql.ref(`listing.${column}`)} end`;
}

function listingRow(listing: ListingRecord) {
	return {
		source_key: listing.key,
		kind: listing.kind,
		name: listing.name,
		summary: listing.summary,
		url: listing.url,
		country: listing.country,
		subdivision: listing.subdivision,
		city: listing.city,
		lat: listing.point?.[0] ?? null,
		lng: listing.point?.[1] ?? null,
		languages: listing.languages,
		source: listing.source,
		licence: listing.licence,
		source_date: listing.copied
	};
}

/** Adds the archived needs this database lacks; returns how many the file has. */
export async function putArchive(tx: Tx): Promise<number> {
	const needs = readRows('archive');
	const ids = await inBatches(needs, size, (batch) =>
		tx
			.insertInto('need')
			.values(batch.map(archiveRow))
			.onConflict((conflict) => conflict.column('source_key').doNothing())
			.returning(['id', 'source_key as key'])
			.execute()
	);
	const skillsOf = new Map(needs.map(({ key, skills }) => [key, skills]));
	const skills = ids.flatMap(({ id, key }) =>
		(skillsOf.get(key ?? '') ?? []).filter(isConcept).map((skill) => ({ need_id: id, skill, must: false }))
	);
	await inBatches(skills, 5_000, (batch) => tx.insertInto('need_skill').values(batch).execute());
	return needs.length;
}

/** Closed, and how it ended is not recorded; without a date of its own it has none, never ours. */
function archiveRow(need: ArchiveRecord) {
	const date = need.date === null ? null : new Date(`${need.date}T00:00:00Z`);
	return {
		origin: 'archive' as const,
		status: 'closed' as const,
		ending: 'not_recorded' as const,
		title: need.title,
		outcome_wanted: need.text,
		language: 'en',
		kind: need.kind,
		country: need.country,
		subdivision: need.subdivision,
		city: need.city,
		languages: ['en'],
		source: need.source,
		source_url: need.sourceUrl,
		source_licence: need.licence,
		source_key: need.key,
		published_at: date,
		created_at: date ?? new Date(`${need.copied}T00:00:00Z`)
	};
}
