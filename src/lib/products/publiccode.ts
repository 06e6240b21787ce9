/** A product as publiccode.yml, with what the register knows and nothing made up for the rest. */

export interface Described {
	name: string;
	summary: string;
	url: string | null;
	repository: string | null;
	licence: string | null;
	stewards: readonly string[];
	deployedIn: readonly string[];
	source: string;
	sourceLicence: string;
}

type Value = string | readonly string[] | { readonly [key: string]: Value | undefined };

/**
 * The text of the file. Fields the register does not know are left out, also ones the standard asks for: whoever
 * keeps the product adds them. The summary is the registry's, in English.
 */
export function publiccodeOf(product: Described): string {
	const { name, summary, url, repository, licence, stewards, deployedIn, source, sourceLicence } = product;
	const file: Value = {
		publiccodeYmlVersion: '0.4',
		name,
		url: repository ?? url ?? undefined,
		landingURL: url ?? undefined,
		intendedAudience: deployedIn.length > 0 ? { countries: deployedIn } : undefined,
		legal:
			licence !== null || stewards.length > 0
				? { license: licence ?? undefined, mainCopyrightOwner: stewards[0] }
				: undefined,
		description: summary
			? { en: { shortDescription: summary.slice(0, 150), longDescription: summary } }
			: undefined
	};
	return (
		[...[source, sourceLicence].map((line) => `# ${oneLine(line)}`), ...linesOf(file, '')].join('\n') + '\n'
	);
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ');

/** Every text quoted as JSON has it, which YAML reads the same. */
function linesOf(value: { readonly [key: string]: Value | undefined }, indent: string): string[] {
	return Object.entries(value).flatMap(([key, each]) => {
		if (each === undefined) return [];
		if (typeof each === 'string') return [`${indent}${key}: ${JSON.stringify(each)}`];
		if (isList(each))
			return [`${indent}${key}:`, ...each.map((item) => `${indent}  - ${JSON.stringify(item)}`)];
		return [`${indent}${key}:`, ...linesOf(each, `${indent}  `)];
	});
}

function isList(value: Exclude<Value, string>): value is readonly string[] {
	return Array.isArray(value);
}
