/** Languages of the interface. English lives at `/`, the others under their own first path segment. */
export const locales = ['en', 'pt-BR', 'es', 'fr', 'ar', 'sw'] as const;
export type Locale = (typeof locales)[number];
export const baseLocale: Locale = 'en';

/** Languages whose texts a native reader has gone through, or that they were first written in. */
export const reviewed: ReadonlySet<Locale> = new Set(['en']);

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** Which way a language is written. */
export function directionOf(language: string): 'rtl' | 'ltr' {
	return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Words in a row, with the comma or the semicolon of the language; `formatList` is for sentences. */
export function inRow(words: readonly string[], locale: string, mark: ',' | ';' = ','): string {
	const arabic = { ',': '،', ';': '؛' };
	return words.join(`${directionOf(locale) === 'rtl' ? arabic[mark] : mark} `);
}

/** The language an address is in: `/pt-BR/needs` is Portuguese, everything else English. */
export function localeOf(pathname: string): Locale {
	const [, first = ''] = pathname.split('/');
	return (
		locales.find((locale) => locale !== baseLocale && locale.toLowerCase() === first.toLowerCase()) ??
		baseLocale
	);
}

/** The interface language nearest to what a reader's program asks for (`Accept-Language`). */
export function preferredLocale(acceptLanguage: string | null): Locale {
	const wishes = (acceptLanguage ?? '').split(',').map(readWish);
	const known = wishes.filter(({ locale, weight }) => locale !== undefined && weight > 0);
	return known.sort((a, b) => b.weight - a.weight)[0]?.locale ?? baseLocale;
}

function readWish(wish: string): { locale: Locale | undefined; weight: number } {
	const [range = '', ...parameters] = wish.trim().toLowerCase().split(';');
	const language = range.split('-')[0];
	const quality = parameters
		.map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1])
		.find(Boolean);
	return {
		locale: locales.find((locale) => locale.toLowerCase().split('-')[0] === language),
		weight: quality === undefined ? 1 : Number(quality)
	};
}

export function isLocale(text: string | undefined): text is Locale {
	return locales.some((locale) => locale === text);
}
