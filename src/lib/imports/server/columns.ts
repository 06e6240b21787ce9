/** The columns of each kind of file: what they are called, what they take, and an example for the template. */
import { z } from 'zod';
import { workKinds } from '../../matching/facts.ts';
import { mailAddress } from '../../accounts/schema.ts';
import { languageCode } from '../../platform/filters.ts';
import { day, line, prose, webAddress, wholeNumber } from '../../platform/text.ts';
import type { ImportKind } from '../lifecycle.ts';

const words = (text: string) =>
	text
		.split(/[,;|]/)
		.map((part) => part.trim())
		.filter(Boolean);
const languages = line(100)
	.transform((text) => words(text).map((code) => code.toLowerCase()))
	.pipe(z.array(languageCode).max(20, { error: 'platform_list_too_long' }));
const oneOf = <const Value extends string>(values: readonly Value[]) =>
	line(60)
		.transform((text) => text.toLowerCase().replaceAll(/[\s-]+/g, '_'))
		.pipe(z.enum(values, { error: 'imports_not_one_of' }));
const yes = line(10)
	.transform((text) => text.toLowerCase())
	.pipe(z.enum(['yes', 'no'], { error: 'imports_not_one_of' }))
	.transform((text) => text === 'yes');
const work = line(300)
	.transform((text) => words(text).map((kind) => kind.toLowerCase().replaceAll(/[\s-]+/g, '_')))
	.pipe(z.array(z.enum(workKinds, { error: 'imports_not_one_of' })));

const place = { country: line(80, 2), region: line(120).optional(), city: line(120).optional() };
const described = {
	skills: prose(2_000).optional(),
	languages: languages.default([]),
	url: webAddress.optional()
};

export const organisationColumns = z.strictObject({
	name: line(150, 2),
	kind: oneOf(['firm', 'community', 'public_body', 'civic_group', 'research_group', 'office']),
	summary: prose(5_000).default(''),
	...place,
	...described,
	source: line(200, 2).optional(),
	licence: line(100, 2).optional(),
	source_date: day.optional(),
	contact: mailAddress.optional()
});
export type OrganisationRow = z.output<typeof organisationColumns>;

export const profileColumns = z.strictObject({
	kind: oneOf(['firm', 'community', 'person']),
	name: line(80, 2),
	headline: line(200, 3),
	about: prose(5_000).default(''),
	...place,
	...described,
	remote: yes.default(false),
	work: work.default([]),
	contact: mailAddress
});
export type ProfileRow = z.output<typeof profileColumns>;

export const needColumns = z.strictObject({
	as: oneOf(['draft', 'archive']),
	office: line(150, 2).optional(),
	title: line(120, 8),
	outcome_wanted: prose(4_000, 10),
	problem: prose(4_000).default(''),
	tried: prose(4_000).default(''),
	kind: oneOf(workKinds).optional(),
	...place,
	skills: described.skills,
	language: line(10)
		.transform((text) => text.toLowerCase())
		.pipe(languageCode),
	effort_days: wholeNumber(1, 10_000).optional(),
	budget_amount: wholeNumber(1, 2_000_000_000).optional(),
	budget_currency: line(3)
		.transform((text) => text.toUpperCase())
		.pipe(z.string().regex(/^[A-Z]{3}$/, { error: 'needs_currency' }))
		.optional(),
	source: line(200, 2).optional(),
	source_url: webAddress.optional(),
	licence: line(100, 2).optional(),
	date: day.optional()
});
export type NeedRow = z.output<typeof needColumns>;

export const columnsOf = {
	organisations: organisationColumns,
	profiles: profileColumns,
	needs: needColumns
} as const satisfies Record<ImportKind, z.ZodObject>;

/** Columns a file has to have, whatever stands in its rows. */
export function requiredColumns(kind: ImportKind): string[] {
	const shape: Record<string, z.ZodType> = columnsOf[kind].shape;
	return Object.entries(shape)
		.filter(([, type]) => !type.safeParse(undefined).success)
		.map(([name]) => name);
}

/** One row that is right in every column, so that a template shows what goes where. */
export const examples: Record<ImportKind, Record<string, string>> = {
	organisations: {
		name: 'Mapeadores do Recife',
		kind: 'community',
		summary: 'Volunteers who map the city and teach others to.',
		country: 'Brazil',
		region: 'Pernambuco',
		city: 'Recife',
		skills: 'OpenStreetMap; QGIS',
		languages: 'pt, en',
		url: 'https://mapeadores.example.org',
		source: 'Our own list',
		licence: 'CC0-1.0',
		source_date: '2026-11-01',
		contact: ''
	},
	profiles: {
		kind: 'firm',
		name: 'Mapas Claros',
		headline: 'Makes and teaches web maps for cities',
		about: '',
		country: 'Brazil',
		region: 'Pernambuco',
		city: 'Recife',
		skills: 'QGIS; PostGIS; training',
		languages: 'pt, en',
		url: 'https://mapasclaros.example.org',
		remote: 'yes',
		work: 'paid_contract; training',
		contact: 'hello@mapasclaros.example.org'
	},
	needs: {
		as: 'archive',
		office: '',
		title: 'Publish the maps of the city on the web',
		outcome_wanted: 'Residents find every plan of the city on one map.',
		problem: 'The plans lie in drawers and nobody finds them.',
		tried: '',
		kind: 'paid_contract',
		country: 'Brazil',
		region: 'Pernambuco',
		city: 'Recife',
		skills: 'QGIS; web maps',
		language: 'en',
		effort_days: '20',
		budget_amount: '',
		budget_currency: '',
		source: 'Our own list',
		source_url: 'https://city.example.org/needs/1',
		licence: 'CC0-1.0',
		date: '2025-05-01'
	}
};
