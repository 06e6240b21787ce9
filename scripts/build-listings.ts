/**
 * Builds `data/listings/listings.jsonl` and the report beside it: `node scripts/build-listings.ts <folder>`.
 * Listings are organisations nobody has claimed yet: places to start asking, never people who can help.
 */
import { writeFileSync } from 'node:fs';
import type { ListingRecord } from '../src/seed/records.ts';
import { offersServices } from './listings/offers-services.ts';
import { inSentences } from './listings/sentences.ts';
import { type DecidedFirm, report } from './listings/report.ts';
import { countryOfGroup, type SourcePlace, whereabouts } from './listings/whereabouts.ts';
import { languageCodes } from './records/languages.ts';
import { keys, plainText, readLines, sourceFolder, webAddress, writeLines } from './records/read.ts';
import { known, readSkills, readTown } from './records/skills.ts';

interface SourceProfile {
	id: string;
	source: string;
	licence: string;
	kind: 'community' | 'firm';
	name: string;
	text: string;
	services: string[];
	place: SourcePlace;
	langs: string[];
	url: string | null;
}
interface SourceBody {
	handle: string;
	group: string;
	kind: 'government' | 'civic' | 'research';
	source: string;
	licence: string;
}

const copied = '2026-11-22';
const keyOf = keys();
const folder = sourceFolder();
const target = new URL('../data/listings/', import.meta.url).pathname;
const brigades = 'codeforamerica/brigade-information';
const osmGroups = 'npm:osm-community-index';
const elixirFirms = 'beam-community/elixir-companies';
const osmProviders = 'switch2osm/switch2osm.github.io';

/** What every entry of a source is about, by the nature of that list. */
const topics: Record<string, string[]> = {
	[brigades]: known('civic-tech'),
	[osmGroups]: known('openstreetmap', 'gis'),
	[elixirFirms]: known('elixir', 'software-development'),
	[osmProviders]: known('openstreetmap', 'web-mapping')
};

/** Sources differ in how they describe an entry; tags and fixed openings become one sentence. */
function summary({ source, text, services }: SourceProfile): string {
	if (source === osmProviders)
		return `Listed as a provider of OpenStreetMap services: ${services.join('; ')}.`;
	if (source === brigades) {
		const tags = text.replace(/^Civic technology volunteer group\.\s*/, '');
		return tags ? `Civic technology group. Listed as: ${tags}.` : 'Civic technology group.';
	}
	return inSentences(plainText(text.replace(/^[\s–-]*(\(GitHub\))?[\s–-]*/i, ''), 1200));
}

/** A firm whose entry names no place often says it in its text: "based in Stuttgart". */
function whereIs({ place, text, kind }: SourceProfile, name: string) {
	const town = !place.country && kind === 'firm' ? readTown(text) : undefined;
	return whereabouts(town?.city === undefined ? place : { country: town.country, city: town.name }, name);
}

function listing(profile: SourceProfile): ListingRecord {
	const name = plainText(profile.name, 200);
	// Partners inside city halls stand in the same list as the volunteers.
	const isOffice = profile.source === brigades && /\. Government\b/.test(profile.text);
	const read =
		profile.source === brigades ? [] : readSkills(profile.text, { everyTechnology: profile.kind === 'firm' });
	// Student chapters name their university, which is no skill.
	const found = read.filter((skill) => skill !== 'education');
	return {
		key: keyOf(profile.source, name),
		kind: isOffice ? 'public_body' : profile.kind,
		name,
		summary: summary(profile),
		url: webAddress(profile.url),
		...whereIs(profile, name),
		languages: languageCodes(profile.langs),
		skills: isOffice ? [] : [...new Set([...(topics[profile.source] ?? []), ...found])],
		source: profile.source,
		licence: profile.licence,
		copied
	};
}

const bodyKinds = { government: 'public_body', civic: 'civic_group', research: 'research_group' } as const;

function bodyListing({ handle, group, kind, source, licence }: SourceBody): ListingRecord {
	return {
		key: keyOf(source, handle),
		kind: bodyKinds[kind],
		name: handle,
		summary: `Publishes code at github.com/${handle}. Listed under: ${group}.`,
		url: webAddress(`https://github.com/${encodeURIComponent(handle)}`),
		country: countryOfGroup(group),
		subdivision: null,
		city: null,
		point: null,
		languages: [],
		skills: kind === 'civic' ? known('civic-tech') : [],
		source,
		licence,
		copied
	};
}

/** The same group entered twice under one name in one place is one group; the entry with an address stays. */
function withoutRepeats(listings: readonly ListingRecord[]): ListingRecord[] {
	const seen = new Map<string, ListingRecord>();
	for (const entry of listings) {
		const key = [entry.source, entry.name, entry.country, entry.city].join('|');
		const before = seen.get(key);
		if (!before || (before.url === null && entry.url !== null)) seen.set(key, entry);
	}
	return [...seen.values()];
}

const profiles = readLines<SourceProfile>(folder, 'demo/profiles.jsonl');
const firms = profiles
	.filter(({ source }) => source === elixirFirms)
	.map((firm): DecidedFirm => ({
		name: firm.name,
		text: firm.text,
		...offersServices(firm.text, firm.services)
	}));
const kept = new Set(firms.filter(({ offers }) => offers).map(({ name }) => name));
const listings = withoutRepeats([
	...profiles.filter(({ source, name }) => source !== elixirFirms || kept.has(name)).map(listing),
	...readLines<SourceBody>(folder, 'reference/gov_orgs.jsonl').map(bodyListing)
]);
writeLines(`${target}listings.jsonl`, listings);
writeFileSync(`${target}README.md`, report(listings, firms));
process.stdout.write(`${String(listings.length)} listings\n`);
