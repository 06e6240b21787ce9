/** Figures and days in the reader's language. Every function takes the locale, so nothing falls back silently. */

/** `12,345` */
export const formatNumber = (value: number, locale: string) => new Intl.NumberFormat(locale).format(value);

/** `82 %`, from ten-thousandths. */
export const formatShare = (tenThousandths: number, locale: string) =>
	new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
		tenThousandths / 10_000
	);

/** A calendar day (`YYYY-MM-DD`) or the day of a moment, as `22 Nov 2026`; UTC, since a day has no time zone. */
export function formatDay(day: string | Date, locale: string) {
	const moment = typeof day === 'string' ? new Date(`${day.slice(0, 10)}T00:00:00Z`) : day;
	// English is read all over the world here: the day comes first, as in most of it.
	const order = locale === 'en' ? 'en-GB' : locale;
	return new Intl.DateTimeFormat(order, { dateStyle: 'medium', timeZone: 'UTC' }).format(moment);
}

/** A month (`YYYY-MM`) as `November 2026`. */
export const formatMonth = (month: string, locale: string) =>
	new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-01T00:00:00Z`)
	);

/** A moment to the minute, as `22 Nov 2026, 14:03 UTC`. */
export function formatMoment(moment: Date, locale: string) {
	const order = locale === 'en' ? 'en-GB' : locale;
	const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
	return `${new Intl.DateTimeFormat(order, format).format(moment)} UTC`;
}

/** `QGIS, web mapping and training` */
export const formatList = (words: readonly string[], locale: string, type: 'and' | 'or' = 'and') =>
	new Intl.ListFormat(locale, { type: type === 'and' ? 'conjunction' : 'disjunction' }).format(words);

/** The name of a language in the reader's language, its code where none is known. */
export function languageName(code: string, locale: string) {
	try {
		return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
	} catch {
		return code;
	}
}

/** The name of a country (ISO 3166-1 alpha-2) in the reader's language, its code where none is known. */
export function countryName(code: string, locale: string) {
	try {
		return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
	} catch {
		return code;
	}
}
