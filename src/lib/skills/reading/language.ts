/** Guessing the language of a few sentences from its small words. */
import { functionWords, tellingLetters } from './function-words.ts';
import type { Token } from './tokens.ts';

const languages = Object.keys(functionWords);
/** A small word of one language only weighs this much, one shared by two half of it, and so on. */
const whole = 12;
const letterWeight = 9;
const leastWeight = 24;

const weights = new Map<string, Map<string, number>>();
for (const language of languages) {
	for (const word of functionWords[language] ?? []) {
		const owners = languages.filter((other) => functionWords[other]?.has(word));
		weights.set(word, new Map(owners.map((owner) => [owner, Math.round(whole / owners.length)])));
	}
}

/**
 * The likeliest of en, pt, es, fr (and de, it, nl, so that they are not taken for another), or `und` when the
 * text is too short or too mixed to say.
 */
export function guessLanguage(text: string, tokens: readonly Token[]): string {
	// The start of a long text says as much as all of it.
	const head = tokens.length > 400 ? tokens.slice(0, 400) : tokens;
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
