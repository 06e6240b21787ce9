/** One need in four languages, and needs of places where nobody is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const lyonNeeds = {
	en: 'Our city wants someone near Lyon to teach our planners QGIS and publish our maps online',
	pt: 'Nossa cidade quer alguém perto de Lyon para ensinar QGIS aos nossos urbanistas e publicar nossos mapas na internet',
	es: 'Nuestra ciudad busca a alguien cerca de Lyon que enseñe QGIS a nuestros urbanistas y publique nuestros mapas en internet',
	fr: "Notre ville cherche quelqu'un près de Lyon pour former nos urbanistes à QGIS et publier nos cartes en ligne"
} as const;

/** What each of them asks for. */
export const lyonSkills = ['qgis', 'web-mapping', 'training'] as const;

export const needsElsewhere: readonly string[] = [
	'We need someone in Ulaanbaatar to teach our staff LibreOffice and move our documents to it',
	'Our small town near Punta Arenas wants an accessible website that our own staff can keep up to date',
	'Queremos alguém em Dili para publicar os dados abertos da prefeitura'
];

/** Texts that name no skill and no place anybody knows. */
export const vagueNeeds: readonly string[] = [
	'Help',
	'we have a problem',
	'qqqq zzzz',
	'…',
	'12345',
	'ajuda, por favor'
];

interface Concept {
	id: string;
	labels: Record<string, string>;
}

const { concepts } = JSON.parse(
	readFileSync(join(import.meta.dirname, '../../data/vocabulary/vocabulary.json'), 'utf8')
) as { concepts: Concept[] };

/** What a skill is called on a page in that language. */
export function skillLabel(id: string, locale: 'en' | 'pt-BR'): string {
	const label = concepts.find((concept) => concept.id === id)?.labels[locale.slice(0, 2)];
	if (label === undefined) throw new Error(`the vocabulary has no ${id} in ${locale}`);
	return label;
}
