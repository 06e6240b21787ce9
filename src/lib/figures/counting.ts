/** Which rows each figure counts, and how long they took: the one definition every page and file counts by. */
import { smallestCount } from '../matching/weights.ts';
import {
	type IntroductionEnding,
	introductionEndings,
	type IntroductionRow,
	localities,
	type Locality,
	type NeedRow,
	type Period
} from './rows.ts';

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
/** Only on the public board. */
const boardFigures = [
	'ended',
	'asked_answered',
	'asked_not_answered',
	'with_broker',
	'without_broker',
	...localities,
	'outcome',
	'open_outcome'
] as const;
export const publicFigures = [...introductionFigures, ...boardFigures] as const;
export type IntroductionFigure = (typeof publicFigures)[number];
export const needFigures = ['needs_published', 'unmet', 'needs_open'] as const;
export type NeedFigure = (typeof needFigures)[number];
export type Figure = (typeof introductionFigures)[number] | NeedFigure;

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
	open_met: stillOpen(({ metAt }) => metAt),
	ended: ({ endedAt }, period) => within(endedAt, period),
	asked_answered: ({ askedAt, answeredAt }, period) => within(askedAt, period) && by(answeredAt, period),
	asked_not_answered: ({ askedAt, answeredAt }, period) => within(askedAt, period) && !by(answeredAt, period),
	with_broker: ({ askedAt, askedBy }, period) => askedBy === 'broker' && within(askedAt, period),
	without_broker: ({ askedAt, askedBy }, period) => askedBy !== 'broker' && within(askedAt, period),
	same_region: from('same_region'),
	same_country: from('same_country'),
	elsewhere: from('elsewhere'),
	not_recorded: from('not_recorded'),
	outcome: ({ outcomeAt }, period) => within(outcomeAt, period),
	open_outcome: ({ ending, endedAt, outcomeAt }, period) =>
		ending === 'engaged' && by(endedAt, period) && !by(outcomeAt, period)
};

function from(locality: Locality) {
	return (row: IntroductionRow, period: Period) => row.locality === locality && within(row.askedAt, period);
}

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

/** Whole days from one calendar day (UTC) to another, so that whoever has the two days can count it again. */
export function daysBetween(from: Date, to: Date): number {
	return Math.floor(to.getTime() / dayMs) - Math.floor(from.getTime() / dayMs);
}

/** The middle of the values, in whole days; undefined for none. */
export function medianDays(values: readonly number[]): number | undefined {
	if (values.length === 0) return undefined;
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	const value = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
	return Math.round(value);
}

export interface Wait<Named extends IntroductionFigure = (typeof introductionFigures)[number]> {
	/** What has been reached, and how many days it took from being asked. */
	reached: Named;
	count: number;
	median: number | undefined;
	/** What has not, and how long it waits already. */
	open: Named;
	openCount: number;
	openMedian: number | undefined;
}

/** What is waited for, and the rows that wait still. */
export const waits = [
	{ reached: 'answered', open: 'open_answer' },
	{ reached: 'both_accepted', open: 'open_both' },
	{ reached: 'met', open: 'open_met' }
] as const;
export const publicWaits = [...waits, { reached: 'outcome', open: 'open_outcome' }] as const;

/** When a figure's rows reached what it counts; undefined for figures that measure no time. */
const reachedAt: Partial<Record<IntroductionFigure, (row: IntroductionRow) => Date | null>> = {
	answered: ({ answeredAt }) => answeredAt,
	both_accepted: ({ bothAt }) => bothAt,
	met: ({ metAt }) => metAt,
	outcome: ({ outcomeAt }) => outcomeAt
};

/** How many days each of a figure's rows took, or has been waiting; undefined for figures that measure no time. */
export function daysOf(
	figure: IntroductionFigure,
	rows: readonly IntroductionRow[],
	period: Period
): number[] | undefined {
	const at = figure.startsWith('open_') ? () => period.to : reachedAt[figure];
	return at && rows.map((row) => daysBetween(row.askedAt, at(row) ?? row.askedAt));
}

export function waitsOf<Named extends IntroductionFigure>(
	rows: readonly IntroductionRow[],
	period: Period,
	which: readonly { reached: Named; open: Named }[]
): Wait<Named>[] {
	const measure = (figure: IntroductionFigure) => {
		const counted = introductionsOf(figure, rows, period);
		return { count: counted.length, median: medianDays(daysOf(figure, counted, period) ?? []) };
	};
	return which.map(({ reached, open }) => {
		const [done, still] = [measure(reached), measure(open)];
		return { reached, ...done, open, openCount: still.count, openMedian: still.median };
	});
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

/** A count of people: from one to four it is only said to be that. */
export function maySay(count: number): boolean {
	return count === 0 || count >= smallestCount;
}
