/** The gap map as files. Column names are codes, the same in every language. */
import { toCsv } from '../platform/csv.ts';
import { type Gap, type GapLine, nextSteps, presentIn } from './gaps.ts';

/** One line for each must-have of each need: counting lines of a skill and a place gives both its numbers. */
export function gapsCsv(lines: readonly GapLine[]): string {
	return toCsv<GapLine>(
		{
			skill: ({ skill }) => skill,
			country: ({ country }) => country,
			region: ({ subdivision }) => subdivision,
			counted: ({ counted }) => counted,
			id: ({ id }) => id,
			title: ({ title }) => title,
			office: ({ office }) => office
		},
		lines
	);
}

/** The map as numbers, with those lines. Who shows themselves to few is counted in fives, as on the page. */
export function gapsJson(
	{ example, gaps }: { example: boolean; gaps: readonly Gap[] },
	lines: readonly GapLine[]
): string {
	const told = gaps.map((gap) => ({
		...{ skill: gap.skill, country: gap.country, region: gap.subdivision, open: gap.open, unmet: gap.unmet },
		here: presentIn(gap.here, gap.hereHidden),
		in_country: presentIn(gap.inCountry, gap.inCountryHidden),
		listed_only: gap.listings,
		next: nextSteps(gap)
	}));
	return JSON.stringify({ examples: example, gaps: told, rows: lines }, null, '\t');
}
