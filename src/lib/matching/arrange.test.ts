import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import { arrange, type ExposureSnapshot, noExposure } from './arrange.ts';
import { byTotal } from './order.ts';
import { bandOf } from './score.ts';

const row = (profileId: string, total: number) => ({ profileId, total, band: bandOf(total) });
const ids = (rows: readonly { profileId: string }[]) => rows.map(({ profileId }) => profileId).join(' ');

const anyList = fc
	.uniqueArray(fc.record({ id: fc.uuid({ version: 7 }), total: fc.nat(10_000) }), {
		maxLength: 40,
		selector: ({ id }) => id
	})
	.map((list) => list.map(({ id, total }) => row(id, total)).sort(byTotal));
const anySnapshot = (list: readonly { profileId: string }[]) =>
	fc.record({
		shown: fc
			.array(fc.nat(500), { minLength: list.length, maxLength: list.length })
			.map((counts) => new Map(list.map(({ profileId }, at) => [profileId, counts[at] ?? 0]))),
		newcomers: fc.subarray(list.map(({ profileId }) => profileId)).map((some) => new Set(some))
	});
const anyArrangement = anyList.chain((list) => fc.tuple(fc.constant(list), anySnapshot(list)));

describe('arranging', () => {
	test('who was shown twice as much as merited steps back, who never was steps forward', () => {
		const list = [row('a', 8_000), row('b', 7_900), row('c', 7_500)];
		const shown = new Map([
			['a', 90],
			['b', 10]
		]);
		// shares of merit .34 .34 .32; of exposure .90 .10 0: a −500, b +353, c +500
		expect(ids(arrange(list, { shown, newcomers: new Set() }))).toBe('b c a');
	});

	test('keeps one slot of ten for a newcomer of the same band', () => {
		const list = Array.from({ length: 14 }, (_, at) => row(String.fromCharCode(97 + at), 9_000 - at));
		const snapshot: ExposureSnapshot = { shown: new Map(), newcomers: new Set(['m', 'n']) };
		expect(ids(arrange(list, snapshot))).toBe('a b c d e f g h i m j k l n');
		expect(ids(arrange([...list.slice(0, 12), row('m', 4_500)], snapshot))).toBe('a b c d e f g h i j k l m');
	});

	test('without a snapshot leaves the order alone', () => {
		fc.assert(
			fc.property(anyList, (list) => {
				expect(arrange(list, noExposure)).toEqual(list);
			}),
			runs
		);
	});

	test('never moves anybody into another band, and loses nobody', () => {
		fc.assert(
			fc.property(anyArrangement, ([list, snapshot]) => {
				const arranged = arrange(list, snapshot);
				expect(arranged.map(({ band }) => band)).toEqual(list.map(({ band }) => band));
				expect([...arranged].sort(byTotal)).toEqual(list);
			}),
			runs
		);
	});

	test('without newcomers nobody passes somebody more than 1,000 points better', () => {
		fc.assert(
			fc.property(anyArrangement, ([list, { shown }]) => {
				const arranged = arrange(list, { shown, newcomers: new Set() });
				for (const [at, { total }] of arranged.entries())
					for (const later of arranged.slice(at + 1)) expect(later.total - total).toBeLessThanOrEqual(1_000);
			}),
			runs
		);
	});

	test('gives the same order for the same snapshot, however the list came', () => {
		fc.assert(
			fc.property(anyArrangement, ([list, snapshot]) => {
				expect(arrange([...list].reverse(), snapshot)).toEqual(arrange(list, snapshot));
			}),
			runs
		);
	});
});
