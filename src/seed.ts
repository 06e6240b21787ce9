/**
 * First data: `node src/seed.ts` fills the empty database that DATABASE_URL names, with the examples where DEMO=on.
 * On a database that has its first data it only renews what a newer version of the files changed.
 */
import { sql, type Transaction } from 'kysely';
import { seedPlaces } from '#lib/places/server/seed.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import {
	rebuildPostings,
	replaceNeedPostings,
	replaceProfilePostings
} from '#lib/postings/server/commands.ts';
import { freezeRarity } from '#lib/postings/server/rarity.ts';
import { syncSkills } from '#lib/skills/server/commands.ts';
import { putDeskMonth } from './seed/desk.ts';
import { putExamples, removeExamples } from './seed/examples.ts';
import { type ReferenceFile, versionOf } from './seed/files.ts';
import { putProductLife } from './seed/products.ts';
import { putArchive, putListings, putProducts } from './seed/reference.ts';
import { putWork } from './seed/work.ts';

type Tx = Transaction<Tables>;

/** How many rows of each kind the database holds from the files. */
export interface Seeded {
	places: number;
	skills: number;
	products: number;
	listings: number;
	archive: number;
	exampleProfiles: number;
	exampleNeeds: number;
}

export interface SeedOptions {
	/** Whether the marked examples belong in. */
	demo: boolean;
	/** Dates of the examples count from here. */
	now?: Date;
}

/** One seeding at a time, whoever starts it: the number is ours alone. */
const seedLock = 4_708_190_022n;

/**
 * Fills a database that has never been seeded; undefined where it was, and then nothing is touched. All but the
 * places and skills goes in by one transaction; cut off in between, the next start does the whole of it.
 */
export function seedIfEmpty(db: Db, { demo, now = new Date() }: SeedOptions): Promise<Seeded | undefined> {
	return alone(db, async (one) => {
		if (await findFact(one, 'seed')) return undefined;
		await putReference(one);
		await one.transaction().execute(async (tx) => {
			if (demo) await addExamples(tx, now);
			await setFact(tx, 'examples', demo ? 'in' : 'out');
			await setFact(tx, 'seed', now.toISOString());
		});
		await freezeRarity(one);
		await sql`analyze`.execute(one);
		return count(one);
	});
}

/**
 * Renews places, skills, products, listings and archive where a newer file changed them; says which it renewed.
 * What matching reads is worked out anew where the vocabulary or the places changed beneath it.
 */
export function refreshReference(db: Db): Promise<string[]> {
	return alone(db, async (one) => {
		const renewed = await putReference(one);
		if (renewed.includes('places') || renewed.includes('skills')) {
			await rebuildPostings(one);
			await freezeRarity(one);
		}
		return renewed;
	});
}

/**
 * Adds the examples or takes them out, where DEMO was changed since the last start; true where something was done.
 * A database that was never seeded is left alone.
 */
export function switchExamples(db: Db, { demo, now = new Date() }: SeedOptions): Promise<boolean> {
	const wanted = demo ? 'in' : 'out';
	return alone(db, async (one) => {
		const found = await findFact(one, 'examples');
		if (found === undefined || found === wanted) return false;
		await one.transaction().execute(async (tx) => {
			if (demo) await addExamples(tx, now);
			else await removeExamples(tx);
			await setFact(tx, 'examples', wanted);
		});
		await freezeRarity(one);
		return true;
	});
}

/** What a start did to the data, in a few words: first data, what was renewed, or nothing. */
export async function bringUpToDate(db: Db, options: SeedOptions): Promise<string> {
	const seeded = await seedIfEmpty(db, options);
	if (seeded) {
		const many = (rows: number) => rows.toLocaleString('en');
		return (
			`First data: ${many(seeded.places)} places, ${many(seeded.skills)} skills, ${many(seeded.products)} products, ` +
			`${many(seeded.listings)} listings${options.demo ? ', examples' : ''}`
		);
	}
	const done = (await refreshReference(db)).map((name) => `${name} renewed`);
	if (await switchExamples(db, options)) done.push(options.demo ? 'examples put in' : 'examples taken out');
	return done.length > 0 ? `Data: ${done.join(', ')}` : 'Data is up to date';
}

/** Works on one connection that holds the lock; should the process die, the server lets go of it. */
function alone<Result>(db: Db, work: (one: Db) => Promise<Result>): Promise<Result> {
	return db.connection().execute(async (one) => {
		await sql`select pg_advisory_lock(${seedLock})`.execute(one);
		try {
			return await work(one);
		} finally {
			await sql`select pg_advisory_unlock(${seedLock})`.execute(one);
		}
	});
}

const files: { name: ReferenceFile; put: (tx: Tx) => Promise<unknown> }[] = [
	{ name: 'products', put: putProducts },
	{ name: 'listings', put: putListings },
	{ name: 'archive', put: putArchive }
];

/** Places and skills first, since everything else points to them; they know their own versions. */
async function putReference(one: Db): Promise<string[]> {
	const renewed: string[] = [];
	if (await seedPlaces(one)) renewed.push('places');
	if (await syncSkills(one)) renewed.push('skills');
	for (const { name, put } of files) {
		const version = versionOf(name);
		if ((await findFact(one, name)) === version) continue;
		await one.transaction().execute(async (tx) => {
			await put(tx);
			await setFact(tx, name, version);
		});
		renewed.push(name);
	}
	return renewed;
}

async function addExamples(tx: Tx, now: Date) {
	const { profileIds, needIds } = await putExamples(tx, now);
	await replaceProfilePostings(tx, profileIds);
	await replaceNeedPostings(tx, needIds);
	await putWork(tx, now);
	await putDeskMonth(tx, now);
	await putProductLife(tx, now);
	// What happened in the past calls nobody today: only the jobs of this transaction began with it.
	await sql`delete from graphile_worker._private_jobs where created_at = now()`.execute(tx);
}

async function findFact(db: Db, name: string): Promise<string | undefined> {
	const fact = await db
		.selectFrom('instance_fact')
		.select('value')
		.where('name', '=', name)
		.executeTakeFirst();
	return fact?.value;
}

async function setFact(tx: Tx, name: string, value: string) {
	await tx
		.insertInto('instance_fact')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ value, set_at: sql<Date>`now()` }))
		.execute();
}

async function count(db: Db): Promise<Seeded> {
	const { rows } = await sql<Seeded>`
		select (select count(*) from city) as places,
			(select count(*) from skill) as skills,
			(select count(*) from product where not example) as products,
			(select count(*) from listing) as listings,
			(select count(*) from need where origin = 'archive') as archive,
			(select count(*) from profile where example) as "exampleProfiles",
			(select count(*) from need where origin = 'example') as "exampleNeeds"`.execute(db);
	const [counts] = rows;
	if (!counts) throw new Error('Counting the first data gave no row');
	return counts;
}

async function run() {
	const address = process.env['DATABASE_URL'];
	if (!address) throw new StartProblem('Set DATABASE_URL to the database to fill.');
	const demo = process.env['DEMO'] === 'on';
	const db = openDatabase(address, { name: 'mutirao-seed', poolSize: 1, statementTimeoutMs: 0 });
	try {
		process.stdout.write(`${await bringUpToDate(db, { demo })}\n`);
	} finally {
		await closeDatabase(db);
	}
}

if (import.meta.main) {
	try {
		await run();
	} catch (error) {
		if (!(error instanceof StartProblem)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	}
}
