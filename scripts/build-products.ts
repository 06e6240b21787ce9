/**
 * Builds `data/products/products.jsonl` from the registry's records: `node scripts/build-products.ts <folder>`.
 * The copy does not say where the registry has a record, so each says `not_recorded`.
 */
import type { ProductRecord } from '../src/seed/records.ts';
import { countryCodes } from './records/countries.ts';
import { keys, plainText, readLines, sourceFolder, webAddress, writeLines } from './records/read.ts';
import { isItself, readSkills, skillNamed } from './records/skills.ts';

interface SourceProduct {
	id: string;
	source: string;
	licence: string;
	url: string | null;
	title: string;
	text: string;
	type: string;
	place: { developed?: string[]; deployed?: string[] };
	orgs?: string[];
	/** A number, or a number with the goal's name. */
	sdgs?: (number | [number, string])[];
}

const registry = 'DPGAlliance/publicgoods-candidates';
const copied = '2026-11-22';
const target = new URL('../data/products/products.jsonl', import.meta.url).pathname;
const unread: string[] = [];
const keyOf = keys();

/** The address is a repository where it points into one on a forge. */
function repository(url: string | null): string | null {
	return url && /^https?:\/\/(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[^/]+\/[^/?#]+/.test(url)
		? url
		: null;
}

function countries(names: readonly string[] | undefined): string[] {
	const read = countryCodes(names ?? []);
	unread.push(...read.unread);
	return read.codes;
}

function goals(named: readonly (number | [number, string])[]): number[] {
	const numbers = named.map((goal) => (typeof goal === 'number' ? goal : goal[0]));
	return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Work that people do: a description that mentions it does not make the product one that offers it. */
const work = new Set(['training', 'mentoring', 'maintenance', 'testing', 'frontend', 'backend', 'network']);

function product(record: SourceProduct): ProductRecord {
	const url = webAddress(record.url);
	const name = plainText(record.title, 200);
	const called = skillNamed(name);
	const about = readSkills(record.text, { everyTechnology: false }).filter((skill) => !work.has(skill));
	const skills = [...new Set([...(called ? [called] : []), ...about])];
	return {
		key: keyOf(registry, name),
		name,
		summary: plainText(record.text, 1200),
		url,
		repository: repository(url),
		kinds: record.type.replace(/^digital-public-good:/, '').split(','),
		registryStatus: 'not_recorded',
		stewards: [...new Set((record.orgs ?? []).map((org) => plainText(org, 200)).filter(Boolean))],
		developedIn: countries(record.place.developed),
		deployedIn: countries(record.place.deployed),
		goals: goals(record.sdgs ?? []),
		skills: skills.map((skill) => ({ skill, itself: isItself(name, skill) })),
		source: record.source,
		licence: record.licence,
		copied
	};
}

const records = readLines<SourceProduct>(sourceFolder(), 'demo/needs.jsonl');
const products = records.filter(({ source }) => source === registry).map(product);
writeLines(target, products);
process.stdout.write(
	`${String(products.length)} products, country names not read: ${unread.join('; ') || 'none'}\n`
);
