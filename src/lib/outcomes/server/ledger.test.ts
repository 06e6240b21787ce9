import { describe, expect, test } from '../../../../tests/support/database.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { now } from '../../../../tests/support/offices.ts';
import { aProduct, someTowns } from '../../../../tests/support/people.ts';
import type { Db } from '../../platform/server/db.ts';
import { type Publication, publications } from '../lifecycle.ts';
import { arePublic } from '../policy.ts';
import { LedgerFilters, LessonFields } from '../schema.ts';
import { countLedger, listLedger, nameFacets } from './ledger.ts';
import { draftLesson, stepLesson } from './lessons.ts';

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

describe('the ledger, narrowed', () => {
	test('counts offices, regions, products and where it stuck, and lists exactly those', async ({ db }) => {
		await someTowns(db);
		const [here, there] = [await anIntroducedPair(db), await anIntroducedPair(db)];
		const repository = 'https://git.example.org/maps';
		const product = await aProduct(db, { repository });
		const place = { country: 'FR', subdivision: 'FR-ARA', repository };
		await db.updateTable('need').set(place).where('id', '=', here.needId).execute();
		const [mine] = [await workAt(db, here, 'ended_early'), await workAt(db, there, 'closed')];
		const publisher = await here.office.staff('write', 'publish');
		const lesson = await draftLesson(
			publisher,
			{ organisationId: here.office.id, engagementId: mine },
			LessonFields.parse({
				...{ title: 'Ask legal first of all', language: 'en', discipline: 'legal' },
				words: 'Talking to one firm before the tender cost us four months.'
			})
		);
		expect((await countLedger(db, filters())).facets.discipline).toEqual([]);
		await stepLesson(publisher, lesson, 'publish');

		const { facets } = await countLedger(db, filters());
		expect(facets.region).toEqual([{ value: 'FR-ARA', count: 1 }]);
		expect(facets.product).toEqual([{ value: product, count: 1 }]);
		expect(facets.discipline).toEqual([{ value: 'legal', count: 1 }]);
		expect(facets.office).toHaveLength(2);
		for (const narrowed of [
			{ region: ['FR-ARA'] },
			{ product: [product] },
			{ discipline: ['legal'] },
			{ office: [here.office.id] }
		])
			expect((await listLedger(db, filters(narrowed), 10)).rows.map(({ id }) => id)).toEqual([mine]);
		expect(await nameFacets(db, ['FR-ARA', product, here.office.id])).toEqual(
			new Map([
				['FR-ARA', 'Auvergne-Rhône-Alpes'],
				[product, 'QGIS'],
				[here.office.id, 'City planning office']
			])
		);
	});

	test('shows what was answered months later, and never who answered', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const engagement_id = await workAt(db, pair, 'closed');
		const asked = { engagement_id, asked_at: now, person_id: null, kept_by: 'Ana Lima', without_it: '' };
		await db
			.insertInto('outcome_check_in')
			.values([
				{ ...asked, month: 3, side: 'office', still_runs: 'yes', staff_can: 'partly', answered_at: now },
				{ ...asked, month: 6, side: 'office', still_runs: 'no', staff_can: null, answered_at: now },
				{ ...asked, month: 6, side: 'profile', still_runs: null, staff_can: null, answered_at: null }
			])
			.execute();
		const { rows } = await listLedger(db, filters(), 10);
		expect(rows[0]?.checkIns).toEqual([
			{ month: 6, side: 'office', stillRuns: 'no', staffCan: null },
			{ month: 3, side: 'office', stillRuns: 'yes', staffCan: 'partly' }
		]);
		expect(JSON.stringify(rows)).not.toContain('Ana Lima');
	});
});
