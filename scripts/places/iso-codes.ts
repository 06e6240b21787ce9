/** Finds the ISO 3166-2 code of a GeoNames first-level division by its name. */

export interface NamedCode {
	code: string;
	name: string;
}

const generic = new Set(
	(
		'county province provincia region regiao regione governorate state district distrito departamento department ' +
		'departement oblast obl oblysy oblisi prefecture republic respublika kray krai of de del la el al the city ' +
		'municipality canton parish autonomous autonoma comunidad foral principado wilaya muhafazat division capital ' +
		'metropolitan federal territory gobernacion voivodeship judet zupanija kanton raion rayon lan lans i shi sheng ' +
		'zizhiqu do si gwangyeoksi teukbyeolsi kraj maakond apskritis megye fylke marz aymag aimak aimag viloyati ' +
		'viloyat atoll atholhu opstina ostan obcina urban sahari rajons novads rajon of mintaqat islands'
	).split(' ')
);

/** Small letters without marks, other signs as single spaces. */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.replace(/ø/g, 'o')
		.replace(/ł/g, 'l')
		.replace(/đ/g, 'd')
		.replace(/ı/g, 'i')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

/** The part of a division's name that tells it from its neighbours. */
function core(text: string): string {
	const words = fold(text).split(' ');
	const telling = words.filter((word) => !generic.has(word));
	return (telling.length > 0 ? telling : words).join('');
}

/** Sørensen–Dice likeness of two names by pairs of letters, 0 to 1. */
function likeness(a: string, b: string): number {
	const pairs = (text: string): string[] =>
		Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));
	const left = pairs(a);
	const right = pairs(b);
	if (left.length === 0 || right.length === 0) return a === b ? 1 : 0;
	const open = [...right];
	let shared = 0;
	for (const pair of left) {
		const at = open.indexOf(pair);
		if (at < 0) continue;
		open.splice(at, 1);
		shared += 1;
	}
	return (2 * shared) / (left.length + right.length);
}

/** Pairs closest names first, each code used once; below `least` a name stays without a code. */
function pairByLikeness(divisions: readonly NamedCode[], codes: readonly NamedCode[], least: number) {
	const offers = divisions.flatMap((division) =>
		codes.map((code) => ({
			division,
			code,
			like: likeness(core(division.name), core(code.name))
		}))
	);
	offers.sort((a, b) => b.like - a.like || (a.code.code < b.code.code ? -1 : 1));
	const pairs = new Map<string, string>();
	const taken = new Set<string>();
	for (const { division, code, like } of offers) {
		if (like < least || pairs.has(division.code) || taken.has(code.code)) continue;
		pairs.set(division.code, code.code);
		taken.add(code.code);
	}
	return pairs;
}

/**
 * Codes of one country's divisions: the hand-written table first, then equal letters (US.NY → US-NY), then
 * the closest names among the top-level codes, then among the lower ones.
 */
export function isoCodes(
	country: string,
	divisions: readonly NamedCode[],
	codes: { top: readonly NamedCode[]; lower: readonly NamedCode[] },
	table: Readonly<Record<string, string>>
): Map<string, string> {
	const known = new Set([...codes.top, ...codes.lower].map(({ code }) => code));
	const found = new Map<string, string>();
	for (const { code } of divisions) {
		const letters = code.slice(country.length + 1);
		const same = `${country}-${letters}`;
		const chosen = table[code] ?? (/^[A-Z]+$/.test(letters) && known.has(same) ? same : undefined);
		if (chosen !== undefined) found.set(code, chosen);
	}
	for (const level of [codes.top, codes.lower]) {
		const taken = new Set(found.values());
		const open = divisions.filter(({ code }) => !found.has(code));
		const free = level.filter(({ code }) => !taken.has(code));
		for (const [division, code] of pairByLikeness(open, free, 0.6)) found.set(division, code);
	}
	return found;
}
