/** ISO 3166-1 codes from the English names the sources use. */
import { iso31661 } from 'iso-3166';

/** Names that neither the standard nor `Intl` writes this way. */
const otherNames: Record<string, string> = {
	'bosnia and herzegovina': 'BA',
	'cabo verde': 'CV',
	'caribbean netherlands': 'BQ',
	'congo (congo-brazzaville)': 'CG',
	"côte d'ivoire": 'CI',
	'czech republic': 'CZ',
	'czechia (czech republic)': 'CZ',
	'democratic republic of the congo': 'CD',
	"eswatini (fmr. 'swaziland')": 'SZ',
	'falkland islands (malvinas)': 'FK',
	'holy see': 'VA',
	'hong kong': 'HK',
	kosovo: 'XK',
	luxemburg: 'LU',
	macao: 'MO',
	myanmar: 'MM',
	'north macedonia': 'MK',
	'palestine state': 'PS',
	'republic of korea': 'KR',
	'saint helena, ascension and tristan da cunha': 'SH',
	'saint martin (french part)': 'MF',
	'sao tome and principe': 'ST',
	'sint maarten (dutch part)': 'SX',
	turkey: 'TR',
	'united states minor outlying islands': 'UM',
	vietnam: 'VN',
	'virgin islands, british': 'VG',
	'virgin islands, u.s.': 'VI'
};

const english = new Intl.DisplayNames('en', { type: 'region' });

/** `Saint Vincent and The Grenadines`, `St. Vincent & Grenadines` and the like become one spelling. */
function fold(name: string): string {
	return name
		.trim()
		.toLowerCase()
		.replace(/’/g, "'")
		.replace(/\bst\. /g, 'saint ')
		.replace(/ & /g, ' and ')
		.replace(/^the /, '')
		.replace(/\s+/g, ' ');
}

const codes = new Map<string, string>();
for (const { alpha2, name } of iso31661) {
	codes.set(fold(name), alpha2);
	codes.set(fold(english.of(alpha2) ?? name), alpha2);
}
for (const [name, code] of Object.entries(otherNames)) codes.set(fold(name), code);

/** The code of a country by its English name, undefined where the name is none we know. */
export function countryCode(name: string): string | undefined {
	return codes.get(fold(name));
}

/** Codes of names, each once, in the order of the codes; says which names it could not read. */
export function countryCodes(names: readonly string[]): { codes: string[]; unread: string[] } {
	const found = new Set<string>();
	const unread: string[] = [];
	for (const name of names) {
		if (name.trim() === '') continue;
		const code = countryCode(name);
		if (code) found.add(code);
		else unread.push(name);
	}
	return { codes: [...found].sort(), unread };
}
