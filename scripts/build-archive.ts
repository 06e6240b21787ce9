/**
 * Builds `data/archive/needs.jsonl` from old calls for help: `node scripts/build-archive.ts <folder>`.
 * They are closed, and how they ended is not recorded; they are kept to learn from, with their own date.
 */
import type { ArchiveRecord } from '../src/seed/records.ts';
import { keys, plainText, readLines, sourceFolder, webAddress, writeLines } from './records/read.ts';
import { readSkills, skillNamed } from './records/skills.ts';

interface SourceNeed {
	id: string;
	source: string;
	licence: string;
	url: string | null;
	title: string;
	text: string;
	skills: string[];
	place: { country?: string; raw?: string };
	date: string | null;
}

const copied = '2026-11-22';
const keyOf = keys();
const target = new URL('../data/archive/needs.jsonl', import.meta.url).pathname;
const agencyIssues = 'GSA/code-gov-data';
const civicProjects = 'DemocracyLab/CivicTechExchange';
const sources = [agencyIssues, 'openopps/openopps-platform', civicProjects];

function archived(need: SourceNeed): ArchiveRecord {
	const title = plainText(need.title, 200);
	const named = need.skills.map(skillNamed).filter((skill) => skill !== undefined);
	// The projects come from a file of trial data whose places were dealt out at random: Seattle's river in San Francisco.
	const country = need.source === civicProjects ? null : (need.place.country ?? null);
	const read = need.source === agencyIssues ? [] : readSkills(need.text, { everyTechnology: true });
	return {
		key: keyOf(need.source, title),
		title,
		text: plainText(need.text.startsWith(`${title}. `) ? need.text.slice(title.length + 2) : need.text, 2000),
		kind: null,
		country: country === '' ? null : country,
		subdivision: null,
		city: null,
		date: need.date ? need.date : null,
		askedBy: plainText(need.place.raw, 200),
		sourceUrl: webAddress(need.url) ?? `https://github.com/${need.source}`,
		skills: [...new Set([...named, ...read])],
		source: need.source,
		licence: need.licence,
		copied
	};
}

const needs = readLines<SourceNeed>(sourceFolder(), 'demo/needs.jsonl')
	// One project says in its title that it is a test.
	.filter(({ source, title }) => sources.includes(source) && !/\btest$/i.test(title))
	.map(archived);
writeLines(target, needs);
process.stdout.write(`${String(needs.length)} archived needs\n`);
