/** The rows of a report as files. Column names are codes, the same in every language. */
import type { Days, Report } from '#lib/desk/server/report.ts';
import { introductionFigures, introductionsOf, needFigures, needsOf } from '#lib/figures/counting.ts';
import type { IntroductionRow, NeedRow } from '#lib/figures/rows.ts';
import { type Cell, toCsv } from '#lib/platform/csv.ts';

type Row = { kind: 'introduction'; row: IntroductionRow } | { kind: 'need'; row: NeedRow };

/** Which figures of the report count the row. */
function figuresOf({ kind, row }: Row, { period }: Report): string[] {
	return kind === 'introduction'
		? introductionFigures.filter((figure) => introductionsOf(figure, [row], period).length > 0)
		: needFigures.filter((figure) => needsOf(figure, [row], period).length > 0);
}

const ofIntroduction =
	(read: (row: IntroductionRow) => Cell) =>
	({ kind, row }: Row): Cell =>
		kind === 'introduction' ? read(row) : null;
const ofNeed =
	(read: (row: NeedRow) => Cell) =>
	({ kind, row }: Row): Cell =>
		kind === 'need' ? read(row) : null;

/** Introductions and needs in one table, told apart by their kind. */
export function reportCsv(report: Report): string {
	const rows: Row[] = [
		...report.introductions.map((row) => ({ kind: 'introduction' as const, row })),
		...report.needs.map((row) => ({ kind: 'need' as const, row }))
	];
	return toCsv<Row>(
		{
			kind: ({ kind }) => kind,
			id: ({ row }) => row.id,
			need_id: ({ kind, row }) => (kind === 'introduction' ? row.needId : row.id),
			title: ({ row }) => row.title,
			office: ({ row }) => row.office,
			counted_in: (row) => figuresOf(row, report).join(' '),
			with: ofIntroduction(({ profileKind }) => profileKind),
			asked_by: ofIntroduction(({ askedBy }) => askedBy),
			newcomer: ofIntroduction(({ newcomer }) => newcomer),
			asked_at: ofIntroduction(({ askedAt }) => askedAt),
			answered_at: ofIntroduction(({ answeredAt }) => answeredAt),
			both_accepted_at: ofIntroduction(({ bothAt }) => bothAt),
			met_at: ofIntroduction(({ metAt }) => metAt),
			ended_at: ({ kind, row }) => (kind === 'introduction' ? row.endedAt : row.closedAt),
			ending: ({ row }) => row.ending,
			reason: ofIntroduction(({ reason }) => reason),
			must_haves: ofNeed(({ skills }) => skills.join(' ')),
			country: ofNeed(({ country }) => country),
			region: ofNeed(({ region }) => region),
			published_at: ofNeed(({ publishedAt }) => publishedAt)
		},
		rows
	);
}

export function reportJson({ period, introductions, needs }: Report, days: Days): string {
	return JSON.stringify({ ...days, counted_until: period.to, introductions, needs }, null, '\t');
}
