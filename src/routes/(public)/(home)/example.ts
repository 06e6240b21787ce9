import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';

/** The three example places; their names are the same in every language written in Latin letters. */
const places = {
	recife: { name: 'Recife', regions: ['BR', 'PT', 'AO', 'MZ'], languages: ['pt'] },
	lyon: { name: 'Lyon', regions: ['FR', 'BE', 'CH', 'LU', 'CA', 'SN'], languages: ['fr'] },
	nairobi: { name: 'Nairobi', regions: ['KE', 'TZ', 'UG', 'RW'], languages: ['sw'] }
} as const;
export type ExamplePlace = keyof typeof places;
const arabicNames: Readonly<Record<ExamplePlace, string>> = {
	recife: 'ريسيفي',
	lyon: 'ليون',
	nairobi: 'نيروبي'
};

/** The example nearest to the reader: by region, then by language, as the browser sends them; else by the page. */
export function examplePlace(acceptLanguage: string, locale: Locale): ExamplePlace {
	for (const tag of acceptLanguage.split(',')) {
		const [language = '', ...rest] = (tag.split(';')[0] ?? '').trim().split('-');
		const region = rest.at(-1)?.toUpperCase();
		for (const [place, { regions, languages }] of Object.entries(places) as [
			ExamplePlace,
			(typeof places)[ExamplePlace]
		][]) {
			if (regions.some((known) => known === region)) return place;
			if (languages.some((known) => known === language.toLowerCase())) return place;
		}
	}
	return locale === 'pt-BR' ? 'recife' : locale === 'fr' ? 'lyon' : 'nairobi';
}

/** Its text in the language of the page. */
export function exampleNeed(place: ExamplePlace, locale: Locale) {
	const texts = { recife: m.home_example_recife, lyon: m.home_example_lyon, nairobi: m.home_example_nairobi };
	const name = locale === 'ar' ? arabicNames[place] : places[place].name;
	return { place: name, text: texts[place]({}, { locale }) };
}
