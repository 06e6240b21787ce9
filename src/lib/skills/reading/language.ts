/** Guessing the language of a few sentences from its small words. */
import { functionWords, furtherFunctionWords, tellingLetters } from './function-words.ts';
import type { Token } from './tokens.ts';

const smallWords = { ...functionWords, ...furtherFunctionWords };
const languages = Object.keys(smallWords);
/** A small word of one language only weighs this much, one shared by two half of it, and so on. */
const whole = 12;
const letterWeight = 9;
const leastWeight = 24;

const weights = new Map<string, Map<string, number>>();
for (const language of languages) {
	for (const word of smallWords[language] ?? []) {
		const owners = languages.filter((other) => smallWords[other]?.has(word));
		weights.set(word, new Map(owners.map((owner) => [owner, Math.round(whole / owners.length)])));
	}
}

/** Scripts that only one of our languages writes; the first that holds a third of the letters. */
const scripts: readonly (readonly [string, RegExp])[] = [
	['ko', /\p{Script=Hangul}/gu],
	['zh', /\p{Script=Han}/gu],
	['ar', /\p{Script=Arabic}/gu],
	['hi', /\p{Script=Devanagari}/gu],
	['bn', /\p{Script=Bengali}/gu],
	['el', /\p{Script=Greek}/gu]
];
const otherScripts = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

function languageOfScript(text: string): string | undefined {
	if (!otherScripts.test(text)) return undefined;
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const share = (letter: RegExp): number => (text.match(letter)?.length ?? 0) / letters;
	// Japanese mixes its own signs with Chinese ones.
	const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
	if (share(kana) > 0.1) return 'ja';
	// Cyrillic is Ukrainian for us only where a letter says so.
	if (/[іїєґ]/iu.test(text) && share(/\p{Script=Cyrillic}/gu) > 1 / 3) return 'uk';
	return scripts.find(([, letter]) => share(letter) > 1 / 3)?.[0];
}

/**
 * The likeliest of the languages we know small words of, or `und` when the
 * text is too short or too mixed to say.
 */
export function guessLanguage(text: string, tokens: readonly Token[]): string {
	// The start of a long text says as much as all of it.
	const head = tokens.length > 400 ? tokens.slice(0, 400) : tokens;
	const byScript = languageOfScript(text.slice(0, head.at(-1)?.end ?? 0).normalize('NFC'));
	if (byScript !== undefined) return byScript;
	const totals = new Map<string, number>();
	const add = (language: string, weight: number) =>
		totals.set(language, (totals.get(language) ?? 0) + weight);
	for (const { word } of head) {
		for (const [language, weight] of weights.get(word) ?? []) add(language, weight);
	}
	const sample = text.slice(0, head.at(-1)?.end ?? 0);
	for (const [language, letters] of Object.entries(tellingLetters)) {
		const times = sample.normalize('NFC').match(letters)?.length ?? 0;
		if (times > 0) add(language, Math.min(times, 5) * letterWeight);
	}
	const [first, second] = [...totals].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
	if (!first || first[1] < leastWeight) return 'und';
	const lead = first[1] - (second?.[1] ?? 0);
	return lead * 10 >= first[1] ? first[0] : 'und';
}
