import { describe, expect, test } from '../../../../tests/support/database.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { now } from '../../../../tests/support/offices.ts';
import type { Db } from '../../platform/server/db.ts';
import { type Publication, publications } from '../lifecycle.ts';
import { arePublic } from '../policy.ts';
import { LedgerFilters } from '../schema.ts';
import { countLedger, listLedger } from './ledger.ts';

const filters = (more: Record<string, unknown> = {}) => ({ filters: LedgerFilters.parse(more) });

async function tell(db: Db, engagement_id: string, side: 'office' | 'profile', publication: Publication) {
	await db
		.insertInto('outcome_account')
		.values({
			...{ engagement_id, side, language: 'en', wanted: 'A map', happened: 'A map', publication },
			...{ did_not_work: 'The first tender', staff_count: null, local_parties: null, person_id: null },
			...{ taken_down_at: null, written_at: now, updated_at: now }
		})
		.execute();
}

describe('the ledger', () => {
	test('holds all agreed work that has ended, however it ended, and nothing else', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const ended = [await workAt(db, pair, 'closed'), await workAt(db, pair, 'ended_early')];
		for (const status of ['proposed', 'agreed', 'active', 'delivered'] as const)
			await workAt(db, pair, status);
		const { rows } = await listLedger(db, filters(), 10);
		expect(rows.map(({ id }) => id).sort()).toEqual([...ended].sort());
		expect(JSON.stringify(rows)).not.toContain('Ana Lima');
		const counts = await countLedger(db, filters());
		expect(counts.total).toBe(2);
		expect(counts.facets.ending).toEqual([
			{ value: 'completed', count: 1 },
			{ value: 'no_time', count: 1 }
		]);
	});

	test('shows words of a side exactly where both sides published', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const cases = new Map<string, boolean>();
		for (const office of publications)
			for (const profile of [...publications, undefined]) {
				const id = await workAt(db, pair, 'closed');
				await tell(db, id, 'office', office);
				if (profile) await tell(db, id, 'profile', profile);
				const standings = [office, profile].flatMap((publication) =>
					publication ? [{ publication, takenDown: false }] : []
				);
				cases.set(id, arePublic(standings));
			}
		const { rows } = await listLedger(db, filters(), 50);
		expect(new Map(rows.map(({ id, told }) => [id, told]))).toEqual(cases);
		expect(rows.filter(({ didNotWork }) => didNotWork !== null).map(({ id }) => id)).toEqual(
			[...cases].filter(([, told]) => told).map(([id]) => id)
		);
		expect((await listLedger(db, filters({ told: ['yes'] }), 50)).rows).toHaveLength(1);
	});

	test('goes on from a page to the next without a gap', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const all = new Set<string>();
		for (let index = 0; index < 5; index += 1) all.add(await workAt(db, pair, 'closed'));
		const first = await listLedger(db, filters(), 3);
		const second = await listLedger(db, filters({ after: first.next }), 3);
		expect(new Set([...first.rows, ...second.rows].map(({ id }) => id))).toEqual(all);
		expect(second.next).toBeUndefined();
	});
});
