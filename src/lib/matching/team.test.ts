import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../tests/support/runs.ts';
import { team, type TeamCandidate } from './team.ts';

const one = (profileId: string, total: number, ...met: string[]): TeamCandidate => ({
	profileId,
	total,
	met
});
const names = (musts: string[], candidates: TeamCandidate[]) =>
	team(musts, candidates)
		?.members.map(({ profileId }) => profileId)
		.join(' ');

describe('a team', () => {
	const musts = ['map', 'teach', 'test', 'write'];

	test('is the smallest set that covers every must-have, the best of its size', () => {
		expect(
			names(musts, [one('a', 9_000, 'map'), one('b', 500, 'map', 'teach'), one('c', 400, 'test', 'write')])
		).toBe('b c');
		expect(
			names(musts, [
				one('a', 100, 'map', 'teach'),
				one('b', 300, 'map', 'teach'),
				one('c', 200, 'test', 'write', 'map')
			])
		).toBe('b c');
		expect(names(musts, [one('a', 1, 'map', 'teach'), one('b', 1, 'test'), one('c', 1, 'write')])).toBe(
			'a b c'
		);
	});

	test('is not needed where one person covers all, and not possible with four', () => {
		expect(
			names(musts, [one('a', 1, ...musts), one('b', 9, 'map', 'teach'), one('c', 9, 'test', 'write')])
		).toBeUndefined();
		expect(
			names(
				musts,
				musts.map((skill) => one(skill, 1, skill))
			)
		).toBeUndefined();
		expect(names([], [one('a', 1)])).toBeUndefined();
	});

	test('is exactly what trying every set of two and three gives', () => {
		const anyCandidates = fc.uniqueArray(
			fc.record({ id: fc.uuid({ version: 7 }), total: fc.nat(10_000), met: fc.subarray(musts) }),
			{ maxLength: 9, selector: ({ id }) => id }
		);
		fc.assert(
			fc.property(anyCandidates, (some) => {
				const candidates = some.map(({ id, total, met }) => one(id, total, ...met));
				const found = team(musts, candidates)?.members;
				const all = tryAll(musts, candidates);
				expect(found?.length).toBe(all?.size);
				expect(found?.reduce((sum, { total }) => sum + total, 0)).toBe(all?.sum);
			}),
			runs
		);
	});
});

/** Size and best sum of the smallest covering set, found the long way. */
function tryAll(musts: readonly string[], candidates: readonly TeamCandidate[]) {
	const covers = (members: readonly TeamCandidate[]) =>
		musts.every((skill) => members.some(({ met }) => met.includes(skill)));
	const sets = (size: number, from: readonly TeamCandidate[]): TeamCandidate[][] =>
		size === 0
			? [[]]
			: from.flatMap((first, at) => sets(size - 1, from.slice(at + 1)).map((rest) => [first, ...rest]));
	if (candidates.some((candidate) => covers([candidate]))) return undefined;
	for (const size of [2, 3]) {
		const sums = sets(size, candidates)
			.filter(covers)
			.map((members) => members.reduce((sum, { total }) => sum + total, 0));
		if (sums.length > 0) return { size, sum: Math.max(...sums) };
	}
	return undefined;
}
