/** Languages people shall speak at work: `must speak French`, `falar português`. */
import { fold } from '../../platform/fold.ts';
import { withoutSigns, withoutSmallWords } from '../../skills/reading/arabic.ts';
import type { Token } from '../../skills/reading/tokens.ts';
import type { Found, Understanding } from '../facts.ts';
import type { Cue } from './cues.ts';
import type { Scopes, Span } from './scopes.ts';
import { foundAt } from './skills.ts';

const codes =
	'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr ht hu hy id ig is it ja ka kk km kn ko ku ky lb ln lo lt lv mg mk ml mn mr ms mt my ne nl no om pa pl ps pt qu rn ro ru rw si sk sl sn so sq sr st sv sw ta te tg th ti tk tl tn tr uk ur uz vi wo xh yo zh zu'.split(
		' '
	);
const extra: Readonly<Record<string, string>> = {
	fr: 'francophone francophones francofono francofona francofonos',
	pt: 'lusophone lusophones lusofono lusofona lusofonos',
	es: 'hispanohablante hispanohablantes hispanophone hispanophones castellano castelhano castillan espagnol',
	en: 'anglophone anglophones anglofono anglofona angloparlante',
	sw: 'swahili kiswahili suaili',
	ar: 'arabophone arabophones arabe',
	de: 'germanophone germanophones'
};
/** Words that say the language by themselves. */
const speaking = /(phone|phones|fono|fona|fonos|hablante|hablantes|parlante)$/;

const byName = new Map<string, string>();
for (const locale of ['en', 'pt', 'es', 'fr', 'sw', 'ar']) {
	const names = new Intl.DisplayNames([locale], { type: 'language' });
	for (const code of codes) {
		const name = withoutSigns(fold(names.of(code) ?? code));
		if (!name.includes(' ') && !byName.has(name)) byName.set(name, code);
	}
}
for (const [code, forms] of Object.entries(extra))
	for (const form of forms.split(' ')) byName.set(form, code);

export interface SpokenSpan extends Span {
	code: string;
	certain: boolean;
}

const translation =
	/^(translat|traduz|traduc|tradui|tafsiri|kutafsiri|watafsiri|itafsiri|[ولب]?(?:ال)?ترجم|[ين]ترجم)/;
/** `بالعربية`: the word for `in` is written onto the language. */
const inArabic = /^و?بال/;
const joints = new Set(['and', 'or', 'e', 'ou', 'y', 'o', 'u', 'et', 'na', 'au']);

/** Where the text names a language people use, not a country. */
export function languageSpans(tokens: readonly Token[], cues: readonly Cue[]): SpokenSpan[] {
	const speak = cues.filter(({ meaning }) => meaning === 'speak');
	const inLanguage = cues.filter(({ meaning }) => meaning === 'in_language');
	const spans: SpokenSpan[] = [];
	for (const [at, token] of tokens.entries()) {
		const plain = withoutSigns(token.word);
		const code = byName.get(plain) ?? byName.get(withoutSmallWords(plain));
		if (code === undefined) continue;
		const here = (cue: Cue): boolean => tokens[cue.from]?.sentence === token.sentence;
		const spoken = speak.some(
			(cue) => here(cue) && ((cue.to <= at && at - cue.to < 7) || (cue.from > at && cue.from - at < 3))
		);
		const last = spans.at(-1);
		const joined = last !== undefined && isJoinedTo(tokens, last, at);
		const used =
			inArabic.test(plain) || inLanguage.some(({ to }) => to === at && tokens[at]?.gap === 'space');
		const required = (word: string | undefined) =>
			/^(required|mandatory|essential|obrigatori|obligatori|obligatoire|imprescindib|requis|exigid|exige|necessari|fundamental|indispensa|lazima|مطلوب|الزامي|ضروري|لازم|شرط)/.test(
				withoutSigns(word ?? '')
			);
		const demanded = required(tokens[at + 1]?.word) || required(tokens[at + 2]?.word);
		const certain =
			spoken ||
			speaking.test(token.word) ||
			(demanded && tokens[at + 1]?.sentence === token.sentence) ||
			(joined && last.certain);
		if (!certain && !used && !joined) continue;
		spans.push({ code, certain, from: at, to: at + 1, technology: true });
	}
	return spans.filter(({ from, certain }) => certain || !isTranslation(tokens, from));
}

function isJoinedTo(tokens: readonly Token[], last: Span, at: number): boolean {
	if (last.to === at)
		return (
			tokens[at]?.gap === 'comma' || tokens[at]?.gap === 'joint' || /^[وا]ال/.test(tokens[at]?.word ?? '')
		);
	return last.to === at - 1 && joints.has(tokens[at - 1]?.word ?? '');
}

/** `translate the site into French` asks for a translation, not for a language at work. */
function isTranslation(tokens: readonly Token[], at: number): boolean {
	const sentence = tokens[at]?.sentence;
	return tokens.some((token) => token.sentence === sentence && translation.test(withoutSigns(token.word)));
}

export function gatherLanguages(
	text: string,
	tokens: readonly Token[],
	spans: readonly SpokenSpan[],
	scopes: Scopes
): Understanding['languages'] {
	const languages = new Map<string, { code: string; mandatory: boolean; found: Found[] }>();
	for (const span of spans) {
		if (scopes.isDenied(span)) continue;
		const known = languages.get(span.code) ?? { code: span.code, mandatory: false, found: [] };
		known.mandatory ||= span.certain && !scopes.isNice(span);
		known.found.push(foundAt(text, tokens, span.from, span.to));
		languages.set(span.code, known);
	}
	return [...languages.values()];
}
