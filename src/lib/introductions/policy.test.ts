import { describe, expect, test } from '../../../tests/support/database.ts';
import { anIntroduction, aPair, type Pair } from '../../../tests/support/introductions.ts';
import type { Db } from '../platform/server/db.ts';
import { type IntroductionStatus, introductionStatuses, isReleased } from './lifecycle.ts';
import { canRead, canReadContact, canReadConversation } from './policy.ts';
import { listContacts } from './server/contact.ts';
import { findIntroduction, listIntroductions } from './server/queries.ts';
import { listRegister } from './server/register.ts';
import { accepted, conflicted, selectIntroductions, standing } from './server/standing.ts';

type Role = keyof Pair['roles'];

async function standingOf(db: Db, pair: Pair, role: Role, id: string) {
	return selectIntroductions(db)
		.select(standing)
		.select(accepted)
		.select(conflicted(pair.roles[role].actor).as('conflicted'))
		.where('introduction.id', '=', id)
		.executeTakeFirstOrThrow();
}

const readers: Record<'talks' | 'facts', Role[]> = {
	talks: [
		...(['official', 'another official', 'manager', 'reader', 'official of an unverified office'] as const),
		...(['owner', 'broker'] as const)
	],
	facts: ['another broker of the place']
};

describe('who reads an introduction', () => {
	test.for(introductionStatuses)(
		'that is %s, is said the same by the policy and by every query',
		async (status, { db }) => {
			const pair = await aPair(db);
			const id = await anIntroduction(pair, status, 'broker');
			const [talking, reading]: [Role[], Role[]] = [[], []];
			for (const [name, { actor }] of Object.entries(pair.roles)) {
				const role = name as Role;
				const facts = await standingOf(db, pair, role, id);
				const found = await findIntroduction(db, actor, id).catch(() => undefined);
				expect(found !== undefined, `${role}, page`).toBe(canRead(actor, facts));
				const listed = await listIntroductions(db, actor);
				if (listed.some((row) => row.id === id)) expect(found, role).toBeDefined();
				const inRegister = (await listRegister(db, actor, 10)).some((row) => row.id === id);
				expect(inRegister, `${role}, register`).toBe(found !== undefined || role === 'operator');
				if (!found || role === 'system') continue;
				expect(found.talks).toBe(canReadConversation(actor, facts));
				expect(found.messages.length > 0, `${role}, words`).toBe(found.talks);
				(found.talks ? talking : reading).push(role);
			}
			const owner = (role: Role) => status !== 'suggested' || role !== 'owner';
			expect(talking.sort()).toEqual(readers.talks.filter(owner).sort());
			expect(reading).toEqual(readers.facts);
		}
	);
});

describe('contact data', () => {
	test.for(introductionStatuses)(
		'of one that is %s is read by the agreed pair once both accepted, by nobody else',
		async (status, { db }) => {
			const pair = await aPair(db);
			const id = await anIntroduction(pair, status);
			const read: Role[] = [];
			for (const [name, { actor }] of Object.entries(pair.roles)) {
				const role = name as Role;
				const facts = await standingOf(db, pair, role, id);
				const theirs = (await listContacts(db, actor, id)).filter(({ mine }) => !mine);
				expect(theirs.length > 0, role).toBe(canReadContact(actor, facts));
				if (theirs.length > 0) read.push(role);
			}
			expect(read).toEqual(isReleased(status) ? ['official', 'owner'] : []);
		}
	);
});

describe('the profile inside an introduction', () => {
	const profile = { visibility: 'introduction' as const };
	const open: IntroductionStatus[] = ['accepted_by_one', 'both_accepted', 'met', 'engaged'];

	test.for(introductionStatuses.filter((status) => status !== 'suggested' && status !== 'asked'))(
		'that shows itself only there is read by exactly that office while it goes on: %s',
		async (status, { db }) => {
			const pair = await aPair(db, { profile });
			const id = await anIntroduction(pair, status, 'profile');
			const full: Role[] = [];
			const named: Role[] = [];
			for (const [name, { actor }] of Object.entries(pair.roles)) {
				const found = await findIntroduction(db, actor, id).catch(() => undefined);
				if (found?.profile) full.push(name as Role);
				if (found?.profileName && name !== 'system') named.push(name as Role);
			}
			const office = ['official', 'another official', 'manager', 'reader'] as const;
			expect(full).toEqual(open.includes(status) ? [...office, 'owner'] : []);
			const outside = ['official of an unverified office'] as const;
			expect(named).toEqual(open.includes(status) ? [...office, ...outside, 'owner'] : ['owner']);
		}
	);
});
