export const importKinds = ['organisations', 'profiles', 'needs'] as const;
export type ImportKind = (typeof importKinds)[number];

/** `confirmed`: the worker puts the rows in; `done`: they are in, and the file is gone. */
export const importStatuses = ['looked_at', 'confirmed', 'done'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Limits of one file. */
export const mostRows = 10_000;
export const mostBytes = 5 * 1024 * 1024;
/** Hours a file is kept for its confirmation. */
export const keptHours = 24;

/** What is wrong with one cell. Rows are counted as a spreadsheet shows them: the header is row 1. */
export interface RowProblem {
	row: number;
	column: string;
	/** What stands there, cut short. */
	value: string;
	problem: string;
	/** What would be accepted. */
	accepted: string;
}

/** A row that resembles something here, or an earlier row of the same file. */
export interface Lookalike {
	row: number;
	name: string;
	like: string;
	/** Row of the file it resembles, null where it is something here. */
	likeRow: number | null;
}

export interface ImportReport {
	rows: number;
	/** Rows that can go in, look-alikes not counted. */
	good: number;
	encoding: string;
	delimiter: string;
	/** Columns of the file that are not read. */
	ignored: string[];
	problems: RowProblem[];
	similar: Lookalike[];
	/** Words among the skills that the vocabulary does not know. */
	unknown: { row: number; words: string[] }[];
}
