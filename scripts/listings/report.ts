/** The report beside the listings: what was copied, what was left out and why, with samples each way. */
import type { ListingRecord } from '../../src/seed/records.ts';
import { plainText } from '../records/read.ts';
import type { Decision } from './offers-services.ts';

export interface DecidedFirm extends Decision {
	name: string;
	text: string;
}

function counted<Row>(rows: readonly Row[], by: (row: Row) => string): [string, number][] {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(by(row), (counts.get(by(row)) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Every nth, so that samples are spread over the alphabet and the same on each run. */
function spread<Row>(rows: readonly Row[], many: number): Row[] {
	const step = Math.max(1, Math.floor(rows.length / many));
	return rows.filter((_, at) => at % step === 0).slice(0, many);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const cells = (row: readonly string[]) => `| ${row.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
	return [cells(head), cells(head.map(() => '---')), ...rows.map(cells)].join('\n');
}

function samples(firms: readonly DecidedFirm[]): string {
	const rows = spread(firms, 20).map((firm) => [
		firm.name,
		firm.words === '' ? firm.because : `${firm.because}: “${firm.words}”`,
		plainText(firm.text, 160)
	]);
	return table(['Firm', 'Decided by', 'Its own words'], rows);
}

/** Markdown. */
export function report(listings: readonly ListingRecord[], firms: readonly DecidedFirm[]): string {
	const offering = firms.filter(({ offers }) => offers);
	const using = firms.filter(({ offers }) => !offers);
	const placed = listings.filter(({ point }) => point !== null).length;
	return `# Listings

Organisations copied from public lists. Nobody of them has claimed its entry yet, so they are shown as places to start
asking, with source and date, and never counted as somebody who can help. \`node scripts/build-listings.ts <folder>\`
builds \`listings.jsonl\` and this page.

${String(listings.length)} entries, ${String(placed)} of them with a point on the map.

${table(
	['Source', 'Kind', 'Licence', 'Entries'],
	counted(listings, (row) => [row.source, row.kind, row.licence].join('|')).map(([key, count]) => [
		...key.split('|'),
		String(count)
	])
)}

What was changed: addresses that are no whole http(s) address were left out, names of areas and cities became codes
(\`scripts/listings/areas.json\` is the hand-written table), texts were cut to plain text, a group entered twice under one
name was kept once, city halls among the civic groups became public bodies. Of the providers without a licence file only
facts were kept: name, country, address, the services they are listed for.

## Firms: who offers services

The list of ${String(firms.length)} companies holds everybody who uses one programming language. Kept are the
${String(offering.length)} whose own text says that they work for others: they call themselves an agency, a consultancy, a
studio or a software house, speak of the clients they work for, name services, or describe developing software as their
work and are also filed under professional services. Left out are the ${String(using.length)} that sell a product of
their own, are filed under another trade, or do not say. The phrases stand in \`scripts/listings/offers-services.ts\`.
The rule reads words and can be wrong in both directions; a firm claims, corrects or removes its entry.

${table(
	['Decided by', 'Kept', 'Left out'],
	counted(firms, ({ because }) => because).map(([because]) => [
		because,
		String(offering.filter((firm) => firm.because === because).length),
		String(using.filter((firm) => firm.because === because).length)
	])
)}

### Twenty that were kept

${samples(offering)}

### Twenty that were left out

${samples(using)}
`;
}
