/** What part of the instance and which year an address asks for, and what else there is to choose. */
import { Asked, type ReadBoard } from '#lib/figures/server/board.ts';
import type { Locale } from '#lib/platform/language.ts';
import { countryName } from '#lib/ui/format.ts';

const parts = ['country', 'region', 'team', 'office'] as const;

export function askedFor(url: URL): Asked {
	return Asked.parse(Object.fromEntries(url.searchParams));
}

/** The address of another page on the same part and year. */
export function addressOf(path: string, asked: Asked, more: Readonly<Record<string, string>> = {}): string {
	const query = new URLSearchParams(more);
	if (asked.year !== undefined) query.set('year', String(asked.year));
	for (const part of parts) if (asked[part]) query.set(part, asked[part]);
	return query.size > 0 ? `${path}?${query.toString()}` : path;
}

export function chooserView(
	{ choices }: ReadBoard,
	asked: Asked,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const thisYear = now.getUTCFullYear();
	const year = asked.year ?? thisYear;
	return {
		year,
		years: [thisYear, thisYear - 1, thisYear - 2, year].filter((each, at, all) => all.indexOf(each) === at),
		chosen: Object.fromEntries(parts.map((part) => [part, asked[part] ?? ''])),
		options: {
			country: choices.countries.map((code) => ({ value: code, label: countryName(code, locale) })),
			region: choices.regions.map(({ code, name, country }) => ({
				value: code,
				label: `${name}, ${countryName(country, locale)}`
			})),
			team: choices.teams.map(({ id, name }) => ({ value: id, label: name })),
			office: choices.offices.map(({ id, name }) => ({ value: id, label: name }))
		}
	};
}
export type ChooserView = ReturnType<typeof chooserView>;
