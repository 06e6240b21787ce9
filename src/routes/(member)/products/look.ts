/** A publiccode.yml that was sent in, looked at: what it would change, what is wrong with it, what is left out. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { renderMessage } from '#lib/platform/messages.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import type { Kept } from '#lib/products/publiccode-changes.ts';
import {
	mostBytes,
	namesContacts,
	type PubliccodeProblem,
	type ReadPubliccode
} from '#lib/products/publiccode-in.ts';
import { previewChanges } from '#lib/products/server/descriptions.ts';
import { formatList } from '#lib/ui/format.ts';

/** What was chosen as a file, or else pasted; refused where it is too large to be read at all. */
export async function textOf({ file, text }: { file?: File | undefined; text?: string | undefined }) {
	if (file && file.size > mostBytes)
		throw new Refusal('too_large', 'products_yml_too_large', { kilobytes: mostBytes / 1024 });
	return file ? await file.text() : (text ?? '');
}

/** What a page shows before anything is saved. `kept`: the product as it stands, undefined for a new one. */
export function look(
	text: string,
	{ taken, problems, notTaken }: ReadPubliccode,
	kept: Kept | undefined,
	locale: Locale
) {
	return {
		text,
		taken,
		problems: problems.map((problem) => problemLine(problem, locale)),
		changes: taken
			? previewChanges(kept, taken).map(({ field, before, after }) => ({
					field: nameOf(field),
					before: valueWords(before, locale),
					after: valueWords(after, locale)
				}))
			: [],
		notTaken,
		contacts: namesContacts(notTaken)
	};
}
export type Looked = Omit<ReturnType<typeof look>, 'taken'>;

/** Paths read the same in every language: they are the standard's own. */
const names: Record<string, string> = {
	repository: 'url',
	url: 'landingURL',
	licence: 'legal.license',
	stewards: 'legal.mainCopyrightOwner',
	intendedCountries: 'intendedAudience.countries',
	maintenanceType: 'maintenance.type',
	localisationReady: 'localisation.localisationReady',
	availableLanguages: 'localisation.availableLanguages',
	repoOwner: 'legal.repoOwner',
	summary: 'description › longDescription',
	language: 'description › language'
};
const nameOf = (field: string) => names[field] ?? field;

function problemLine({ field, line, message, params }: PubliccodeProblem, locale: Locale) {
	const sentence = renderMessage(message, params, locale);
	const where =
		line === undefined
			? field
			: [field, m.products_yml_line({ line: String(line) }, { locale })].filter(Boolean).join(', ');
	return { where, sentence };
}

/** A value in one line, cut where it is long. */
function valueWords(value: unknown, locale: Locale): string {
	if (value === null || value === undefined || value === '') return m.products_yml_nothing({}, { locale });
	if (typeof value === 'boolean') return value ? m.lists_yes({}, { locale }) : m.lists_no({}, { locale });
	if (Array.isArray(value))
		return shortened(formatList(value.map(String), locale)) || m.products_yml_nothing({}, { locale });
	if (typeof value === 'object')
		return shortened(
			Object.entries(value)
				.map(([key, each]) => `${key}: ${valueWords(each, locale)}`)
				.join(' · ')
		);
	return shortened(typeof value === 'string' ? value : JSON.stringify(value));
}

const shortened = (text: string) => (text.length > 300 ? `${text.slice(0, 299)}…` : text);
