import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { someTowns } from '../../../../tests/support/people.ts';
import { anOwner, aProductThatIsASkill, implementing } from '../../../../tests/support/registers.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { tokenToSend } from '../../accounts/server/links.ts';
import { system, visitor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { implementersOf } from './queries.ts';
import { offer } from './reactions.ts';
import { findDue, lapseEntries, remindOwners, renewByLink } from './time.ts';

const clock = (db: Db, days = 0): Context => ({
	...{ db, actor: system },
	now: new Date(now.getTime() + days * 86_400_000)
});
const standingOf = async (db: Db, productId: string, today: string) =>
	(await implementersOf(db, visitor, productId, { today })).rows.map(({ standing, until }) => [
		standing,
		until
	]);

async function announced(db: Db, topic: string): Promise<Record<string, string>[]> {
	const { rows } = await sql<{ payload: Record<string, string> }>`
		select payload from graphile_worker._private_jobs as job
		join graphile_worker._private_tasks as task on task.id = job.task_id
		where task.identifier = ${topic} order by job.id`.execute(db);
	return rows.map(({ payload }) => payload);
}

async function anEntry(db: Db, until: string) {
	const productId = await aProductThatIsASkill(db);
	const { owner, profileId } = await anOwner(db);
	if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
	await db
		.insertInto('person_contact')
		.values({
			...{
				person_id: owner.actor.personId,
				address: 'ana@recife.example',
				address_key: 'ana@recife.example'
			},
			verified_at: now
		})
		.execute();
	return { productId, owner, profileId, id: await implementing(owner, productId, profileId, until) };
}

describe('as time passes', () => {
	test('an owner is reminded once, thirty days before, by mail with a link', async ({ db }) => {
		const { id } = await anEntry(db, '2026-12-23');
		expect(await remindOwners(clock(db))).toBe(0);
		expect(await remindOwners(clock(db, 1))).toBe(1);
		expect(await remindOwners(clock(db, 2))).toBe(0);
		expect(await announced(db, 'implementer.due')).toEqual([{ implementerId: id, until: '2026-12-23' }]);
		const links = await db.selectFrom('one_time_link').select(['purpose', 'address', 'subject']).execute();
		expect(links).toEqual([{ purpose: 'renew_implementer', address: 'ana@recife.example', subject: id }]);
	});

	test('one click of that link renews for a year, once', async ({ db }) => {
		const { productId } = await anEntry(db, '2026-12-01');
		await remindOwners(clock(db));
		const { id } = await db.selectFrom('one_time_link').select('id').executeTakeFirstOrThrow();
		const link = await db.transaction().execute((tx) => tokenToSend({ ...clock(db), db: tx }, id));
		const visiting = { ...clock(db, 2), actor: visitor };
		expect(await findDue(visiting, link!.token)).toMatchObject({ product: 'QGIS', until: '2026-12-01' });
		expect(await renewByLink(visiting, link!.token)).toBe(productId);
		expect(await standingOf(db, productId, '2026-11-24')).toEqual([['claimed', '2027-11-24']]);
		expect(await refusalOf(renewByLink(visiting, link!.token))).toBe('stale_state');
	});

	test('that link does nothing for an account that was suspended', async ({ db }) => {
		const { owner } = await anEntry(db, '2026-12-01');
		await remindOwners(clock(db));
		const { id } = await db.selectFrom('one_time_link').select('id').executeTakeFirstOrThrow();
		const link = await db.transaction().execute((tx) => tokenToSend({ ...clock(db), db: tx }, id));
		if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
		await db
			.updateTable('person')
			.set({ status: 'suspended' })
			.where('id', '=', owner.actor.personId)
			.execute();
		expect(await refusalOf(renewByLink({ ...clock(db, 2), actor: visitor }, link!.token))).toBe(
			'stale_state'
		);
		const { until } = await db.selectFrom('implementer').select('until').executeTakeFirstOrThrow();
		expect(until).toBe('2026-12-01');
	});

	test('what nobody renewed lapses, once, and stays to be read as such', async ({ db }) => {
		const { productId, id } = await anEntry(db, '2026-11-30');
		expect(await lapseEntries(clock(db, 8))).toBe(0);
		expect(await lapseEntries(clock(db, 9))).toBe(1);
		expect(await lapseEntries(clock(db, 10))).toBe(0);
		expect(await standingOf(db, productId, '2026-12-02')).toEqual([['lapsed', '2026-11-30']]);
		expect(await announced(db, 'implementer.lapsed')).toEqual([{ implementerId: id, until: '2026-11-30' }]);
	});
});

describe('work that closed', () => {
	async function closed(db: Db, status: 'closed' | 'ended_early' = 'closed') {
		const productId = await aProductThatIsASkill(db);
		await someTowns(db);
		const pair = await anIntroducedPair(db);
		await db
			.insertInto('need_skill')
			.values({ need_id: pair.needId, skill: 'qgis', must: true, level: null })
			.execute();
		return { productId, pair, engagementId: await workAt(db, pair, status) };
	}

	test('offers who did it a place in the register of the product, only when it was completed', async ({
		db
	}) => {
		const { productId, pair, engagementId } = await closed(db);
		await offer(clock(db), { engagementId });
		expect(await announced(db, 'implementer.offered')).toEqual([
			{ engagementId, productId, profileId: pair.profileId }
		]);
		await db.updateTable('engagement').set({ status: 'ended_early', ending: 'no_time' }).execute();
		await offer(clock(db), { engagementId });
		expect(await announced(db, 'implementer.offered')).toHaveLength(1);
	});

	test('asks its office to confirm whoever claims a place, or already has', async ({ db }) => {
		const { productId, pair, engagementId } = await closed(db);
		await db
			.insertInto('profile_place')
			.values({ profile_id: pair.profileId, country: 'BR', subdivision: null, city: null, radius_km: null })
			.execute();
		const id = await implementing(pair.owner, productId, pair.profileId);
		await offer(clock(db), { engagementId });
		const asked = { implementerId: id, officeId: pair.office.id };
		expect(await announced(db, 'implementer.confirmation_asked')).toEqual([asked, asked]);
		expect(await announced(db, 'implementer.offered')).toEqual([]);
		// Only another day is no new question; other work is, and so is what was confirmed and no longer is.
		await implementing(pair.owner, productId, pair.profileId, '2027-01-31');
		expect(await announced(db, 'implementer.confirmation_asked')).toHaveLength(2);
		await db
			.updateTable('implementer')
			.set({ work: ['hosting'] })
			.where('id', '=', id)
			.execute();
		await implementing(pair.owner, productId, pair.profileId);
		expect(await announced(db, 'implementer.confirmation_asked')).toHaveLength(3);
		await db
			.updateTable('implementer')
			.set({ status: 'confirmed', confirmed_at: now })
			.where('id', '=', id)
			.execute();
		await implementing(pair.owner, productId, pair.profileId);
		expect(await announced(db, 'implementer.confirmation_asked')).toHaveLength(4);
	});
});
