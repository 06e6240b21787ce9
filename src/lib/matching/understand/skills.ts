/** From the names in a text to the skills it asks for. */
import type { NameMatch } from '../../skills/reading/names.ts';
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
	const technical = cues.filter(({ meaning }) => meaning === 'technology');
	const sure = matches.filter(({ name }) => !name.ambiguous);
	return matches.filter(
		(match) => !match.name.ambiguous || isMeant(match, { tokens, technical, sure, matches })
	);
}

interface Surroundings {
	tokens: readonly Token[];
	technical: readonly Cue[];
	sure: readonly NameMatch[];
	matches: readonly NameMatch[];
}

/**
 * An ambiguous name needs a technology or a word like `developer` near it. Written small it needs them right
 * beside it; a single letter must be a capital as well.
 */
function isMeant(match: NameMatch, { tokens, technical, sure, matches }: Surroundings): boolean {
	const { name, from, to } = match;
	const token = tokens[from];
	if (!token) return false;
	const distance = (other: { from: number; to: number }): number =>
		tokens[other.from]?.sentence !== token.sentence
			? Infinity
			: other.from >= to
				? other.from - to
				: other.to <= from
					? from - other.to
					: Infinity;
	const isTechnology = ({ concept }: { concept: Concept }) =>
		concept.kind === 'technology' || concept.kind === 'standard';
	const nearestCue = Math.min(...technical.map(distance));
	const neighbours = sure.filter((other) => isTechnology(other.name));
	const nearest = Math.min(...neighbours.map(distance));
	if (!isTechnology(name)) return Math.min(nearestCue, nearest, ...sure.map(distance)) < 7;
	const starts = tokens[from - 1]?.sentence !== token.sentence;
	const letter = /^[a-z]$/.test(token.word) && to === from + 1;
	if (letter && (!token.capital || touchesOtherSigns(tokens, from))) return false;
	if (token.upper && name.text === name.text.toUpperCase() && !isShouted(tokens, token)) return true;
	const cased = token.capital && !starts;
	const listed = matches.some((other) => other !== match && isTechnology(other.name) && distance(other) < 2);
	if (letter) return nearestCue < 2 || nearest < 2 || (listed && nearest < 8);
	if (cased) return nearestCue < 4 || nearest < 7;
	return nearestCue < 1 || nearest < 1 || (listed && nearest < 5);
}

/** `R&D` and `C'est` hold letters that are no names. */
function touchesOtherSigns(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	const next = tokens[at + 1];
	const tight = (a: Token | undefined, b: Token | undefined): boolean =>
		b?.gap === 'joint' && a !== undefined && b.start - a.end === 1;
	return tight(token, next) && (next?.word.length ?? 0) < 2 ? true : tight(token, next) && !next?.capital;
}

/** Sentences all in capitals say nothing by capitals. */
function isShouted(tokens: readonly Token[], token: Token): boolean {
	const line = tokens.filter(({ sentence }) => sentence === token.sentence);
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
		const must = !scopes.isNice(span);
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
		found: inOrder(found)
	}));
	return [...skills, ...implied(skills, byId)];
}

/** In the order of the text, without stretches that lie inside another. */
function inOrder(found: readonly Found[]): Found[] {
	const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
	const kept: Found[] = [];
	for (const one of sorted) if (one.end > (kept.at(-1)?.end ?? -1)) kept.push(one);
	return kept;
}

/** Technologies and standards imply all they belong to. */
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
			if (!parent || known.has(broader)) continue;
			known.add(broader);
			above.push(...parent.broader);
			more.push({ skill: broader, must: false, strength: impliedStrength, impliedBy: skill, found });
		}
	}
	return more;
}
