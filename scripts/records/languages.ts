/** Primary language subtags (BCP 47) from the codes the sources use. */

/** Country codes, regions and withdrawn codes that stand for a language in the sources. */
const meant: Record<string, string> = { cz: 'cs', mo: 'ro', tw: 'zh', vn: 'vi', yue: 'zh' };

/** Each language once, in order; regions are dropped: `pt-BR` is `pt`. */
export function languageCodes(codes: readonly string[]): string[] {
	const primary = codes.map((code) => code.toLowerCase().split('-', 1)[0] ?? '');
	return [...new Set(primary.map((code) => meant[code] ?? code))].filter(Boolean).sort();
}
