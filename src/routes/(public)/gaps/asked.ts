/** The country an address asks for; what is no code asks for all. */
export function countryIn(query: URLSearchParams): string | undefined {
	const code = query.get('country') ?? '';
	return /^[A-Z]{2}$/.test(code) ? code : undefined;
}
