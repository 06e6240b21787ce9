import { describe, expect, test } from 'vitest';
import * as weights from '#lib/matching/weights.ts';
import { locales } from '#lib/platform/language.ts';
import { formatFraction, formatNumber, formatShare } from '#lib/ui/format.ts';
import { rankingView, type RankingSection } from './ranking-view.ts';

/** Every number a value holds, with the way to it. */
function numbersIn(value: unknown, way: string): { way: string; number: number }[] {
	if (typeof value === 'number') return [{ way, number: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${way}.${key}`));
}

/** Numbers as a reader sees them on the page, each as a whole word; French groups digits with narrow spaces. */
/** Arabic sets a mark of direction beside the sign of a share. */
const withoutMarks = (text: string) => text.replaceAll('\u200e', '');

function shownIn(sections: readonly RankingSection[]): Set<string> {
	const texts = sections.flatMap(({ says, tables }) => [
		...says,
		...tables.flatMap(({ rows }) => rows.flat())
	]);
	return new Set(
		texts.flatMap(
			(text) =>
				withoutMarks(text).match(/\d[\d.,\u202f\u00a0]*\d\s?%|\d\s?%|\d[\d.,\u202f\u00a0]*\d|\d/g) ?? []
		)
	);
}

const numbers = numbersIn(weights, 'weights');

describe('the page that says how ranking works', () => {
	test.for(locales)('shows every number the program ranks with, in %s', (locale) => {
		const shown = shownIn(rankingView(locale));
		expect(numbers.length).toBeGreaterThan(30);
		for (const { way, number } of numbers) {
			const factor = formatFraction(number / weights.one, locale);
			const forms = [formatNumber(number, locale), formatShare(number, locale), factor].map(withoutMarks);
			expect(
				forms.some((form) => shown.has(form)),
				`${way} = ${String(number)}`
			).toBe(true);
		}
	});

	test.for(locales)('shows each weight beside what it weighs, in %s', (locale) => {
		const [points, skills, place, bands] = rankingView(locale);
		const cells = (section: RankingSection | undefined) =>
			section?.tables.map(({ rows }) => rows.map((row) => row.slice(1)));
		const { ordinary, buying } = weights.componentWeights;
		const share = (value: number) => [formatShare(value, locale)];
		const parts = ['must', 'nice', 'place', 'language'] as const;
		expect(cells(points)).toEqual([
			parts.map((part) => [formatNumber(ordinary[part], locale), formatNumber(buying[part], locale)])
		]);
		expect(cells(skills)).toEqual([
			Object.values(weights.relationWeights).map(share),
			Object.values(weights.evidenceWeights).map(share)
		]);
		expect(cells(place)).toEqual([Object.values(weights.localityWeights).map(share)]);
		expect(cells(bands)).toEqual([weights.bandFloors.map(([, floor]) => [formatNumber(floor, locale)])]);
	});
});
