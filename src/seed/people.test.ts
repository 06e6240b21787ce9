import { visitor } from '#lib/platform/actor.ts';
import { enterAsExample } from '#lib/accounts/server/commands.ts';
import { readSession } from '#lib/accounts/server/sessions.ts';
import { loadActor } from '#lib/organisations/server/actor.ts';
import { listExamplePeople } from '#lib/organisations/server/examples.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../../tests/support/database.ts';
import { someTowns } from '../../tests/support/people.ts';
import { removeExamples } from './examples.ts';
import { readExamples } from './files.ts';
import { putOperator, putPeople } from './people.ts';

const now = new Date('2026-11-22T10:00:00Z');

/** The offices of the three files, and the people around them. */
async function putAll(db: Db) {
	await someTowns(db);
	await db.transaction().execute(async (tx) => {
		for (const file of readExamples()) {
			const { country } = file.place;
			const place = { country, subdivision: null, city: null };
			const kind = 'office' as const;
			const offices = file.offices.map(({ key, name }) => ({
				kind,
				name,
				country,
				example: true,
				seed_key: key
			}));
			await tx
				.insertInto('organisation')
				.values(offices)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			await putPeople(tx, file, { place, now });
		}
		await putOperator(tx, now);
	});
}

describe('the example people', () => {
	test('play every role in every example place, all marked as examples', async ({ db }) => {
		await putAll(db);
		const people = await listExamplePeople(db);
		const roles = people.map(
			({ kind, country, operator }) => `${operator ? 'operator' : (kind ?? 'person')} ${country ?? ''}`
		);
		for (const country of ['BR', 'FR', 'KE']) {
			for (const kind of ['office', 'broker_team', 'firm', 'community'])
				expect(roles).toContain(`${kind} ${country}`);
		}
		expect(roles.filter((role) => role.startsWith('person'))).toHaveLength(3);
		expect(roles.filter((role) => role.startsWith('operator'))).toHaveLength(1);
		const unmarked = await db.selectFrom('person').select('id').where('example', '=', false).execute();
		expect(unmarked).toEqual([]);
	});

	test('of an office may publish, and those of a broker team look after their country', async ({ db }) => {
		await putAll(db);
		const people = await listExamplePeople(db);
		const actors = await Promise.all(people.map((person) => loadActor(db, now, person)));
		const verified = actors.flatMap((actor) => (actor.kind === 'member' ? actor.memberships : []));
		expect(verified.filter(({ kind }) => kind === 'office').every((membership) => membership.verified)).toBe(
			true
		);
		const places = actors.flatMap((actor) => (actor.kind === 'member' ? actor.brokerPlaces : []));
		expect(places.sort()).toEqual(['BR', 'FR', 'KE']);
	});

	test('are put in once, and can be entered until they are taken out', async ({ db }) => {
		await putAll(db);
		await putAll(db);
		const people = await listExamplePeople(db);
		expect(people.length).toBe(new Set(people.map(({ id }) => id)).size);
		expect(await db.selectFrom('verification').select('id').execute()).toHaveLength(15);
		const context = { db, now, actor: visitor };
		const token = await enterAsExample(context, people[0]?.id ?? '');
		expect((await readSession(db, now, token))?.person.id).toBe(people[0]?.id);

		await db.transaction().execute(removeExamples);
		expect(await readSession(db, now, token)).toBeUndefined();
		expect(await listExamplePeople(db)).toEqual([]);
	});

	test('stand in the list once, wherever visitors work as them', async ({ db }) => {
		await putAll(db);
		const before = await listExamplePeople(db);
		const [person] = before;
		const { id: organisation_id } = await db
			.insertInto('organisation')
			.values({ kind: 'office', name: 'Founded while trying' })
			.returning('id')
			.executeTakeFirstOrThrow();
		const since = new Date(now.getTime() + 60_000);
		await db
			.insertInto('membership')
			.values({ organisation_id, person_id: person?.id ?? '', rights: ['manage'], since })
			.execute();
		expect(await listExamplePeople(db)).toEqual(before);
	});

	test('are the only ones that can be entered', async ({ db }) => {
		const { id } = await db
			.insertInto('person')
			.values({ name: 'Ana', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await expect(enterAsExample({ db, now, actor: visitor }, id)).rejects.toMatchObject({
			code: 'not_found'
		});
	});
});
