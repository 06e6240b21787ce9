/** What stands on a desk, and in which order: pure, so that the page can say why. */
import { patience, type Waiting } from './lifecycle.ts';

export interface Held {
	waiting: Waiting;
	subject: string;
	subjectId: string;
	since: Date;
	/** YYYY-MM-DD, where somebody asked to be reminded. */
	followUpOn: string | null;
}

export type Waits<Row> = Row & {
	/** Whole days. */
	age: number;
	/** Days past the limit after which it counts as stalled; below zero while there is time. */
	past: number;
	stalled: boolean;
	/** The follow-up date has come. */
	due: boolean;
};

export interface Queue<Row> {
	now: Waits<Row>[];
	/** Put off to a date that has not come. */
	later: Waits<Row>[];
}

const dayMs = 86_400_000;

/**
 * One row for each thing that waits, though it may wait for two reasons: the one that presses more stays. What is
 * furthest past its limit goes first; what was put off waits for its date. `today` as YYYY-MM-DD.
 */
export function arrange<Row extends Held>(rows: readonly Row[], now: Date, today: string): Queue<Row> {
	const bySubject = new Map<string, Waits<Row>>();
	for (const row of rows) {
		const weighed = weigh(row, now, today);
		const key = `${row.subject} ${row.subjectId}`;
		const other = bySubject.get(key);
		if (!other || presses(weighed, other) < 0) bySubject.set(key, weighed);
	}
	const all = [...bySubject.values()].sort(presses);
	return {
		now: all.filter(({ followUpOn }) => followUpOn === null || followUpOn <= today),
		later: all
			.filter(({ followUpOn }) => followUpOn !== null && followUpOn > today)
			.sort((a, b) => ((a.followUpOn ?? '') < (b.followUpOn ?? '') ? -1 : 1))
	};
}

function weigh<Row extends Held>(row: Row, now: Date, today: string): Waits<Row> {
	const age = Math.max(0, Math.floor((now.getTime() - row.since.getTime()) / dayMs));
	const past = age - patience[row.waiting].stalls;
	const due = row.followUpOn !== null && row.followUpOn <= today;
	return { ...row, age, past, stalled: past >= 0, due };
}

/** A real reason to wait says more than the date somebody set for it. */
function presses(a: Waits<Held>, b: Waits<Held>): number {
	const sameThing = a.subject === b.subject && a.subjectId === b.subjectId;
	if (sameThing && (a.waiting === 'follow_up') !== (b.waiting === 'follow_up'))
		return a.waiting === 'follow_up' ? 1 : -1;
	return b.past - a.past || b.age - a.age || (a.subjectId < b.subjectId ? -1 : 1);
}
