/** A concept as its page shows it: names by language with their review state, and what stands around it. */
import { m } from '#lib/paraglide/messages.js';
import { inRow, type Locale } from '#lib/platform/language.ts';
import { loadConcepts, loadVocabulary } from '#lib/skills/server/vocabulary.ts';
import type { Concept } from '#lib/skills/vocabulary.ts';
import { formatNumber, languageName } from '#lib/ui/format.ts';
import { skillLinks } from '../../words.ts';
import { conceptKindWords } from '../words.ts';

/** Narrower skills shown by name; programming languages have hundreds. */
const most = 40;

export function conceptView(concept: Concept, locale: Locale) {
	const concepts = loadConcepts();
	const { id, kind, description, ambiguous, cpv, esco, source } = concept;
	const narrower = concepts.narrower(id);
	const shown = formatNumber(Math.min(most, narrower.length), locale);
	return {
		...{ id, description, cpv, esco },
		label: concepts.label(id, locale),
		kind: conceptKindWords[kind]({}, { locale }),
		source: source === 'ours' ? m.skills_pages_source_ours({}, { locale }) : source,
		ambiguous: inRow(ambiguous, locale),
		names: namesOf(concept, locale),
		broader: skillLinks(concepts.parents(id), locale),
		narrower: skillLinks(narrower.slice(0, most), locale),
		narrowerCount:
			narrower.length > most
				? m.skills_pages_narrower_more({ shown, total: formatNumber(narrower.length, locale) }, { locale })
				: '',
		related: skillLinks(concepts.related(id), locale)
	};
}

function namesOf({ labels, synonyms }: Concept, locale: Locale) {
	const { review } = loadVocabulary();
	const codes = [...new Set([...Object.keys(labels), ...Object.keys(synonyms)])];
	return codes.map((code) => {
		const state = review[code];
		return {
			code: code === 'und' ? undefined : code,
			language: code === 'und' ? m.skills_pages_every_language({}, { locale }) : languageName(code, locale),
			label: labels[code] ?? '',
			synonyms: inRow(synonyms[code] ?? [], code),
			state:
				state === undefined || state === 'unreviewed'
					? m.skills_pages_state_unreviewed({}, { locale })
					: state
		};
	});
}
