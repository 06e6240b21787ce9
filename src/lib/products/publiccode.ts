/** A product as publiccode.yml, with what the register knows and nothing made up for the rest. */
import type { Declared } from './declared.ts';

export interface Described {
	name: string;
	summary: string;
	/** Of the summary. */
	language: string;
	url: string | null;
	repository: string | null;
	licence: string | null;
	stewards: readonly string[];
	declared: Declared;
	source: string;
	sourceLicence: string;
}

type Value = string | boolean | readonly string[] | { readonly [key: string]: Value | undefined };

/**
 * The text of the file. Fields the register does not know are left out, also ones the standard asks for: whoever
 * keeps the product adds them. The summary of a registry stands for both descriptions. In which countries a product
 * runs says nothing of whom it is meant for, so that is told only where its own file did.
 */
export function publiccodeOf(product: Described): string {
	const { name, url, repository, declared, source, sourceLicence } = product;
	const { intendedCountries, maintenanceType, localisationReady, availableLanguages } = declared;
	const file: Value = {
		publiccodeYmlVersion: '0.4',
		name,
		url: repository ?? url ?? undefined,
		landingURL: url ?? undefined,
		softwareVersion: declared.softwareVersion,
		releaseDate: declared.releaseDate,
		platforms: declared.platforms,
		categories: declared.categories,
		usedBy: declared.usedBy,
		developmentStatus: declared.developmentStatus,
		softwareType: declared.softwareType,
		intendedAudience: intendedCountries && { countries: intendedCountries.map((code) => code.toLowerCase()) },
		legal: legalOf(product),
		maintenance: maintenanceType && { type: maintenanceType },
		localisation:
			localisationReady === undefined && availableLanguages === undefined
				? undefined
				: { localisationReady, availableLanguages },
		description: descriptionOf(product)
	};
	return (
		[...[source, sourceLicence].map((line) => `# ${oneLine(line)}`), ...linesOf(file, '')].join('\n') + '\n'
	);
}

function legalOf({ licence, stewards: [owner], declared: { repoOwner } }: Described): Value | undefined {
	if (licence === null && owner === undefined && repoOwner === undefined) return undefined;
	return { license: licence ?? undefined, mainCopyrightOwner: owner, repoOwner };
}

function descriptionOf({ summary, language, declared: { description } }: Described): Value | undefined {
	if (description)
		return Object.fromEntries(Object.entries(description).map(([tag, words]) => [tag, { ...words }]));
	if (!summary) return undefined;
	return {
		[language]: { shortDescription: oneLine(summary).slice(0, 150).trim(), longDescription: summary }
	};
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ');

/** Every text quoted as JSON has it, which YAML reads the same. */
function linesOf(value: { readonly [key: string]: Value | undefined }, indent: string): string[] {
	return Object.entries(value).flatMap(([key, each]) => {
		if (each === undefined) return [];
		if (typeof each === 'boolean') return [`${indent}${key}: ${String(each)}`];
		if (typeof each === 'string') return [`${indent}${key}: ${JSON.stringify(each)}`];
		if (isList(each))
			return [`${indent}${key}:`, ...each.map((item) => `${indent}  - ${JSON.stringify(item)}`)];
		return [`${indent}${key}:`, ...linesOf(each, `${indent}  `)];
	});
}

function isList(value: Exclude<Value, string>): value is readonly string[] {
	return Array.isArray(value);
}
