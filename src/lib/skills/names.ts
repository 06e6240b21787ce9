/** How names are compared: one key for all the ways of writing one name. */

/**
 * Folds width, case, accents, hyphens and spaces: `Web-Mapping` and `web mapping` share a key,
 * `C`, `C++` and `C#` do not.
 */
export function nameKey(name: string): string {
	return name
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[’‘`´]/g, "'")
		.replaceAll(/[-‐-―_\s]+/g, ' ')
		.trim();
}
