/** How far turns of phrase reach: what is not wanted, what is welcome but not needed, and at which level. */
import type { Token } from '../../skills/reading/tokens.ts';
import type { Level } from '../facts.ts';
import type { Cue } from './cues.ts';
import { wishes } from './wishes.ts';

/** Something named in the text: tokens `from` up to, not including, `to`. */
export interface Span {
	from: number;
	to: number;
	/** Whether it names a technology: `replace our website` asks for a website, `replace Drupal` not for Drupal. */
	technology: boolean;
}

export interface Scopes {
	isDenied(span: Span): boolean;
	/** Welcome, not needed. */
	isNice(span: Span): boolean;
	level(span: Span): Level | undefined;
}

const either = new Set(['or', 'nor', 'ou', 'o', 'u', 'ni', 'nem', 'and', 'e', 'y', 'et', 'na', 'au', 'wala']);
/** What a denial goes on over: `neither X nor Y`. */
const alternatives = new Set(['or', 'nor', 'ou', 'o', 'u', 'ni', 'nem', 'au', 'wala']);
const being = new Set('is are be was were est sont etre e sao ser es son esta estan isn aren'.split(' '));
/** Words between `not` and what is not wanted. */
const between = new Set(
	'a an any the on more just um uma o os as de do da mais un una el la los las del le les du des d l une more need use using usar utiliser'.split(
		' '
	)
);
const reach = 8;

export function readScopes(tokens: readonly Token[], cues: readonly Cue[], spans: readonly Span[]): Scopes {
	const denied = new Set<Span>();
	const left = new Set<Span>();
	const reading: Reading = {
		tokens,
		cues,
		spans,
		starting: Map.groupBy(spans, ({ from }) => from),
		stops: new Set(cues.filter(({ meaning }) => meaning === 'until').map(({ from }) => from)),
		levels: cues.filter(({ meaning }) => meaning.startsWith('level_'))
	};
	for (const cue of cues) {
		for (const span of reachOf(reading, cue)) denied.add(span);
		if (cue.meaning === 'leave') for (const span of following(reading, cue, false)) left.add(span);
	}
	const nice = wishes(tokens, cues, spans);
	return {
		isDenied: (span) => denied.has(span),
		isNice: (span) => left.has(span) || nice.has(span),
		level: (span) => levelOf(reading, span)
	};
}

interface Reading {
	tokens: readonly Token[];
	cues: readonly Cue[];
	spans: readonly Span[];
	/** Spans by their first token. */
	starting: ReadonlyMap<number, readonly Span[]>;
	/** First tokens of `until` cues. */
	stops: ReadonlySet<number>;
	levels: readonly Cue[];
}

/** The spans a cue takes out of the text. */
function reachOf(reading: Reading, cue: Cue): readonly Span[] {
	switch (cue.meaning) {
		case 'deny':
			return following(reading, cue, true);
		case 'replace': {
			const ends = endsWithAnother(reading, cue);
			return following(reading, cue, false).filter(({ technology }) => ends || technology);
		}
		case 'deny_next':
			return next(reading, cue);
		case 'deny_back':
			return preceding(reading, cue);
		default:
			return [];
	}
}

/** Spans after a cue up to the end of its clause; a list (`X, Y or Z`) goes on over its commas. */
function following({ tokens, starting, stops }: Reading, cue: Cue, stopsAtComma: boolean): Span[] {
	const found: Span[] = [];
	const sentence = tokens[cue.from]?.sentence;
	for (let at = cue.to; at < tokens.length && at < cue.to + reach + found.length * 2; at += 1) {
		const token = tokens[at];
		if (token?.sentence !== sentence || stops.has(at)) break;
		const breaks = token?.gap === 'comma' || token?.gap === 'colon';
		if (breaks && at > cue.to && stopsAtComma && !isList(tokens, at)) break;
		found.push(...(starting.get(at) ?? []));
	}
	return found;
}

/** `, X or Y` after a denied name goes on denying; `, we want X` does not. */
function isList(tokens: readonly Token[], comma: number): boolean {
	const sentence = tokens[comma]?.sentence;
	for (let at = comma; at < comma + 5 && tokens[at]?.sentence === sentence; at += 1) {
		const word = tokens[at]?.word ?? '';
		if (alternatives.has(word)) return true;
	}
	return false;
}

/** Whether `replace X` says with what. */
function endsWithAnother({ tokens, stops }: Reading, cue: Cue): boolean {
	const sentence = tokens[cue.from]?.sentence;
	for (let at = cue.to; tokens[at]?.sentence === sentence && at < tokens.length; at += 1) {
		if (stops.has(at)) return true;
	}
	return false;
}

/** `not X`, `sem X`: the name right behind it, and what hangs on it with `or`. */
function next({ tokens, starting }: Reading, cue: Cue): Span[] {
	const found: Span[] = [];
	const isNot = being.has(tokens[cue.from - 1]?.word ?? '');
	const sentence = tokens[cue.from]?.sentence;
	let at = cue.to;
	let skipped = 0;
	while (at < tokens.length && skipped < 3) {
		const token = tokens[at];
		if (token?.sentence !== sentence || (token?.gap === 'comma' && found.length === 0)) break;
		const [span, ...others] = starting.get(at) ?? [];
		if (span) {
			if (isNot && !span.technology) break;
			found.push(span, ...others);
			at = span.to;
			if (!alternatives.has(tokens[at]?.word ?? '')) break;
			at += 1;
			continue;
		}
		if (found.length > 0 || !between.has(token?.word ?? '')) break;
		skipped += 1;
		at += 1;
	}
	return found;
}

/** `X is not needed`: the names before it, unless the same words deny what follows. */
function preceding(reading: Reading, cue: Cue): Span[] {
	const { tokens, spans, cues } = reading;
	const twin = cues.find(({ meaning, from }) => meaning === 'deny' && from === cue.from);
	if (twin && following(reading, twin, true).length > 0) return [];
	const sentence = tokens[cue.from]?.sentence;
	const found: Span[] = [];
	for (const span of [...spans].reverse()) {
		if (span.to > cue.from) continue;
		if (tokens[span.from]?.sentence !== sentence) break;
		const last = found.at(-1);
		const nearby = last ? isJoined(tokens, span, last) : cue.from - span.to < 4;
		if (!nearby) break;
		found.push(span);
	}
	return found;
}

/** Two names of one list: nothing but `and` or `or` between them. */
export function isJoined(tokens: readonly Token[], first: Span, second: Span): boolean {
	const inner = tokens.slice(first.to, second.from);
	return inner.length === 1 && either.has(inner[0]?.word ?? '');
}

/** A level word right behind a name, or at most three words before it in the same clause. */
function levelOf({ tokens, levels }: Reading, span: Span): Level | undefined {
	if (levels.length === 0) return undefined;
	const read = (cue: Cue): Level => Number(cue.meaning.slice(-1)) as Level;
	const clause = (from: number, to: number): boolean =>
		tokens.slice(from + 1, to + 1).every(({ gap }) => gap === 'space' || gap === 'joint') &&
		tokens[from]?.sentence === tokens[to]?.sentence;
	const behind = levels.find(
		({ from }) => from >= span.to && from < span.to + 2 && sameSentence(tokens, span.from, from)
	);
	if (behind) return read(behind);
	const ahead = levels.findLast(
		({ to }) => to <= span.from && to > span.from - 4 && clause(to - 1, span.from)
	);
	return ahead && read(ahead);
}

function sameSentence(tokens: readonly Token[], a: number, b: number): boolean {
	return tokens[a]?.sentence === tokens[b]?.sentence;
}
