/**
 * The figures of a report, worked out from the rows they open: pure, so that a figure is never anything else than
 * its rows.
 */
import {
	daysBetween,
	introductionFigures,
	introductionsOf,
	maySay,
	needFigures,
	needsOf,
	type NeedFigure,
	waits,
	waitsOf
} from '../figures/counting.ts';
import { introductionEndings, type IntroductionRow, type NeedRow, type Period } from '../figures/rows.ts';
import type { EndingReason } from '../introductions/lifecycle.ts';
import { smallestCount } from '../matching/weights.ts';

type Counted = (typeof introductionFigures)[number];

/** Why introductions ended without work, the commonest first; what few gave as a reason is not told apart. */
export interface Reasons {
	rows: { reason: EndingReason | 'not_recorded'; count: number }[];
	/** Whether there are others, each given fewer than five times. */
	fewer: boolean;
}

function reasonsOf(rows: readonly IntroductionRow[], period: Period): Reasons {
	const ended = introductionEndings
		.filter((ending) => ending !== 'engaged' && ending !== 'lapsed')
		.flatMap((ending) => introductionsOf(ending, rows, period));
	const count = new Map<EndingReason | 'not_recorded', number>();
	for (const { reason } of ended)
		count.set(reason ?? 'not_recorded', (count.get(reason ?? 'not_recorded') ?? 0) + 1);
	const all = [...count].map(([reason, count]) => ({ reason, count }));
	return {
		rows: all.filter((each) => each.count >= smallestCount).sort((a, b) => b.count - a.count),
		fewer: all.some((each) => each.count < smallestCount)
	};
}

/** Something that ended without what was wanted, with how long it took to end. */
export type Failure =
	{ kind: 'introduction'; row: IntroductionRow; days: number } | { kind: 'need'; row: NeedRow; days: number };

/** Everything that failed in the time of the report, the longest wait first: the rule when nobody chooses. */
export function failuresOf(
	introductions: readonly IntroductionRow[],
	needs: readonly NeedRow[],
	period: Period
): Failure[] {
	const without = introductionEndings
		.filter((ending) => ending !== 'engaged')
		.flatMap((ending) => introductionsOf(ending, introductions, period));
	const failures: Failure[] = [
		...without.map((row) => ({
			...{ kind: 'introduction' as const, row },
			days: daysBetween(row.askedAt, row.endedAt ?? row.askedAt)
		})),
		...needsOf('unmet', needs, period).map((row) => ({
			...{ kind: 'need' as const, row },
			days: daysBetween(row.publishedAt, row.closedAt ?? row.publishedAt)
		}))
	];
	return failures.sort((a, b) => b.days - a.days || (a.row.id < b.row.id ? -1 : 1));
}

export type ReportFigures = ReturnType<typeof reportFigures>;

/** `teamId`: whose report it is, null for the operators'. */
export function reportFigures(
	introductions: readonly IntroductionRow[],
	needs: readonly NeedRow[],
	period: Period,
	teamId: string | null
) {
	const count = (figure: Counted) => introductionsOf(figure, introductions, period).length;
	const newcomers = count('newcomers');
	return {
		counts: Object.fromEntries(
			introductionFigures.filter((figure) => figure !== 'newcomers').map((figure) => [figure, count(figure)])
		) as Record<Exclude<Counted, 'newcomers'>, number>,
		ours: introductionsOf('asked', introductions, period).filter(
			({ askedBy, teamId: by }) => askedBy === 'broker' && by === teamId
		).length,
		needs: Object.fromEntries(
			needFigures.map((figure) => [figure, needsOf(figure, needs, period).length])
		) as Record<NeedFigure, number>,
		waits: waitsOf(introductions, period, waits),
		reasons: reasonsOf(introductions, period),
		/** Undefined between one and four. */
		newcomers: maySay(newcomers) ? newcomers : undefined,
		failures: failuresOf(introductions, needs, period)
	};
}
