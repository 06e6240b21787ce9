/** What people type, as schemas take it. Messages are keys; `problems.ts` turns them into sentences. */
import { z } from 'zod';

/** Postgres stores neither NUL nor half a surrogate pair; both are refused instead of silently changed. */
function storable(text: string): boolean {
	return !text.includes('\0') && text.isWellFormed();
}

/** Text of several lines, its outer blanks removed, line ends as `\n`. */
export function prose(most: number, least = 0) {
	return z
		.string()
		.refine(storable, { error: 'platform_text_unreadable', abort: true })
		.transform((text) => text.replace(/\r\n?/g, '\n').trim())
		.pipe(lengthBetween(least, most));
}

/** Format signs that letters of their script need: Arabic, Syriac and Kaithi signs in front of a number. */
const ofScripts = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu;
/** Joiners stand between two letters of a word, or between the parts of a picture. */
const joiners =
	/(?<=[\p{L}\p{M}])[\u200c\u200d](?=[\p{L}\p{M}])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})/gu;
/** What turns the direction of a line, or shows as nothing: other format signs, fillers, the empty Braille cell. */
const hidden = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/u;

/** Two names that look the same are the same: no sign in them is invisible or turns the others around. */
function isPlain(text: string): boolean {
	return !hidden.test(text.replace(ofScripts, '').replace(joiners, ''));
}

/** Text of one line that others read: a name, a title. */
export function line(most: number, least = 0) {
	return oneLine(most, least).refine(isPlain, { error: 'platform_text_hidden_signs' });
}

/** Text of one line that nobody else reads, such as what is searched for; invisible signs do no harm there. */
export function oneLine(most: number, least = 0) {
	return z
		.string()
		.refine(storable, { error: 'platform_text_unreadable', abort: true })
		.transform((text) => text.trim())
		.pipe(lengthBetween(least, most).regex(/^[^\p{Cc}\u2028\u2029]*$/u, { error: 'platform_text_one_line' }));
}

function lengthBetween(least: number, most: number) {
	const text = z.string().max(most, { error: 'platform_text_too_long' });
	if (least === 0) return text;
	return text.min(least, {
		error: ({ input }) => (input === '' ? 'platform_required' : 'platform_text_too_short')
	});
}

/** An address people may follow: only http and https, so that no script hides in a link. */
export const webAddress = line(2_000).refine(
	(text) => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text),
	{
		error: 'platform_web_address'
	}
);

/** A calendar day that exists, 'YYYY-MM-DD'. */
export const day = z.iso.date({ error: 'platform_date' });

/** A whole number as a form sends it. */
export function wholeNumber(least: number, most: number) {
	return z
		.string()
		.trim()
		.regex(/^-?\d{1,15}$/, { error: 'platform_number_whole' })
		.transform(Number)
		.pipe(
			z.int().min(least, { error: 'platform_number_least' }).max(most, { error: 'platform_number_most' })
		);
}
