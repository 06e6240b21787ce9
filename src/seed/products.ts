/**
 * A made-up product with what it takes to keep it running, and made-up people in the registers of products. Written by
 * the commands people use, on days of the past; of a real product nothing but such entries is made up.
 */
import type { Transaction } from 'kysely';
import { confirmEntry, dayIn, sayImplement } from '#lib/implementers/server/commands.ts';
import { lapseEntries } from '#lib/implementers/server/time.ts';
import { system } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import { repositoryKey } from '#lib/products/repository-key.ts';
import { askToSteward, decideStewardship } from '#lib/products/server/stewards.ts';
import { sayWhatItTakes } from '#lib/products/server/sustainment.ts';
import { readExamples } from './files.ts';
import type { ExampleFile, ExampleImplementer, ExampleProduct } from './records.ts';
import { findActor, findProfile, ownerOf } from './work.ts';

type Tx = Transaction<Tables>;

const dayMs = 86_400_000;

/** Writes the products and entries this database lacks. */
export async function putProductLife(tx: Tx, now: Date): Promise<void> {
	for (const file of readExamples()) {
		for (const product of file.products ?? []) await putProduct(tx, file, product, now);
		for (const entry of file.implementers ?? []) await putEntry(tx, file, entry, now);
	}
	await lapseEntries({ db: tx, now, actor: system });
}

/** Somebody of the region so many days ago. */
async function as(tx: Tx, key: string, now: Date, daysAgo: number): Promise<Context> {
	const { actor } = await findActor(tx, key, now);
	return { db: tx, actor, now: new Date(now.getTime() - daysAgo * dayMs) };
}

const regionOf = ({ offices: [first] }: ExampleFile) => first?.key.split('/', 1)[0] ?? '';

function findProduct(tx: Tx, key: string) {
	return tx.selectFrom('product').select('id').where('source_key', '=', key).executeTakeFirst();
}

async function putProduct(tx: Tx, file: ExampleFile, product: ExampleProduct, now: Date): Promise<void> {
	if (await findProduct(tx, product.key)) return;
	const { name, summary, repository, licence, country, askedDaysAgo: asked } = product;
	const { id } = await tx
		.insertInto('product')
		.values({
			...{ source_key: product.key, name, summary, repository, licence, language: file.language },
			repository_key: repositoryKey(repository),
			...{ kinds: ['software'], deployed_in: [country], developed_in: [country], example: true },
			...{ stewards: [file.offices[0]?.name ?? ''], registry_status: 'not_recorded' },
			...{ source: 'Mutirão', source_licence: 'CC0-1.0', source_date: dayIn(now, -asked) },
			corrected_at: null
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const region = regionOf(file);
	const staff = await as(tx, `${region}/staff`, now, asked);
	const { officeId } = await findActor(tx, `${region}/staff`, now);
	await askToSteward(staff, id, { organisation: officeId, words: product.words });
	const kept = await tx
		.selectFrom('product_steward')
		.select('id')
		.where('product_id', '=', id)
		.executeTakeFirstOrThrow();
	await decideStewardship(
		await as(tx, `${region}/broker`, now, asked - 2),
		kept.id,
		'confirm',
		product.words
	);
	for (const { daysAgo, source, untilInDays, facts } of product.takes) {
		const said =
			untilInDays === undefined ? facts : { ...facts, funded_until: { day: dayIn(now, untilInDays) } };
		await sayWhatItTakes(await as(tx, `${region}/staff`, now, daysAgo), id, said, source);
	}
}

async function putEntry(tx: Tx, file: ExampleFile, entry: ExampleImplementer, now: Date): Promise<void> {
	const region = regionOf(file);
	const product = await findProduct(tx, entry.product);
	if (!product) throw new Error(`There is no product ${entry.product}`);
	const profile = await findProfile(tx, entry.profile);
	const known = await tx
		.selectFrom('implementer')
		.select('id')
		.where('product_id', '=', product.id)
		.where('profile_id', '=', profile.id)
		.executeTakeFirst();
	if (known) return;
	const owner = await as(tx, await ownerOf(tx, profile, region), now, entry.saidDaysAgo);
	const places = await tx
		.selectFrom('profile_place')
		.select('id')
		.where('profile_id', '=', profile.id)
		.execute();
	const id = await sayImplement(owner, product.id, {
		...{ profile: profile.id, place: places.map((place) => place.id), work: entry.work },
		until: dayIn(now, entry.untilInDays)
	});
	if (entry.confirmedDaysAgo !== undefined) {
		const office = await as(tx, `${region}/staff`, now, entry.confirmedDaysAgo);
		await confirmEntry(office, id, owner.now.toISOString());
	}
}
