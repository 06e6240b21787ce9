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

/** Text of one line: a name, a title. */
export function line(most: number, least = 0) {
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
