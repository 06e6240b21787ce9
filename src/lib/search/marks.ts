/** Which parts of a text show why it was found. Pure. */
import { fold } from '../platform/fold.ts';
import { slipsAllowed, slipsBetween } from './typing.ts';

export interface Part {
	text: string;
	/** It begins with one of the words that were looked for, or is one with a typing error put right. */
	hit: boolean;
}

const pieces = /[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu;

/** The text in parts, neighbours of the same sort joined; together they are the text. */
export function marksIn(text: string, words: readonly string[]): Part[] {
	const parts: Part[] = [];
	for (const [piece] of text.matchAll(pieces)) {
		const folded = fold(piece);
		const hit = words.some((word) => folded.startsWith(word) || isMeant(word, folded));
		const last = parts.at(-1);
		if (last?.hit === hit) last.text += piece;
		else parts.push({ text: piece, hit });
	}
	return parts;
}

function isMeant(word: string, folded: string): boolean {
	const most = slipsAllowed(word);
	return most > 0 && slipsBetween(word, folded, most) <= most;
}
