/** Products with somebody in their registers. */
import { sayImplement } from '#lib/implementers/server/commands.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { foundStewardship } from '#lib/products/server/stewards.ts';
import { acting } from './offices.ts';
import { aMember, anOffice, aProduct, aProfile, membershipIn, skills, someTowns } from './people.ts';

/** The product QGIS, which is a skill of its own. */
export async function aProductThatIsASkill(db: Db): Promise<string> {
	const id = await aProduct(db);
	await skills(db, 'qgis');
	await db.insertInto('product_skill').values({ product_id: id, skill: 'qgis', itself: true }).execute();
	return id;
}

/** An organisation confirmed as the one that keeps a product, and somebody who publishes in its name. */
export async function aSteward(db: Db, productId: string): Promise<{ id: string; steward: Context }> {
	const team = { country: null, subdivision: null, example: false };
	const facts = { kind: 'steward', name: 'A foundation', verified_until: '2027-11-22' } as const;
	const id = await anOffice(db, facts);
	const steward = await acting(
		db,
		aMember([membershipIn('steward', { organisationId: id, rights: ['publish'], verified: true })])
	);
	const operator = await acting(db, aMember([], { operator: true }));
	await db
		.transaction()
		.execute((tx) => foundStewardship({ ...operator, db: tx }, productId, { id, ...team }, ''));
	return { id, steward };
}

/** Somebody with a published profile in Recife. */
export async function anOwner(db: Db, more: Parameters<typeof aProfile>[1] = {}) {
	const { recife } = await someTowns(db);
	const owner = await acting(db, aMember([]));
	if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
	const profileId = await aProfile(db, {
		...{ person_id: owner.actor.personId, ...more },
		places: [{ country: 'BR', subdivision: 'BR-PE', city: recife }]
	});
	return { owner, profileId };
}

/** What they say of a product; the id of the entry. */
export async function implementing(
	owner: Context,
	productId: string,
	profileId: string,
	until = '2027-06-30'
): Promise<string> {
	const places = await owner.db
		.selectFrom('profile_place')
		.select('id')
		.where('profile_id', '=', profileId)
		.execute();
	return sayImplement(owner, productId, {
		...{ profile: profileId, place: places.map(({ id }) => id), work: ['training', 'support'], until }
	});
}
