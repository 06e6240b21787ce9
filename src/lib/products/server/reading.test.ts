import { expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, anOffice, aProduct, membershipIn, someTowns } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { aSteward } from '../../../../tests/support/registers.ts';
import type { Db } from '../../platform/server/db.ts';
import { bringProductIn } from './descriptions.ts';
import { readForNew, readForProduct } from './reading.ts';

const file = `name: Maps
url: https://code.example//maps.git#readme
publiccodeYmlVersion: "0.4"
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
description: { en: { shortDescription: Maps for all } }
legal: { license: EUPL-1.2 }
maintenance: { type: internal }
localisation: { localisationReady: false, availableLanguages: [en] }
`;

async function aFirm(db: Db) {
	await someTowns(db);
	const id = await anOffice(db, { kind: 'firm', name: 'A firm', country: 'BR' });
	const membership = membershipIn('firm', { organisationId: id, rights: ['publish'], verified: true });
	return { id, publisher: await acting(db, aMember([membership])) };
}

test('a file is read only for who may save it', async ({ db }) => {
	const productId = await aProduct(db);
	const firm = await aFirm(db);
	const stranger = await acting(db, aMember([]));
	expect(await refusalOf(readForNew(stranger, undefined, file))).toBe('not_allowed');
	expect(await refusalOf(readForNew(stranger, firm.id, file))).toBe('not_allowed');
	expect(await refusalOf(readForProduct(stranger, productId, file))).toBe('not_allowed');
	expect(await refusalOf(readForProduct(firm.publisher, productId, file))).toBe('not_allowed');
	expect(await refusalOf(readForProduct(firm.publisher, firm.id, file))).toBe('not_found');
	expect((await readForNew(firm.publisher, firm.id, file)).taken?.name).toBe('Maps');
});

test('sixty files an hour are read for one person', async ({ db }) => {
	const productId = await aProduct(db);
	const { steward } = await aSteward(db, productId);
	const operator = await acting(db, aMember([], { operator: true }));
	for (let files = 0; files < 60; files++) await readForProduct(operator, productId, '');
	expect(await refusalOf(readForProduct(operator, productId, ''))).toBe('too_many');
	expect(await refusalOf(readForNew(steward, undefined, ''))).toBeUndefined();
});

test('a repository that another product has is a mistake in its line', async ({ db }) => {
	const { id, publisher } = await aFirm(db);
	const { taken } = await readForNew(publisher, id, file);
	const added = await bringProductIn(publisher, id, taken!);
	const { taken: none, problems } = await readForNew(publisher, id, file.replace('name: Maps', 'name: Ours'));
	expect(none).toBeUndefined();
	expect(problems).toEqual([
		{ field: 'url', line: 2, message: 'products_yml_twin', params: { name: 'Maps' } }
	]);
	const operator = await acting(db, aMember([], { operator: true }));
	expect((await readForProduct(operator, added.id, file)).read.problems).toEqual([]);
});
