/** What a text asks for and what it would only welcome. */
import type { Token } from '../../skills/reading/tokens.ts';
import type { Cue } from './cues.ts';
import { isJoined, type Span } from './scopes.ts';

/** Short lines that head a list: `Nice to have`, `Requirements`. */
const headingLength = 5;
/** A heading speaks for so many lines at most. */
const headingReach = 15;

/** The spans that are nice to have. Whatever is named without such wording is a must. */
export function wishes(
	tokens: readonly Token[],
	cues: readonly Cue[],
	spans: readonly Span[]
): ReadonlySet<Span> {
	const nice = new Set<Span>();
	const wording = cues.filter(({ meaning }) => ['must', 'nice', 'nice_back'].includes(meaning));
	if (wording.length === 0) return nice;
	const cuesOf = Map.groupBy(wording, ({ from }) => tokens[from]?.sentence ?? -1);
	const spansOf = Map.groupBy(spans, ({ from }) => tokens[from]?.sentence ?? -1);
	let carried: Carried | undefined;
	for (const line of sentences(tokens)) {
		const cuesHere = cuesOf.get(line.number) ?? [];
		const spansHere = spansOf.get(line.number) ?? [];
		const heading = headingOf(line, cuesHere, spansHere, tokens);
		if (heading) {
			carried = heading;
			continue;
		}
		if (carried && !reaches(carried, line, tokens)) carried = undefined;
		if (carried?.nice && cuesHere.length === 0) for (const span of spansHere) nice.add(span);
		readLine(tokens, cuesHere, spansHere, nice);
	}
	return nice;
}

interface Line {
	number: number;
	from: number;
	to: number;
}

interface Carried {
	nice: boolean;
	line: number;
	/** Paragraph the list below the heading is in, once it began. */
	paragraph?: number;
}

function sentences(tokens: readonly Token[]): Line[] {
	const lines: Line[] = [];
	for (const [at, { sentence }] of tokens.entries()) {
		const last = lines.at(-1);
		if (last?.number === sentence) last.to = at + 1;
		else lines.push({ number: sentence, from: at, to: at + 1 });
	}
	return lines;
}

function headingOf(
	line: Line,
	cues: readonly Cue[],
	spans: readonly Span[],
	tokens: readonly Token[]
): Carried | undefined {
	const [cue] = cues;
	if (!cue || spans.length > 0 || line.to - line.from > headingLength) return undefined;
	const next = tokens[line.to];
	return next ? { nice: cues.some(({ meaning }) => meaning !== 'must'), line: line.number } : undefined;
}

function reaches(carried: Carried, line: Line, tokens: readonly Token[]): boolean {
	const paragraph = tokens[line.from]?.paragraph ?? 0;
	carried.paragraph ??= paragraph;
	return carried.paragraph === paragraph && line.number - carried.line <= headingReach;
}

function readLine(
	tokens: readonly Token[],
	cues: readonly Cue[],
	spans: readonly Span[],
	nice: Set<Span>
): void {
	const seen = new Set<number>();
	for (const [index, cue] of cues.entries()) {
		if (cue.meaning === 'must' || seen.has(cue.from)) continue;
		seen.add(cue.from);
		const end = cues.slice(index + 1).find(({ from }) => from >= cue.to)?.from ?? Infinity;
		const ahead = spans.filter(({ from }) => from >= cue.to && from < end);
		const list = speaksBack(tokens, cues, spans, cue, ahead) ? listBefore(tokens, cues, spans, cue) : ahead;
		for (const span of list) nice.add(span);
	}
}

/** `desirable` right behind a name speaks of that name; before one, or before a colon, of what follows. */
function speaksBack(
	tokens: readonly Token[],
	cues: readonly Cue[],
	spans: readonly Span[],
	cue: Cue,
	ahead: readonly Span[]
): boolean {
	const meanings = new Set(cues.filter(({ from }) => from === cue.from).map(({ meaning }) => meaning));
	if (!meanings.has('nice_back')) return false;
	if (ahead.length === 0 || !meanings.has('nice')) return true;
	if (tokens[cue.to]?.gap === 'colon') return false;
	const last = spans.findLast(({ to }) => to <= cue.from);
	return last?.to === cue.from && tokens[cue.from]?.gap === 'space';
}

/** So many words may lie between a name and what is said of it. */
const nearby = 5;

/** The name before `is a plus`, with those joined to it by `and`, unless a `must` stands before the list. */
function listBefore(
	tokens: readonly Token[],
	cues: readonly Cue[],
	spans: readonly Span[],
	cue: Cue
): Span[] {
	const before = spans.filter(({ to }) => to <= cue.from);
	const last = before.pop();
	if (!last || cue.from - last.to >= nearby) return [];
	const list = [last];
	const mustBefore = cues.some(({ meaning, to }) => meaning === 'must' && to <= last.from);
	for (const span of before.reverse()) {
		const following = list.at(-1) ?? last;
		const comma = list.length > 1 && span.to === following.from && tokens[following.from]?.gap === 'comma';
		if (mustBefore || !(comma || isJoined(tokens, span, following))) break;
		list.push(span);
	}
	return list;
}
