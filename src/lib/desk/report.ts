/**
 * The figures of a report, worked out from the rows they open: pure, so that a figure is never anything else than
 * its rows.
 */
import type { Asker, EndingReason, IntroductionStatus } from '../introductions/lifecycle.ts';
import { smallestCount } from '../matching/weights.ts';

/** Endings of an introduction; `engaged` is the one that led to work. */
export const introductionEndings = [
	'engaged',
	'no_fit',
	'declined',
	'lapsed',
	'withdrawn'
] as const satisfies readonly IntroductionStatus[];
export type IntroductionEnding = (typeof introductionEndings)[number];

/** One introduction with the days that count. No name of anybody is part of it. */
export interface IntroductionRow {
	id: string;
	needId: string;
	title: string;
	language: string;
	office: string | null;
	profileKind: 'person' | 'firm' | 'community';
	askedBy: Asker;
	/** Put forward by the team whose report it is. */
	ours: boolean;
	newcomer: boolean;
	askedAt: Date;
	/** First yes or no of a side that did not ask. */
	answeredAt: Date | null;
	bothAt: Date | null;
	metAt: Date | null;
	endedAt: Date | null;
	ending: IntroductionEnding | null;
	reason: EndingReason | null;
}

/** One need that was public in the time of the report. */
export interface NeedRow {
	id: string;
	title: string;
	language: string;
	office: string | null;
	country: string | null;
	region: string | null;
	/** Must-haves, as concept ids. */
	skills: readonly string[];
	publishedAt: Date;
	closedAt: Date | null;
	/** How it ended, as its lifecycle says. */
	ending: string | null;
}

export interface Period {
	from: Date;
	/** Not part of it. */
	to: Date;
}

export const introductionFigures = [
	'asked',
	'answered',
	'both_accepted',
	'met',
	...introductionEndings,
	'newcomers',
	'open_answer',
	'open_both',
	'open_met'
] as const;
export type IntroductionFigure = (typeof introductionFigures)[number];
export const needFigures = ['needs_published', 'unmet', 'needs_open'] as const;
export type NeedFigure = (typeof needFigures)[number];
export type Figure = IntroductionFigure | NeedFigure;

export function isFigure(name: string | null): name is Figure {
	return [...introductionFigures, ...needFigures].some((figure) => figure === name);
}

/** Nothing that lies after the end of the report is known to it. */
const by = (at: Date | null, { to }: Period): at is Date => at !== null && at < to;
const within = (at: Date | null, period: Period): boolean => by(at, period) && at >= period.from;

/** Which rows a figure counts; its definition in words stands beside it on the page. */
const counts: Record<IntroductionFigure, (row: IntroductionRow, period: Period) => boolean> = {
	asked: ({ askedAt }, period) => within(askedAt, period),
	answered: ({ answeredAt }, period) => within(answeredAt, period),
	both_accepted: ({ bothAt }, period) => within(bothAt, period),
	met: ({ metAt }, period) => within(metAt, period),
	engaged: endedAs('engaged'),
	no_fit: endedAs('no_fit'),
	declined: endedAs('declined'),
	lapsed: endedAs('lapsed'),
	withdrawn: endedAs('withdrawn'),
	newcomers: ({ askedAt, newcomer }, period) => newcomer && within(askedAt, period),
	open_answer: stillOpen(({ answeredAt }) => answeredAt),
	open_both: stillOpen(({ bothAt }) => bothAt),
	open_met: stillOpen(({ metAt }) => metAt)
};

function endedAs(ending: IntroductionEnding) {
	return (row: IntroductionRow, period: Period) => row.ending === ending && within(row.endedAt, period);
}

function stillOpen(reached: (row: IntroductionRow) => Date | null) {
	return (row: IntroductionRow, period: Period) =>
		by(row.askedAt, period) && !by(reached(row), period) && !by(row.endedAt, period);
}

const needCounts: Record<NeedFigure, (row: NeedRow, period: Period) => boolean> = {
	needs_published: ({ publishedAt }, period) => within(publishedAt, period),
	unmet: ({ ending, closedAt }, period) =>
		(ending === 'nobody_fitted' || ending === 'nobody_answered') && within(closedAt, period),
	needs_open: ({ publishedAt, closedAt }, period) => by(publishedAt, period) && !by(closedAt, period)
};

