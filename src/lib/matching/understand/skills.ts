/** From the names in a text to the skills it asks for. */
import { isFunctionWord } from '../../skills/reading/function-words.ts';
import type { Name, NameMatch } from '../../skills/reading/names.ts';
import type { Token } from '../../skills/reading/tokens.ts';
import type { Concept } from '../../skills/vocabulary.ts';
import type { Found, FoundSkill, Level } from '../facts.ts';
import type { Cue } from './cues.ts';
import type { Scopes, Span } from './scopes.ts';

/** A concept and where it was named; several spans where words that stand apart name it together. */
export interface Mention {
	concept: Concept;
	span: Span;
	/** The stretches of tokens to show. */
	shown: readonly { from: number; to: number }[];
}

/** What a product lends to the concepts above it, in ten-thousandths. */
export const impliedStrength = 6_000;
/** What anything lends to the skills it is usually done with: a guess the reader may strike, weaker than the above. */
export const usualStrength = 4_000;

export function foundAt(text: string, tokens: readonly Token[], from: number, to: number): Found {
	const start = tokens[from]?.start ?? 0;
	const end = tokens[to - 1]?.end ?? start;
	return { words: text.slice(start, end), start, end };
}

/** Drops names that are everyday words here. */
export function unambiguous(
	matches: readonly NameMatch[],
	tokens: readonly Token[],
	cues: readonly Cue[]
): NameMatch[] {
	const sure = matches.filter(({ name }) => !name.ambiguous);
	const surroundings: Surroundings = {
		tokens,
		technical: inPlaces(cues.filter(({ meaning }) => meaning === 'technology')),
		asked: inPlaces(cues.filter(({ meaning }) => meaning === 'ask')),
		sure: inPlaces(sure),
		products: inPlaces(sure.filter(({ name }) => isProductKind(name.concept))),
		anyProducts: inPlaces(matches.filter(({ name }) => isProductKind(name.concept)))
	};
	return matches.filter((match) => !match.name.ambiguous || isMeant(match, surroundings));
}

type Stretch = Pick<Span, 'from' | 'to'>;
/** Stretches by each token they cover. */
type Places<S extends Stretch = Stretch> = ReadonlyMap<number, readonly S[]>;

interface Surroundings {
	tokens: readonly Token[];
	technical: Places;
	asked: Places;
	sure: Places;
	/** Technologies named beyond doubt, and all technologies. */
	products: Places;
	anyProducts: Places<NameMatch>;
}

function isProductKind({ kind }: Concept): boolean {
	return kind === 'technology' || kind === 'standard';
}

function inPlaces<S extends Stretch>(stretches: readonly S[]): Places<S> {
	const places = new Map<number, S[]>();
	for (const stretch of stretches) {
		for (let at = stretch.from; at < stretch.to; at += 1)
			places.set(at, [...(places.get(at) ?? []), stretch]);
	}
	return places;
}

/** Words between a stretch and the nearest of others in its sentence; Infinity from `far` on. */
function distanceTo({ from, to }: Stretch, places: Places, tokens: readonly Token[]): number {
	const sentence = tokens[from]?.sentence;
	for (let apart = 0; apart < far; apart += 1) {
		const before = from - apart - 1;
		const behind = to + apart;
		if (places.has(before) && tokens[before]?.sentence === sentence) return apart;
		if (places.has(behind) && tokens[behind]?.sentence === sentence) return apart;
	}
	return Infinity;
}

const far = 8;

/**
 * An ambiguous name needs a technology or a word like `developer` near it. Written small it needs them right
 * beside it; a single letter must be a capital as well. Kinds of things and of work need only be asked for.
 */
function isMeant(match: NameMatch, surroundings: Surroundings): boolean {
	const { name, from, to } = match;
	const { tokens, technical, asked, sure, products, anyProducts } = surroundings;
	const token = tokens[from];
	if (!token) return false;
	const toCue = distanceTo(match, technical, tokens);
	const toProduct = distanceTo(match, products, tokens);
	if (isGeneric(name)) {
		return Math.min(toCue, toProduct, distanceTo(match, asked, tokens), distanceTo(match, sure, tokens)) < 7;
	}
	const letter = to === from + 1 && /^[a-z]$/.test(token.word);
	if (letter && (!token.capital || touchesOtherSigns(tokens, from))) return false;
	if (isInAddress(tokens, match)) return false;
	if (token.upper && name.text === name.text.toUpperCase() && !isShouted(tokens, from)) return true;
	const listed = neighbours(match, anyProducts).some((other) => isListedWith(tokens, match, other));
	if (letter) return toCue < 2 || toProduct < 2 || (listed && toProduct < far);
	const starts = tokens[from - 1]?.sentence !== token.sentence;
	if (token.capital) return starts ? toCue < 2 || toProduct < 3 : toCue < 4 || toProduct < 7;
	if (to === from + 1 && isFunctionWord(token.word)) return false;
	return (toCue < 1 && isNamedBeside(tokens, match)) || (listed && toProduct < 5);
}

/** `go developer`, `written in rust`: words that announce the name of a technology even in small letters. */
const announcing =
	/^(develop|program|coding|coder|desenvolv|desarroll|lenguaj|linguag|langag|framework|librar|bibliot|engineer|engenh|ingeni|written|built|escrit|ecrit|feito|hecho|scripting)/;

function isNamedBeside(tokens: readonly Token[], { from, to }: Stretch): boolean {
	const beside = [tokens[from - 2], tokens[from - 1], tokens[to], tokens[to + 1]];
	return beside.some((token) => token !== undefined && announcing.test(token.word));
}

