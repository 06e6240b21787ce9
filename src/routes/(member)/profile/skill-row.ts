import { type Sent, ticked, typed } from '../../sent.ts';

/** A skill in a form: its level, year of last use and proof as text, '' where not said. */
export interface SkillRow {
	id: string;
	label: string;
	/** Where it was read, or who confirmed it. */
	because: string;
	ticked: boolean;
	level: string;
	used: string;
	link: string;
}

/** Rows as they were sent, where something was; otherwise as they stand. */
export function asSent(rows: readonly SkillRow[], sent: Sent | undefined): SkillRow[] {
	const chosen = ticked(sent, 'skill');
	if (!chosen || !sent?.values || !('skill' in sent.values || 'name' in sent.values || 'seen' in sent.values))
		return [...rows];
	return rows.map((row) => ({
		...row,
		ticked: chosen.includes(row.id),
		level: typed(sent, `level:${row.id}`),
		used: typed(sent, `used:${row.id}`),
		link: typed(sent, `link:${row.id}`)
	}));
}
