/**
 * The public board. Every figure is counted from entries anybody can read and count again. Needs and ended work are
 * public one by one and stand there by name. Introductions are not: they stand there as days only, numbered anew for
 * each figure, so that their rows cannot be put together again.
 */
import { engagementEndings } from '../engagements/lifecycle.ts';
import {
	daysBetween,
	daysOf,
	introductionsOf,
	medianDays,
	needFigures,
	needsOf,
	publicFigures
} from './counting.ts';
import {
	introductionEndings,
	type IntroductionRow,
	localities,
	type NeedRow,
	type Period,
	type WorkRow
} from './rows.ts';
import { isWithin, type Scope } from './scope.ts';
import { type Counts, type Relations, untold } from './suppression.ts';

/** Something without a public page of its own: where it belongs, and when it was. */
export interface QuietRow {
	officeId: string | null;
	country: string | null;
	subdivision: string | null;
	at: Date;
}

/** A public question nobody answered, by the need it stands at. */
export interface QuestionRow extends NeedRow {
	askedAt: Date;
}

export interface BoardRows {
	introductions: readonly IntroductionRow[];
	needs: readonly NeedRow[];
	work: readonly WorkRow[];
	questions: readonly QuestionRow[];
	/** Teams that asked to be verified and were not. */
	refused: readonly QuietRow[];
}

export const workFigures = engagementEndings.map((ending) => `work_${ending}` as const);
export const shownFigures = [
	...publicFigures,
	'refused',
	...needFigures,
	'needs_lapsed',
	'questions_unanswered',
	'work_ended',
	...workFigures,
	'staff_recorded',
	'staff_not_recorded',
	'work_not_told'
] as const;
export type BoardFigure = (typeof shownFigures)[number];

export function isBoardFigure(name: string | null): name is BoardFigure {
	return shownFigures.some((figure) => figure === name);
}

/** One row of one figure, as everybody may read it. */
export interface Entry {
	figure: BoardFigure;
	/** From one on, anew for each figure. */
	row: number;
	kind: 'introduction' | 'team' | 'need' | 'work';
	/** Days it took or has been waiting, where the figure measures that. */
	days: number | null;
	/** Only for what has a public page. */
	id: string | null;
	title: string | null;
	language: string | null;
	office: string | null;
	ending: string | null;
	/** Staff who can do it now. */
	staff: number | null;
}

const relations: Relations = {
	families: [
		{ total: 'ended', parts: introductionEndings },
		{ total: 'asked', parts: localities },
		{ total: 'asked', parts: ['with_broker', 'without_broker'] },
		{ total: 'asked', parts: ['asked_answered', 'asked_not_answered'] }
	],
	chain: ['asked', 'answered', 'both_accepted', 'met']
};

export interface Board {
	/** Figures left out, to tell nobody apart. */
	untold: ReadonlySet<string>;
	entries: readonly Entry[];
}

/** The board of a scope, out of the rows of the whole instance. */
export function boardOf(all: BoardRows, scope: Scope, period: Period): Board {
	const own = rowsWithin(all, scope);
	const whole = quietCounts(all, period);
	const already = untold(whole, relations);
	const out =
		scope.kind === 'instance' ? already : untold(quietCounts(own, period), relations, { whole, already });
	const introductions = publicFigures.flatMap((figure) => {
		const counted = introductionsOf(figure, own.introductions, period);
		const days = daysOf(figure, counted, period)?.sort((a, b) => a - b);
		return counted.map((_row, at) => entry(figure, 'introduction', at, { days: days?.[at] ?? null }));
	});
	const refused = within(own.refused, period).map((_row, at) => entry('refused', 'team', at, {}));
	const quiet = [...introductions, ...refused].filter(({ figure }) => !out.has(figure));
	return { untold: out, entries: [...quiet, ...needEntries(own, period), ...workEntries(own.work)] };
}

function rowsWithin(all: BoardRows, scope: Scope): BoardRows {
	const here = <Row extends Pick<QuietRow, 'officeId' | 'country' | 'subdivision'>>(rows: readonly Row[]) =>
		rows.filter((row) => isWithin(scope, row));
	return {
		introductions: here(all.introductions),
		needs: here(all.needs),
		work: here(all.work),
		questions: here(all.questions),
		refused: here(all.refused)
	};
}

const within = (rows: readonly QuietRow[], { from, to }: Period) =>
	rows.filter(({ at }) => at >= from && at < to);

function quietCounts({ introductions, refused }: BoardRows, period: Period): Counts {
	return new Map<string, number>([
		...publicFigures.map(
			(figure) => [figure, introductionsOf(figure, introductions, period).length] as const
		),
		['refused', within(refused, period).length]
	]);
}

function entry(
	figure: BoardFigure,
	kind: Entry['kind'],
	at: number,
	rest: Partial<Omit<Entry, 'figure' | 'kind' | 'row'>>
): Entry {
	const none = { days: null, id: null, title: null, language: null, office: null, ending: null, staff: null };
	return { figure, row: at + 1, kind, ...none, ...rest };
}

function needEntries({ needs, questions }: BoardRows, period: Period): Entry[] {
	const counted = (figure: BoardFigure, rows: readonly NeedRow[], since: (row: NeedRow) => Date) =>
		rows.map((row, at) => {
			const { id, title, language, office, ending } = row;
			const days = daysBetween(since(row), row.closedAt ?? period.to);
			return entry(figure, 'need', at, { days, id, title, language, office, ending });
		});
	const lapsed = needs.filter(
		({ ending, closedAt }) =>
			ending === 'lapsed' && closedAt !== null && closedAt >= period.from && closedAt < period.to
	);
	return [
		...needFigures.flatMap((figure) =>
			counted(figure, needsOf(figure, needs, period), ({ publishedAt }) => publishedAt)
		),
		...counted('needs_lapsed', lapsed, ({ publishedAt }) => publishedAt),
		...questions.map((row, at) => {
			const { id, title, language, office, askedAt } = row;
			const days = daysBetween(askedAt, period.to);
			return entry('questions_unanswered', 'need', at, { days, id, title, language, office });
		})
	];
}

function workEntries(work: readonly WorkRow[]): Entry[] {
	const counted = (figure: BoardFigure, rows: readonly WorkRow[]) =>
		rows.map(({ id, title, language, office, ending, staffCount }, at) =>
			entry(figure, 'work', at, { id, title, language, office, ending, staff: staffCount })
		);
	const told = work.filter((row) => row.told);
	return [
		...counted('work_ended', work),
		...engagementEndings.flatMap((ending) =>
			counted(
				`work_${ending}`,
				work.filter((row) => row.ending === ending)
			)
		),
		...counted(
			'staff_recorded',
			told.filter(({ staffCount }) => staffCount !== null)
		),
		...counted(
			'staff_not_recorded',
			told.filter(({ staffCount }) => staffCount === null)
		),
		...counted(
			'work_not_told',
			work.filter((row) => !row.told)
		)
	];
}

/** One figure, counted from its entries; `count` undefined where it is left out. */
export interface Published {
	figure: BoardFigure;
	count: number | undefined;
	/** Middle of the days, where there are any. */
	median: number | undefined;
	/** Staff added up, for figures about them. */
	staff: number;
}

export function publishedOf({ entries, untold: out }: Board, figure: BoardFigure): Published {
	const own = entries.filter((each) => each.figure === figure);
	return {
		figure,
		count: out.has(figure) ? undefined : own.length,
		median: medianDays(own.flatMap(({ days }) => (days === null ? [] : [days]))),
		staff: own.reduce((all, { staff }) => all + (staff ?? 0), 0)
	};
}
