/**
 * Reading a need, a profile or a listing written in plain words: the skills, places, languages and kind of work
 * it names, each with the words it came from. Pure: no I/O, the same text always gives the same answer.
 */
import type { Gazetteer } from '../places/gazetteer.ts';
import { guessLanguage } from '../skills/reading/language.ts';
import { createNames } from '../skills/reading/names.ts';
import { tokenise, type Token } from '../skills/reading/tokens.ts';
import type { Vocabulary } from '../skills/vocabulary.ts';
import type { Understanding } from './facts.ts';
import { findCues } from './understand/cues.ts';
import { readDate } from './understand/dates.ts';
import { readMoney } from './understand/money.ts';
import { createPlaceNames } from './understand/place-names.ts';
import { readPlaces } from './understand/places.ts';
import { readScopes, type Span } from './understand/scopes.ts';
import { gatherSkills, unambiguous, type Mention } from './understand/skills.ts';
import { gatherLanguages, languageSpans } from './understand/spoken-languages.ts';
import { createTogether } from './understand/together.ts';
import { readWork, workSpans } from './understand/work.ts';

/** Reads one text. `language` is a BCP 47 tag the writer chose; without it the language is guessed. */
export type Reader = (text: string, language?: string) => Understanding;

/** Ten pages of words, or signs where each is a word; what comes after them is not read. */
const mostWords = 5_000;

/** Builds the automata once (some 300 ms); the reader it returns takes a millisecond or two a need. */
export function createReader({
	vocabulary,
	gazetteer
}: {
	vocabulary: Vocabulary;
	gazetteer: Gazetteer;
}): Reader {
	const names = createNames(vocabulary);
	const together = createTogether(vocabulary);
	const placeNames = createPlaceNames(gazetteer);
	const byId = new Map(vocabulary.concepts.map((concept) => [concept.id, concept]));

	return (text, given) => {
		const tokens = tokenise(text, mostWords);
		const language = given?.split('-', 1)[0]?.toLowerCase() ?? guessLanguage(text, tokens);
		const cues = findCues(tokens, language);
		const matches = unambiguous(names.find(tokens, language), tokens, cues);
		const mentions: Mention[] = matches.map(({ name, from, to }) => ({
			concept: name.concept,
			span: { from, to, technology: name.concept.kind === 'technology' },
			shown: [{ from, to }]
		}));
		mentions.push(...together.find(tokens, language));
		mentions.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);

		const spoken = languageSpans(tokens, cues);
		const work = workSpans(cues);
		const skillSpans: Span[] = mentions.map(({ span }) => span);
		const spans = [...skillSpans, ...spoken, ...work].sort((a, b) => a.from - b.from || b.to - a.to);
		const scopes = readScopes(tokens, cues, spans);
		const places = readPlaces(
			{
				text,
				language,
				tokens,
				small: isWrittenSmall(tokens),
				cues: {
					starting: Map.groupBy(cues, ({ from }) => from),
					ending: Map.groupBy(cues, ({ to }) => to)
				},
				skillTokens: new Set(skillSpans.flatMap(({ from, to }) => range(from, to))),
				spoken: new Set(spoken.map(({ from }) => from))
			},
			placeNames
		);
		const budget = readMoney(text);
		const date = readDate(text, tokens, language);
		return {
			language,
			skills: gatherSkills(text, tokens, mentions, scopes, byId),
			places: besideMoney(places, budget),
			...readWork(text, tokens, work, scopes),
			languages: gatherLanguages(text, tokens, spoken, scopes),
			...(budget && { budget }),
			...(date && { date })
		};
	};
}

/** `2 million shillings of Kenya` says which shillings, not where. */
function besideMoney(
	places: Understanding['places'],
	budget: Understanding['budget']
): Understanding['places'] {
	const [sum] = budget?.found ?? [];
	if (!sum) return places;
	return places.filter(({ found }) => !found.every(({ start, end }) => start >= sum.start && end <= sum.end));
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Hurried writers leave capitals out everywhere; who writes some would also write those of a place. */
function isWrittenSmall(tokens: readonly Token[]): boolean {
	return !tokens.some(({ capital, sentence }, at) => capital && tokens[at - 1]?.sentence === sentence);
}
