import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import { aNeed, basis, concepts, must } from '../../../tests/support/facts.ts';
import { workKinds } from './facts.ts';
import { interest, type InterestFacts, type Offer, together } from './interest.ts';

const profile: InterestFacts = { kinds: ['training'], wishes: ['gis'], hoursPerWeek: 8 };
const offer: Offer = {
	need: aNeed({
		...{ skills: [must('qgis'), must('training')], kind: 'training' },
		...{ startsOn: '2027-01-04', endsOn: '2027-01-31' }
	}),
	effortDays: 8,
	paidWithinDays: 52
};
const parts = (on: Offer, of: InterestFacts) =>
	interest(on, of, basis).parts.map(({ contribution }) => contribution);

describe('how a need fits a profile', () => {
	test('adds up kind, learning, hours and pay', () => {
		// accepted; one of two asked skills lies under GIS; 4 weeks × 8 of 64 hours; 38 of 76 days late
		expect(parts(offer, profile)).toEqual([4_000, 1_500, 1_000, 500]);
		expect(interest(offer, profile, basis).total).toBe(7_000);
	});

	test('counts half what nobody has said, and nothing for a kind that is not taken', () => {
		expect(parts({ need: aNeed() }, { kinds: [], wishes: [] })).toEqual([2_000, 1_500, 1_000, 500]);
		expect(parts(offer, { ...profile, kinds: ['advice'] })[0]).toBe(0);
	});

	test('gives nothing for paid work that does not say when it is paid', () => {
		const { paidWithinDays: _days, ...silent } = offer;
		expect(parts({ ...silent, need: { ...offer.need, kind: 'small_purchase' } }, profile)[3]).toBe(0);
	});

	test('stays between 0 and 10,000 and is the sum of its parts', () => {
		const anyInterest = fc.record({
			kinds: fc.subarray([...workKinds]),
			wishes: fc.subarray(concepts.all.map(({ id }) => id)),
			hoursPerWeek: fc.integer({ min: 1, max: 80 })
		});
		const days = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 365 }));
		fc.assert(
			fc.property(
				anyInterest,
				days,
				fc.constantFrom(...workKinds),
				(of, [effortDays, paidWithinDays], kind) => {
					const { total, parts: each } = interest(
						{ ...offer, need: { ...offer.need, kind }, effortDays, paidWithinDays },
						of,
						basis
					);
					expect(total).toBe(each.reduce((sum, { contribution }) => sum + contribution, 0));
					expect(total >= 0 && total <= 10_000).toBe(true);
				}
			),
			runs
		);
	});

	test('with A makes one number that is high only where both are', () => {
		expect(together(8_000, 8_000)).toBe(8_000);
		expect(together(10_000, 2_500)).toBe(4_000);
		expect(together(9_000, 0)).toBe(0);
		expect(together(0, 0)).toBe(0);
	});

	test('takes part in what answers its owner, and in nothing that answers an office', () => {
		const folders = ['src/lib/matching', 'src/lib/matching/server'];
		const readers = folders
			.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
			.filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts'))
			.filter((path) => /from '[^']*\/interest\.ts'/.test(readFileSync(path, 'utf8')));
		expect(readers).toEqual(['src/lib/matching/server/needs-for.ts']);
	});
});
