import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, anOffice, membershipIn } from '../../../../tests/support/people.ts';
import { oneOf, patienceMs, randomFrom, walks, wasDone } from '../../../../tests/support/walks.ts';
import type { Db } from '../../platform/server/db.ts';
import { type Verification, verificationAfter } from '../lifecycle.ts';
import { askForVerification, decideVerification } from './verification.ts';

const presses = ['ask', 'verified', 'refused', 'withdrawn'] as const;
type Press = (typeof presses)[number];

/** Where each press leads; what is missing is refused. */
const table: Record<Verification, Partial<Record<Press, Verification>>> = {
	unverified: { ask: 'waiting' },
	waiting: { verified: 'verified', refused: 'refused' },
	verified: { withdrawn: 'unverified' },
	expired: { ask: 'waiting' },
	refused: { ask: 'waiting' }
};

async function standingOf(db: Db, id: string, at: Date): Promise<Verification> {
	const { verified_until } = await db
		.selectFrom('organisation')
		.select('verified_until')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const last = await db
		.selectFrom('verification')
		.select(['step', 'valid_until as validUntil'])
		.where('organisation_id', '=', id)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return verificationAfter(last, verified_until, at.toISOString().slice(0, 10));
}

describe('verification that is pressed at random', () => {
	test(
		`takes no step that is not in the table, and nobody verifies their own, in ${String(walks)} walks`,
		async ({ db }) => {
			const operator = await acting(db, aMember([], { operator: true }));
			const stranger = await acting(db, aMember([]));
			const reached = new Set<Verification>();
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				const id = await anOffice(db);
				const own = await acting(
					db,
					aMember([membershipIn('office', { organisationId: id, rights: ['manage'] })])
				);
				let day = 0;
				for (let at = 0; at < 8; at += 1) {
					day += oneOf(random, [0, 1, 400]);
					const when = new Date(own.now.getTime() + day * 86_400_000);
					const before = await standingOf(db, id, when);
					const press = oneOf(random, presses);
					const who = oneOf(random, ['own', 'operator', 'operator', 'stranger'] as const);
					const context = { ...{ own, operator, stranger }[who], now: when };
					const done = await wasDone(
						press === 'ask'
							? askForVerification(context, id, 'Our page names us')
							: decideVerification(context, id, press, 'Seen')
					);
					const may = press === 'ask' ? who === 'own' : who === 'operator';
					const expected = may ? table[before][press] : undefined;
					const said = `walk ${String(seed)}: ${who} ${press} from ${before}`;
					expect(done, said).toBe(expected !== undefined);
					expect(await standingOf(db, id, when), said).toBe(expected ?? before);
					reached.add(before);
				}
			}
			expect([...reached].sort()).toEqual(['expired', 'refused', 'unverified', 'verified', 'waiting']);
		},
		patienceMs
	);
});
