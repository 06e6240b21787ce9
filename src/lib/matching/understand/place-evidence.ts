/** Whether a word that is also the name of a place means the place here. */
import { isFunctionWord } from '../../skills/reading/function-words.ts';
import type { Token } from '../../skills/reading/tokens.ts';
import type { Cue } from './cues.ts';
import { countryOfDemonym } from '../../places/countries.ts';
import { isEverydayPlace, isPartOfNames } from './place-words.ts';
import type { PlaceMatch, PlaceNames } from './place-names.ts';
import type { PlaceReading } from './places.ts';

export interface Evidence {
	/** `near X`, `city of X`, `X County`, or in a row with another place. */
	strong: boolean;
	/** `of X`, `from X`. */
	weak: boolean;
	/** The name of a region is meant: `state of X`, `X County`. */
	area: boolean;
	/** `City, Country` or `City, PE`: the token range of the second name, or the letters of its region. */
	pair?: { match?: PlaceMatch; letters?: string; to: number };
}

const and = new Set(['and', 'e', 'y', 'et', 'or', 'ou', 'o', 'na', 'au']);

export function readEvidence(
	reading: PlaceReading,
	match: PlaceMatch,
	names: PlaceNames,
	last: PlaceMatch | undefined
): Evidence {
	const { tokens, cues } = reading;
	const { from, to } = match;
	const before = (...meanings: Cue['meaning'][]): boolean =>
		isNextTo(tokens, from) && (cues.ending.get(from) ?? []).some(({ meaning }) => meanings.includes(meaning));
	const behind = (...meanings: Cue['meaning'][]): boolean =>
		isNextTo(tokens, to) && (cues.starting.get(to) ?? []).some(({ meaning }) => meanings.includes(meaning));
	const area = before('area_noun') || behind('area_noun');
	const pair = pairOf(tokens, match, names);
	return {
		area,
		strong: area || before('place', 'place_noun') || behind('place_noun') || isInRow(tokens, match, last),
		weak: before('maybe_place'),
		...(pair ? { pair } : {})
	};
}

function isNextTo(tokens: readonly Token[], at: number): boolean {
	const gap = tokens[at]?.gap;
	return gap === 'space' || gap === 'joint';
}

/** `in Lyon, Grenoble and Paris`. */
function isInRow(tokens: readonly Token[], { from }: PlaceMatch, last: PlaceMatch | undefined): boolean {
	if (last?.to === from) return tokens[from]?.gap === 'comma' || tokens[from]?.gap === 'joint';
	return last?.to === from - 1 && and.has(tokens[from - 1]?.word ?? '');
}

/** `Lyon, France`, `Lyon (France)`, `Recife-PE`, `Portland, OR`. */
function pairOf(tokens: readonly Token[], { to }: PlaceMatch, names: PlaceNames): Evidence['pair'] {
	const next = tokens[to];
	if (!next || (next.gap !== 'comma' && next.gap !== 'joint')) return undefined;
	if (next.upper && /^[a-z]{2,3}$/.test(next.word)) return { letters: next.word.toUpperCase(), to: to + 1 };
	const second = names.at(tokens, to);
	if (!second || !next.capital) return undefined;
	const { countries, subdivisions } = second.candidates;
	return countries.length + subdivisions.length > 0 ? { match: second, to: second.to } : undefined;
}

/** Inhabitants from which a name is read with so much evidence. */
const least = { certain: 0, strong: 10_000, weak: 100_000, none: 300_000, small: 100_000 };

export function isMeantPlace(reading: PlaceReading, match: PlaceMatch, evidence: Evidence): boolean {
	const { tokens } = reading;
	const { candidates, from, to } = match;
	const token = tokens[from];
	if (!token) return false;
	const several = to - from > 1;
	if (!several && isNeverAlone(reading, match)) return false;
	const everyday = several ? isAllSmallWords(tokens, from, to) : isEverydayPlace(token.word);
	if (!hasCapital(tokens, from, to)) return isMeantInSmallLetters(reading, match, evidence, everyday);
	if (isPaired(match, evidence)) return true;
	if (tokens.slice(from, to).every(({ word }) => isPartOfNames(word)))
		return evidence.area && candidates.subdivisions.length > 0;
	const starts = tokens[from - 1]?.sentence !== token.sentence;
	const underSkill = isUnderSkill(reading, match);
	if (everyday || underSkill) return evidence.strong && !starts && population(match) >= least.strong;
	if (candidates.countries.length > 0) return true;
	if (evidence.strong) return population(match) >= least.strong || evidence.area;
	if (candidates.subdivisions.length > 0 && (evidence.weak || several || token.word.length > 5)) return true;
	return isMeantCity(reading, match, evidence);
}

function isUnderSkill({ skillTokens }: PlaceReading, { from, to }: PlaceMatch): boolean {
	for (let at = from; at < to; at += 1) if (skillTokens.has(at)) return true;
	return false;
}

