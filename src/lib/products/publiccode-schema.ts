/**
 * The standard publiccode.yml (versions 0 and 1) as far as the register takes it: its required fields are required
 * here too, but for the contacts, who are people and are not copied. https://yml.publiccode.tools/schema.core.html
 */
import { z } from 'zod';
import { countryCodes } from '../places/countries.ts';
import { line, prose, webAddress } from '../platform/text.ts';
import { developmentStatuses, maintenanceTypes, softwareTypes } from './declared.ts';

/** YAML reads an unquoted version as a number; the standard means the text. */
const text = (most: number, least = 1) =>
	z.preprocess((value) => (typeof value === 'number' ? String(value) : value), line(most, least));
const list = (most: number, each: number) =>
	z.array(text(each)).max(most, { error: 'products_yml_too_many' });
const oneOf = <const Value extends string>(values: readonly Value[]) =>
	z.enum(values, { error: 'products_yml_not_one_of' });

/** A tag as BCP 47 has them, as far as anybody uses it here. */
const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const languages = z.string().regex(languageTag, { error: 'products_yml_language' });
const country = z
	.string()
	.transform((code) => code.toUpperCase())
	.refine((code) => countryCodes.includes(code), { error: 'products_yml_country' });

const Description = z.object({
	localisedName: text(200).optional(),
	shortDescription: text(150),
	// The standard asks for 150 signs or more; an honest short text is worth more than a padded one.
	longDescription: prose(10_000, 1).optional(),
	features: list(100, 500).optional(),
	documentation: webAddress.optional()
});

export const PubliccodeFile = z.object(
	{
		publiccodeYmlVersion: text(20).refine((version) => /^[01](\.\d{1,2}){0,2}$/.test(version), {
			error: 'products_yml_version'
		}),
		name: text(200, 2),
		url: webAddress,
		landingURL: webAddress.optional(),
		organisation: z.object({ name: text(300) }).optional(),
		platforms: z.preprocess(
			(value) => (typeof value === 'string' ? [value] : value),
			list(30, 60).min(1, { error: 'products_yml_missing' })
		),
		categories: list(100, 100).optional(),
		usedBy: list(300, 300).optional(),
		softwareVersion: text(60).optional(),
		releaseDate: z.iso.date({ error: 'products_yml_date' }).optional(),
		developmentStatus: oneOf(developmentStatuses),
		softwareType: oneOf(softwareTypes),
		intendedAudience: z
			.object({ countries: z.array(country).max(250, { error: 'products_yml_too_many' }).optional() })
			.optional(),
		description: z
			.record(languages, Description)
			.refine((all) => Object.keys(all).length > 0, { error: 'products_yml_missing' })
			.refine((all) => Object.keys(all).length <= 40, { error: 'products_yml_too_many' }),
		legal: z.object({
			license: text(200),
			mainCopyrightOwner: text(300).optional(),
			repoOwner: text(300).optional()
		}),
		maintenance: z.object({ type: oneOf(maintenanceTypes) }),
		localisation: z.object({
			localisationReady: z.boolean(),
			availableLanguages: z
				.array(languages)
				.min(1, { error: 'products_yml_missing' })
				.max(300, { error: 'products_yml_too_many' })
		})
	},
	{ error: 'products_yml_no_map' }
);
export type PubliccodeFile = z.output<typeof PubliccodeFile>;

/** Paths the register has a place for; `*` stands for a language. */
export const takenPaths: ReadonlySet<string> = new Set([
	...['publiccodeYmlVersion', 'name', 'url', 'landingURL', 'organisation.name', 'platforms', 'categories'],
	...['usedBy', 'softwareVersion', 'releaseDate', 'developmentStatus', 'softwareType'],
	...['intendedAudience.countries', 'legal.license', 'legal.mainCopyrightOwner', 'legal.repoOwner'],
	...['maintenance.type', 'localisation.localisationReady', 'localisation.availableLanguages'],
	...['localisedName', 'shortDescription', 'longDescription', 'features', 'documentation'].map(
		(key) => `description.*.${key}`
	)
]);

/** Where the standard has the names and addresses of people. */
export const contactKeys: readonly string[] = ['maintenance.contacts', 'maintenance.contractors'];
