import { inRow } from '#lib/platform/language.ts';
import { m } from '#lib/paraglide/messages.js';
import { SkillFilters } from '#lib/skills/schema.ts';
import { loadConcepts, loadVocabulary } from '#lib/skills/server/vocabulary.ts';
import { handWrittenLanguages, writtenLanguages } from '#lib/skills/vocabulary.ts';
import { formatList, languageName } from '#lib/ui/format.ts';
import { listView, readList, rowsOf } from '../list-view.ts';
import { skillLinks } from '../words.ts';
import { browse, countSkills } from './browse.ts';
import { conceptKindWords, layerWords } from './words.ts';
import type { PageServerLoad } from './$types';

const size = 25;

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const { label } = loadConcepts();
	const read = readList(SkillFilters, event);
	const { filters } = read.question;
	const page = await rowsOf(read, event, () => Promise.resolve(browse(filters, locale, size)));
	const said =
		(words: Record<string, (none: object, options: { locale: typeof locale }) => string>) => (code: string) =>
			words[code]?.({}, { locale }) ?? code;
	const view = listView('/skills', event, read, page, countSkills(filters), {
		kind: { legend: m.skills_pages_kind({}, { locale }), label: said(conceptKindWords) },
		layer: { legend: m.skills_pages_layer({}, { locale }), label: said(layerWords) }
	});
	const { review, version } = loadVocabulary();
	const unreviewed = writtenLanguages.filter((code) => (review[code] ?? 'unreviewed') === 'unreviewed');
	const names = unreviewed.map((code) => languageName(code, locale));
	// The first column already speaks the reader's language.
	const languages = handWrittenLanguages.filter((code) => code !== locale.split('-', 1)[0]);
	return {
		view,
		version,
		unreviewed: names.length > 0 ? formatList(names, locale) : undefined,
		languages: languages.map((code) => ({ code, name: languageName(code, locale) })),
		rows: page.rows.map((concept) => ({
			...(skillLinks([concept.id], locale)[0] ?? { id: concept.id, label: concept.id, href: '' }),
			kind: said(conceptKindWords)(concept.kind),
			names: languages.map((code) => concept.labels[code] ?? ''),
			broader: inRow(
				concept.broader.map((id) => label(id, locale)),
				locale
			)
		}))
	};
};