/** `docs.go.example.io`, `J.A.R.`: parts of a name with full stops inside. */
function isInAddress(tokens: readonly Token[], { from, to }: Stretch): boolean {
	return isDotted(tokens[from - 1], tokens[from]) || isDotted(tokens[to - 1], tokens[to]);
}

function isDotted(a: Token | undefined, b: Token | undefined): boolean {
	return a !== undefined && b?.gap === 'dot';
}

function neighbours({ from, to }: Stretch, places: Places<NameMatch>): NameMatch[] {
	return [from - 2, from - 1, to, to + 1].flatMap((at) => places.get(at) ?? []);
}

const joining = new Set(['and', 'or', 'e', 'ou', 'y', 'o', 'u', 'et']);

/** Side by side in a list: `Go, Rust`, `Go and Rust`, `Go/Rust`; in `move to Koha` nothing is listed. */
function isListedWith(tokens: readonly Token[], a: NameMatch, b: NameMatch): boolean {
	const [first, second] = a.from < b.from ? [a, b] : [b, a];
	const gap = tokens[second.from]?.gap;
	if (first.to === second.from) return gap === 'comma' || gap === 'joint';
	return first.to === second.from - 1 && joining.has(tokens[first.to]?.word ?? '');
}

/** Kinds of things and of work are called differently in each language; products and abbreviations are not. */
function isGeneric({ concept: { kind, labels }, text }: Name): boolean {
	if (kind !== 'technology' && kind !== 'standard') return true;
	if (text.length < 3) return false;
	return [labels['pt'], labels['es'], labels['fr']].some(
		(label) => label !== undefined && label !== labels.en
	);
}

/** `R&D` and `C'est` hold letters that are no names. */
function touchesOtherSigns(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	const next = tokens[at + 1];
	const tight = (a: Token | undefined, b: Token | undefined): boolean =>
		(b?.gap === 'joint' || b?.gap === 'dot') && a !== undefined && b.start - a.end === 1;
	return tight(token, next) && (next?.word.length ?? 0) < 2 ? true : tight(token, next) && !next?.capital;
}

/** A stretch all in capitals says nothing by capitals. */
function isShouted(tokens: readonly Token[], at: number): boolean {
	const sentence = tokens[at]?.sentence;
	const line = tokens.slice(Math.max(0, at - 10), at + 11).filter((token) => token.sentence === sentence);
	return line.length > 2 && line.filter(({ upper }) => upper).length * 2 > line.length;
}

/** Skills in the order of the text, then those they imply. */
export function gatherSkills(
	text: string,
	tokens: readonly Token[],
	mentions: readonly Mention[],
	scopes: Scopes,
	byId: ReadonlyMap<string, Concept>
): FoundSkill[] {
	const stated = new Map<string, { must: boolean; level?: Level; found: Found[]; concept: Concept }>();
	for (const { concept, span, shown } of mentions) {
		if (scopes.isDenied(span)) continue;
		// A field the office works in is context; what people shall do in it is named beside it.
		const must = !concept.sector && !scopes.isNice(span);
		const level = scopes.level(span);
		const found = shown.map(({ from, to }) => foundAt(text, tokens, from, to));
		const known = stated.get(concept.id);
		if (!known) {
			stated.set(concept.id, { must, found, concept, ...(level === undefined ? {} : { level }) });
			continue;
		}
		known.must ||= must;
		known.found.push(...found);
		if (level !== undefined && level > (known.level ?? 0)) known.level = level;
	}
	const skills: FoundSkill[] = [...stated].map(([skill, { must, level, found }]) => ({
		skill,
		must,
		...(level === undefined ? {} : { level }),
		strength: 10_000,
		found: inOrder(text, found)
	}));
	return [...skills, ...implied(skills, byId)];
}

/** In the order of the text; stretches that overlap are one. */
function inOrder(text: string, found: readonly Found[]): Found[] {
	const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
	const kept: Found[] = [];
	for (const one of sorted) {
		const last = kept.at(-1);
		if (!last || one.start >= last.end) kept.push(one);
		else if (one.end > last.end) {
			kept[kept.length - 1] = { words: text.slice(last.start, one.end), start: last.start, end: one.end };
		}
	}
	return kept;
}

/** Technologies and standards imply all they belong to, but no kind of work: PostgreSQL alone asks for no programmer. */
function implied(skills: readonly FoundSkill[], byId: ReadonlyMap<string, Concept>): FoundSkill[] {
	const known = new Set(skills.map(({ skill }) => skill));
	const more: FoundSkill[] = [];
	for (const { skill, found } of skills) {
		const concept = byId.get(skill);
		if (concept?.kind !== 'technology' && concept?.kind !== 'standard') continue;
		// Grows while it is walked: parents first, then theirs.
		const above = [...concept.broader];
		for (const broader of above) {
			const parent = byId.get(broader);
			if (!parent || known.has(broader) || parent.kind === 'activity' || parent.kind === 'role') continue;
			known.add(broader);
			above.push(...parent.broader);
			more.push({ skill: broader, must: false, strength: impliedStrength, impliedBy: skill, found });
		}
	}
	for (const { skill, found } of skills) {
		for (const usual of byId.get(skill)?.usually ?? []) {
			if (known.has(usual)) continue;
			known.add(usual);
			more.push({ skill: usual, must: false, strength: usualStrength, impliedBy: skill, found });
		}
	}
	return more;
}