/** Small words without their accents, other people's adjectives, and letters that only look like a name. */
function isNeverAlone(reading: PlaceReading, match: PlaceMatch): boolean {
	const { word } = reading.tokens[match.from] ?? { word: '' };
	if (isFunctionWord(word) && !isAccented(reading, match)) return true;
	if (countryOfDemonym(word) !== undefined && match.candidates.countries.length === 0) return true;
	return /^[a-z]{1,3}$/.test(word) && !isWrittenAlike(reading, match);
}

function isMeantCity({ tokens }: PlaceReading, match: PlaceMatch, evidence: Evidence): boolean {
	const { from, to, candidates } = match;
	const inLongerName = isCapitalBeside(tokens, from - 1, from) || isCapitalBeside(tokens, to, to);
	const standsAlone =
		tokens[from - 1]?.sentence !== tokens[from]?.sentence && tokens[to]?.sentence !== tokens[from]?.sentence;
	if (inLongerName || (standsAlone && from > 0)) return false;
	const length = to - from;
	// The more words a name has, the less it is anything else.
	const share = length > 2 ? 30 : length > 1 ? 3 : 1;
	const largest = candidates.cities.reduce((most, city) => Math.max(most, city.population), 0);
	return largest * share >= (evidence.weak ? least.weak : least.none);
}

/** A capital right beside a name makes it part of a longer one: `Florence Nightingale`. */
function isCapitalBeside(tokens: readonly Token[], at: number, second: number): boolean {
	const token = tokens[at];
	const later = tokens[second];
	if (!token?.capital || later?.sentence !== token.sentence || later.gap !== 'space') return false;
	return tokens[at - 1]?.sentence === token.sentence || at > second - 1;
}

function isMeantInSmallLetters(
	reading: PlaceReading,
	match: PlaceMatch,
	evidence: Evidence,
	everyday: boolean
): boolean {
	const { from, candidates } = match;
	if (!reading.small || everyday || !evidence.strong || isUnderSkill(reading, match)) return false;
	if ((reading.tokens[from]?.word.length ?? 0) < 4) return false;
	return candidates.countries.length > 0 || population(match) >= least.small;
}

function population({ candidates }: PlaceMatch): number {
	const cities = candidates.cities.reduce((most, city) => Math.max(most, city.population), 0);
	return candidates.subdivisions.length > 0 || candidates.countries.length > 0
		? Math.max(cities, 1_000_000)
		: cities;
}

/** Names of several words want a capital on each but the small ones; scripts without capitals pass. */
function hasCapital(tokens: readonly Token[], from: number, to: number): boolean {
	const words = tokens.slice(from, to);
	return (
		words.every(({ capital, word }) => capital || word.length < 4 || !/[a-zα-ωа-я]/.test(word)) &&
		words.some(({ capital, word }) => capital || !/[a-zα-ωа-я]/.test(word))
	);
}

function isAllSmallWords(tokens: readonly Token[], from: number, to: number): boolean {
	return tokens.slice(from, to).every(({ word }) => isFunctionWord(word));
}

function writtenAs({ text, tokens }: PlaceReading, { from, to }: PlaceMatch): string {
	return text.slice(tokens[from]?.start, tokens[to - 1]?.end).normalize('NFC');
}

function isAccented(reading: PlaceReading, match: PlaceMatch): boolean {
	const written = writtenAs(reading, match).toLowerCase();
	return /[^ -~]/.test(written) && namesOf(match).some((name) => name.toLowerCase() === written);
}

/** Capitals and all: `Pau` and `UK` are names, `PAU` and `Uk` something else. */
function isWrittenAlike(reading: PlaceReading, match: PlaceMatch): boolean {
	const written = writtenAs(reading, match);
	if (match.candidates.countries.length > 0) return written === written.toUpperCase();
	return namesOf(match).includes(written);
}

function namesOf({ candidates }: PlaceMatch): string[] {
	const places = [...candidates.subdivisions, ...candidates.cities];
	return [candidates.name, ...places.flatMap(({ name, names }) => [name, ...names])].map((name) =>
		name.normalize('NFC')
	);
}

/** Whether the second name of a pair really holds the first. */
export function isPaired({ candidates }: PlaceMatch, { pair }: Evidence): boolean {
	if (!pair) return false;
	const places = [...candidates.cities, ...candidates.subdivisions];
	return places.some((place) => agrees(place, pair));
}

export function agrees(
	place: { country: string; subdivision?: string; code?: string },
	pair: NonNullable<Evidence['pair']>
): boolean {
	if (pair.letters !== undefined) {
		return place.subdivision === `${place.country}-${pair.letters}` || place.country === pair.letters;
	}
	const { countries = [], subdivisions = [] } = pair.match?.candidates ?? {};
	return (
		countries.includes(place.country) ||
		subdivisions.some(
			({ code, parent }) => place.subdivision !== undefined && [code, parent].includes(place.subdivision)
		)
	);
}
