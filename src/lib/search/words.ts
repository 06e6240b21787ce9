/** Words as both engines compare them: folded, so that case, accents and width make no difference. Pure. */
import { fold } from '../platform/fold.ts';

const plain = /[\p{L}\p{N}]+/gu;
/** Scripts that write without spaces: their words come from a dictionary. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Longer ones are addresses and keys, which nobody types. */
const longest = 60;

let segmenter: Intl.Segmenter | undefined;

/** The folded words of a text, in their order, repeated ones included. */
export function wordsOf(text: string): string[] {
	return (fold(text).match(plain) ?? []).flatMap(cut).filter((word) => word.length <= longest);
}

function cut(word: string): string[] {
	if (!unspaced.test(word)) return [word];
	segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
	return [...segmenter.segment(word)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
