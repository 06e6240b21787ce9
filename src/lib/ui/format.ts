/** Figures and days in the reader's language. Every function takes the locale, so nothing falls back silently. */
import { once } from './once.ts';

/** Making a formatter costs a hundred times what using it does, and a page uses dozens. */
const numbers = once((locale: string) => new Intl.NumberFormat(digitsOf(locale)));
const shares = once(
	(locale: string) => new Intl.NumberFormat(digitsOf(locale), { style: 'percent', maximumFractionDigits: 0 })
);
const days = once(
	(locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: lengthOf(locale), timeZone: 'UTC' })
);
const months = once(
	(locale: string) =>
		new Intl.DateTimeFormat(digitsOf(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' })
);
const moments = once(
	(locale: string) =>
		new Intl.DateTimeFormat(locale, { dateStyle: lengthOf(locale), timeStyle: 'short', timeZone: 'UTC' })
);
const lists = {
	and: once((locale: string) => new Intl.ListFormat(locale, { type: 'conjunction' })),
	or: once((locale: string) => new Intl.ListFormat(locale, { type: 'disjunction' }))
};
const languages = once((locale: string) => new Intl.DisplayNames(locale, { type: 'language' }));
const countries = once((locale: string) => new Intl.DisplayNames(locale, { type: 'region' }));

/** Arabic is written here with the digits 0 to 9, the same as in addresses and code beside it, whatever the machine holds usual. */
const digitsOf = (locale: string) => (locale === 'ar' ? 'ar-u-nu-latn' : locale);

/** The medium date of Arabic is all figures and invisible marks; its long one names the month. */
const lengthOf = (locale: string) => (locale.startsWith('ar') ? 'long' : 'medium');

/** English is read all over the world here: the day comes first, as in most of it. */
const orderOf = (locale: string) => (locale === 'en' ? 'en-GB' : digitsOf(locale));

/** `12,345` */
export const formatNumber = (value: number, locale: string) => numbers(locale).format(value);

/** `0.35`: a factor or an index, with at most so many digits after the point. */
export const formatFraction = (value: number, locale: string, digits = 4) =>
	new Intl.NumberFormat(digitsOf(locale), { maximumFractionDigits: digits }).format(value);

/** `€12,000`: whole units of a currency (ISO 4217). */
export const formatMoney = (amount: number, currency: string, locale: string) =>
	new Intl.NumberFormat(digitsOf(locale), { style: 'currency', currency, maximumFractionDigits: 0 }).format(
		amount
	);

/** `82 %`, from ten-thousandths. */
export const formatShare = (tenThousandths: number, locale: string) =>
	shares(locale).format(tenThousandths / 10_000);

/** A calendar day (`YYYY-MM-DD`) or the day of a moment, as `22 Nov 2026`; UTC, since a day has no time zone. */
export function formatDay(day: string | Date, locale: string) {
	const moment = typeof day === 'string' ? new Date(`${day.slice(0, 10)}T00:00:00Z`) : day;
	return days(orderOf(locale)).format(moment);
}

/** A month (`YYYY-MM`) as `November 2026`. */
export const formatMonth = (month: string, locale: string) =>
	months(locale).format(new Date(`${month}-01T00:00:00Z`));

/** A moment to the minute, as `22 Nov 2026, 14:03 UTC`. */
export const formatMoment = (moment: Date, locale: string) =>
	`${moments(orderOf(locale)).format(moment)} UTC`;

/** `QGIS, web mapping and training` */
export const formatList = (words: readonly string[], locale: string, type: 'and' | 'or' = 'and') =>
	lists[type](locale).format(words);

/** The name of a language in the reader's language, its code where none is known. */
export const languageName = (code: string, locale: string) => named(languages(locale), code);

/** The name of a country (ISO 3166-1 alpha-2) in the reader's language, its code where none is known. */
export const countryName = (code: string, locale: string) => named(countries(locale), code);

function named(names: Intl.DisplayNames, code: string): string {
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}
