import type { Locale } from '../../platform/language.ts';
import ar from '../glossary/ar.json' with { type: 'json' };
import en from '../glossary/en.json' with { type: 'json' };
import es from '../glossary/es.json' with { type: 'json' };
import { entriesIn, type Glossary, type NamedEntry } from '../glossary/glossary.ts';
import fr from '../glossary/fr.json' with { type: 'json' };
import ptBR from '../glossary/pt-BR.json' with { type: 'json' };
import sw from '../glossary/sw.json' with { type: 'json' };

const glossaries: Record<Locale, Glossary> = { ar, en, es, fr, 'pt-BR': ptBR, sw };

export function glossaryIn(locale: Locale): Glossary {
	return glossaries[locale];
}

const byLanguage: Readonly<Record<string, Locale>> = {
	ar: 'ar',
	en: 'en',
	es: 'es',
	fr: 'fr',
	pt: 'pt-BR',
	sw: 'sw'
};
/** A text that needs more words explained than this is explained by the whole glossary. */
const most = 8;

/** What the words of a text mean to each profession, in the reader's language; found in the text's own. */
export function explainWords(text: string, language: string, locale: Locale): NamedEntry[] {
	const { entries } = glossaryIn(locale);
	return entriesIn(text, glossaryIn(byLanguage[language] ?? locale))
		.slice(0, most)
		.flatMap((id) => (entries[id] ? [{ id, ...entries[id] }] : []));
}
