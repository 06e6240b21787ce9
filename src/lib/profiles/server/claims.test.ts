import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aListing, aMember, someTowns } from '../../../../tests/support/people.ts';
import { readMailAddress, type MailAddress } from '../../accounts/address.ts';
import { tokenToSend } from '../../accounts/server/links.ts';
import { listedDomain } from '../../organisations/listed-domain.ts';
import { askByMail, askToDecide, listRequests, removeByLink } from '../../organisations/server/claims.ts';
import { findListing } from '../../organisations/server/queries.ts';
import { type Actor, visitor } from '../../platform/actor.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { claimByLink, decideRequest } from './claims.ts';
import { findOwnProfile } from './own.ts';

const now = new Date('2026-11-22T10:00:00Z');
const from = { household: '127.0.0.1', locale: 'en' as const };
const at = (address: string) => readMailAddress(address) as MailAddress;

async function somebody(db: Db, more: Partial<Extract<Actor, { kind: 'member' }>> = {}) {
	const { id } = await db
		.insertInto('person')
		.values({ name: 'Ana', locale: 'en', created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	const actor = { ...aMember([]), personId: id, ...more };
	return { db, now, actor };
}

async function aGroup(db: Db) {
	await someTowns(db);
	return aListing(db, {
		name: 'OSM Recife',
		summary: 'Maps the city together.',
		url: 'https://www.osm-recife.example/about',
		country: 'BR',
		subdivision: 'BR-PE',
		skills: ['qgis']
	});
}

/** The token the mail to a mailbox carries. */
async function mailed(context: Context): Promise<string> {
	const { id } = await context.db.selectFrom('one_time_link').select('id').executeTakeFirstOrThrow();
	const link = await atomically(context, (atomic) => tokenToSend(atomic, id));
	return link?.token ?? '';
}

describe('an entry nobody has claimed', () => {
	test('is taken over from a mailbox of its domain, and becomes a draft nobody else sees', async ({ db }) => {
		const id = await aGroup(db);
		const ana = await somebody(db);
		await askByMail(ana, id, 'claim', at('ana@osm-recife.example'), from);
		const { profileId = '', organisationId } = await claimByLink(ana, await mailed(ana));
		expect(await findListing(db, visitor, id)).toBeUndefined();
		const owner: Actor = {
			...ana.actor,
			memberships: [{ organisationId, kind: 'community', rights: ['manage'] }]
		};
		expect(await findOwnProfile(db, owner, profileId)).toMatchObject({
			...{ status: 'draft', kind: 'community', name: 'OSM Recife', headline: 'Maps the city together.' },
			skills: [{ skill: 'qgis', evidence: 'claimed' }],
			places: [{ country: 'BR', subdivision: 'BR-PE' }]
		});
	});

	test.for([
		['ana@elsewhere.example', 'claims_wrong_domain'],
		['ana@mail.osm-recife.example', 'claims_wrong_domain'],
		['ana@osm-recife.example.evil.example', 'claims_wrong_domain']
	] as const)('is not taken over from %s', async ([address, messageKey], { db }) => {
		const id = await aGroup(db);
		const ana = await somebody(db);
		await expect(askByMail(ana, id, 'claim', at(address), from)).rejects.toMatchObject({ messageKey });
		expect(await db.selectFrom('one_time_link').select('id').execute()).toEqual([]);
	});

	test('is taken over only by the account that asked', async ({ db }) => {
		const id = await aGroup(db);
		const [ana, ben] = [await somebody(db), await somebody(db)];
		await askByMail(ana, id, 'claim', at('ana@osm-recife.example'), from);
		const token = await mailed(ana);
		await expect(claimByLink(ben, token)).rejects.toMatchObject({ messageKey: 'claims_link_of_another' });
		await expect(removeByLink(ben, token)).rejects.toMatchObject({ code: 'stale_state' });
		expect(await findListing(db, visitor, id)).toBeDefined();
	});

	test('is removed without an account, once, emptied but for its key', async ({ db }) => {
		const id = await aGroup(db);
		const nobody = { db, now, actor: visitor };
		await askByMail(nobody, id, 'remove', at('info@osm-recife.example'), from);
		const token = await mailed(nobody);
		await removeByLink(nobody, token);
		const row = await db
			.selectFrom('listing')
			.select(['status', 'name', 'summary', 'url'])
			.where('id', '=', id)
			.executeTakeFirst();
		expect(row).toEqual({ status: 'removed', name: '', summary: '', url: null });
		await expect(removeByLink(nobody, token)).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('is decided about by a broker of its place or an operator, never by who asked', async ({ db }) => {
		const id = await aGroup(db);
		const ana = await somebody(db, { operator: true });
		await askToDecide(ana, id, { what: 'claim', how: 'words', words: 'I founded it' }, '127.0.0.1');
		const broker = await somebody(db, { brokerPlaces: ['BR-PE'] });
		const elsewhere = await somebody(db, { brokerPlaces: ['FR'] });
		expect(await listRequests(ana, 10)).toEqual([]);
		expect(await listRequests(elsewhere, 10)).toEqual([]);
		const [request] = await listRequests(broker, 10);
		for (const other of [ana, elsewhere, { db, now, actor: visitor }])
			await expect(decideRequest(other, request?.id ?? '', 'accepted', 'Yes')).rejects.toMatchObject({
				code: 'not_found'
			});
		await decideRequest(broker, request?.id ?? '', 'accepted', 'Telephoned');
		expect(await findListing(db, visitor, id)).toBeUndefined();
		const members = await db.selectFrom('membership').select('person_id').execute();
		expect(members).toEqual([{ person_id: ana.actor.personId }]);
	});

	test('is corrected once somebody agreed, and says so to the next import', async ({ db }) => {
		const id = await aGroup(db);
		const wish = {
			what: 'correct',
			how: 'words',
			words: 'Member',
			changes: { name: 'OSM Pernambuco' }
		} as const;
		await askToDecide({ db, now, actor: visitor }, id, wish, '127.0.0.1');
		const broker = await somebody(db, { brokerPlaces: ['BR'] });
		expect(await findListing(db, visitor, id)).toMatchObject({ name: 'OSM Recife' });
		const [request] = await listRequests(broker, 10);
		await decideRequest(broker, request?.id ?? '', 'accepted', 'Looked at the site');
		expect(await findListing(db, visitor, id)).toMatchObject({ name: 'OSM Pernambuco' });
		const row = await db.selectFrom('listing').select('corrected_at').executeTakeFirst();
		expect(row?.corrected_at).toEqual(now);
	});
});

describe('the domain of a listed website', () => {
	test.each([
		['https://www.osm.example/x', 'osm.example'],
		['https://github.com/osm', undefined],
		['https://osm.github.io/', undefined],
		['http://perso.free.fr/osm', undefined],
		['https://10.0.0.1/', undefined],
		['http://localhost/', undefined],
		[null, undefined]
	])('%s speaks for %s', (url, domain) => {
		expect(listedDomain(url)).toBe(domain);
	});
});