export function introductionsOf(
	figure: IntroductionFigure,
	rows: readonly IntroductionRow[],
	period: Period
): IntroductionRow[] {
	return rows.filter((row) => counts[figure](row, period));
}

export function needsOf(figure: NeedFigure, rows: readonly NeedRow[], period: Period): NeedRow[] {
	return rows.filter((row) => needCounts[figure](row, period));
}

const dayMs = 86_400_000;
const days = (from: Date, to: Date) => (to.getTime() - from.getTime()) / dayMs;

/** The middle of the values, in whole days; undefined for none. */
export function medianDays(values: readonly number[]): number | undefined {
	if (values.length === 0) return undefined;
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	const value = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
	return Math.round(value);
}

export interface Wait {
	/** What has been reached, and how many days it took from being asked. */
	reached: IntroductionFigure;
	count: number;
	median: number | undefined;
	/** What has not, and how long it waits already. */
	open: IntroductionFigure;
	openCount: number;
	openMedian: number | undefined;
}

const waits = [
	{ reached: 'answered', open: 'open_answer', at: (row: IntroductionRow) => row.answeredAt },
	{ reached: 'both_accepted', open: 'open_both', at: (row: IntroductionRow) => row.bothAt },
	{ reached: 'met', open: 'open_met', at: (row: IntroductionRow) => row.metAt }
] as const;

function waitsOf(rows: readonly IntroductionRow[], period: Period): Wait[] {
	return waits.map(({ reached, open, at }) => {
		const done = introductionsOf(reached, rows, period);
		const still = introductionsOf(open, rows, period);
		return {
			...{ reached, open, count: done.length, openCount: still.length },
			median: medianDays(done.map((row) => days(row.askedAt, at(row) ?? row.askedAt))),
			openMedian: medianDays(still.map(({ askedAt }) => days(askedAt, period.to)))
		};
	});
}

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

/** Skills that needs without anybody asked for, by country or region, the commonest first. */
export function unmetSkills(needs: readonly NeedRow[]) {
	const found = new Map<
		string,
		{ skill: string; country: string | null; region: string | null; needs: NeedRow[] }
	>();
	for (const need of needs) {
		for (const skill of need.skills) {
			const key = JSON.stringify([skill, need.country, need.region]);
			const held = found.get(key) ?? { skill, country: need.country, region: need.region, needs: [] };
			held.needs.push(need);
			found.set(key, held);
		}
	}
	return [...found.values()].sort((a, b) => b.needs.length - a.needs.length || (a.skill < b.skill ? -1 : 1));
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
			days: Math.round(days(row.askedAt, row.endedAt ?? row.askedAt))
		})),
		...needsOf('unmet', needs, period).map((row) => ({
			...{ kind: 'need' as const, row },
			days: Math.round(days(row.publishedAt, row.closedAt ?? row.publishedAt))
		}))
	];
	return failures.sort((a, b) => b.days - a.days || (a.row.id < b.row.id ? -1 : 1));
}

/** A count of people: from one to four it is only said to be that. */
export function maySay(count: number): boolean {
	return count === 0 || count >= smallestCount;
}

export type ReportFigures = ReturnType<typeof reportFigures>;

export function reportFigures(
	introductions: readonly IntroductionRow[],
	needs: readonly NeedRow[],
	period: Period
) {
	const count = (figure: IntroductionFigure) => introductionsOf(figure, introductions, period).length;
	const newcomers = count('newcomers');
	return {
		counts: Object.fromEntries(
			introductionFigures.filter((figure) => figure !== 'newcomers').map((figure) => [figure, count(figure)])
		) as Record<Exclude<IntroductionFigure, 'newcomers'>, number>,
		ours: introductionsOf('asked', introductions, period).filter(({ ours }) => ours).length,
		needs: Object.fromEntries(
			needFigures.map((figure) => [figure, needsOf(figure, needs, period).length])
		) as Record<NeedFigure, number>,
		waits: waitsOf(introductions, period),
		reasons: reasonsOf(introductions, period),
		/** Undefined between one and four. */
		newcomers: maySay(newcomers) ? newcomers : undefined,
		failures: failuresOf(introductions, needs, period)
	};
}
