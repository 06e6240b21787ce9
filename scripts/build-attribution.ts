/**
 * Gathers where everything in `data/` comes from into `data/attribution.json`, which the page /about/attribution shows.
 * `node scripts/build-attribution.ts` writes it, `--check` fails where the committed file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { PackedGazetteer } from '#lib/places/gazetteer.ts';
import type { Vocabulary } from '#lib/skills/vocabulary.ts';
import { readRows } from '../src/seed/files.ts';
import type { Attribution, Origin } from '../src/seed/records.ts';

interface SourceFacts {
	title: string;
	url: string;
	/** The copyright line its licence asks to keep. */
	notice?: string;
	/** Only where the rows themselves do not say. */
	licence?: string;
	copied?: string;
}
interface Facts {
	licences: Record<string, string>;
	sources: Record<string, SourceFacts>;
}
type Counted = Pick<Attribution, 'part' | 'rows'> & { source: string; licence?: string; copied?: string };

function readJson(path: string): unknown {
	return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
}

const facts = readJson('scripts/attribution/facts.json') as Facts;

/** One line for each source and licence among the rows. */
function ofRows(part: Attribution['part'], rows: readonly Origin[]): Counted[] {
	const lines = new Map<string, Counted & { rows: number }>();
	for (const { source, licence, copied } of rows) {
		const key = `${source}|${licence}|${copied}`;
		const line = lines.get(key) ?? { part, source, licence, copied, rows: 0 };
		lines.set(key, { ...line, rows: line.rows + 1 });
	}
	return [...lines.values()];
}

/** The vocabulary names source and licence in one field: `github/explore CC-BY-4.0`. */
function ofVocabulary({ concepts }: Vocabulary): Counted[] {
	const lines = new Map<string, number>();
	for (const { source } of concepts) if (source !== 'ours') lines.set(source, (lines.get(source) ?? 0) + 1);
	return [...lines].map(([named, rows]) => {
		const [source = '', licence = ''] = named.split(' ');
		return { part: 'skills', source, licence, rows };
	});
}

function ofPackage(part: Attribution['part'], name: string, rows: number | null): Counted {
	const { license } = readJson(`node_modules/${name}/package.json`) as { license: string };
	return { part, source: name, licence: license, rows };
}

function attribution({ part, rows, ...row }: Counted): Attribution {
	const known = facts.sources[row.source];
	if (!known) throw new Error(`Say in scripts/attribution/facts.json what the source ${row.source} is`);
	const licence = row.licence ?? known.licence;
	if (!licence) throw new Error(`No licence is known for ${row.source}`);
	const spdx = Object.keys(facts.licences).find((id) => licence.split(/[ ,(]/).includes(id));
	return {
		part,
		title: known.title,
		url: known.url,
		licence,
		licenceUrl: spdx ? (facts.licences[spdx] ?? null) : null,
		notice: known.notice ?? null,
		rows,
		copied: row.copied ?? known.copied ?? null
	};
}

const gazetteer = readJson('data/places/gazetteer.json') as PackedGazetteer;
const cities = Object.values(gazetteer.cities).reduce((sum, list) => sum + list.length, 0);
const lines: Counted[] = [
	...ofRows('products', readRows('products')),
	...ofRows('listings', readRows('listings')),
	...ofRows('archive', readRows('archive')),
	...ofVocabulary(readJson('data/vocabulary/vocabulary.json') as Vocabulary),
	{
		part: 'codes',
		source: 'cpv',
		rows: Object.keys(readJson('data/vocabulary/sources/cpv-ict.json') as object).length
	},
	{ part: 'places', source: 'geonames', rows: cities },
	ofPackage('places', 'iso-3166', gazetteer.subdivisions.length),
	ofPackage('map', 'world-atlas', null),
	ofPackage('typeface', '@fontsource-variable/atkinson-hyperlegible-next', null)
];
const text = `${JSON.stringify(lines.map(attribution), null, '\t')}\n`;
const target = new URL('../data/attribution.json', import.meta.url);

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
	process.stderr.write('data/attribution.json is stale: run node scripts/build-attribution.ts\n');
	process.exitCode = 1;
}
