/** What the parts of a score say in the reader's language: for pages, print and mails alike. */
import { m } from '../paraglide/messages.js';
import { inRow, type Locale } from '../platform/language.ts';
import type { Part } from './facts.ts';

/** Labels of concepts in the reader's language, by id. */
export type Names = Readonly<Record<string, string>>;

const related = {
	same: m.matching_skill_same,
	narrower: m.matching_skill_narrower,
	broader: m.matching_skill_broader,
	sibling: m.matching_skill_sibling
};
const nearness = {
	there: m.matching_place_there,
	region: m.matching_place_region,
	country: m.matching_place_country,
	remote: m.matching_place_remote,
	elsewhere: m.matching_place_elsewhere
};
const levels = [m.matching_level_1, m.matching_level_2, m.matching_level_3, m.matching_level_4];
const evidence = { evidenced: m.matching_note_evidenced, attested: m.matching_note_attested };

/** One part as a short sentence, without a full stop. */
export function sentence(part: Part, names: Names, locale: Locale): string {
	if (part.code === 'place') return pick(nearness, part.params['locality'], 'elsewhere')({}, { locale });
	if (part.code === 'language') return languageSentence(part, locale);
	return skillSentence(part, names, locale);
}

/** What a part is about, in a word: the skill, the language, or the place. */
export function subject({ params, code }: Part, names: Names, locale: Locale): string {
	if (code === 'place') return m.matching_details_place({}, { locale });
	if (code === 'language') return languageName(params['language'], locale);
	return nameOf(params['skill'], names);
}

function skillSentence({ code, params }: Part, names: Names, locale: Locale): string {
	const skill = nameOf(params['skill'], names);
	if (params['held'] === undefined) {
		const missing = code === 'nice' ? m.matching_skill_missing_nice : m.matching_skill_same;
		return missing({ skill }, { locale });
	}
	const what = pick(
		related,
		params['relation'],
		'same'
	)({ skill, held: nameOf(params['held'], names) }, { locale });
	const notes = notesOf(params, locale);
	return notes.length === 0
		? what
		: m.matching_with_notes({ what, notes: inRow(notes, locale, ';') }, { locale });
}

function notesOf(params: Part['params'], locale: Locale): string[] {
	const { evidence: state, level, heldLevel, lastUsed, further } = params;
	const notes: string[] = [];
	if (state === 'evidenced' || state === 'attested') notes.push(evidence[state]({}, { locale }));
	if (typeof further === 'number') notes.push(m.matching_note_further({ count: further }, { locale }));
	if (typeof level === 'number' && typeof heldLevel === 'number' && heldLevel < level) {
		const [has, asked] = [levelName(heldLevel, locale), levelName(level, locale)];
		notes.push(m.matching_note_level({ has, asked }, { locale }));
	}
	if (lastUsed !== undefined) notes.push(m.matching_note_last_used({ year: String(lastUsed) }, { locale }));
	return notes;
}

export function levelName(level: number, locale: Locale): string {
	return (levels[level - 1] ?? m.matching_level_1)({}, { locale });
}

function languageSentence({ params }: Part, locale: Locale): string {
	const language = languageName(params['language'], locale);
	return (params['missing'] === true ? m.matching_language_missing : m.matching_language)(
		{ language },
		{ locale }
	);
}

function languageName(code: unknown, locale: Locale): string {
	const text = String(code);
	return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(text) ?? text;
}

function nameOf(id: unknown, names: Names): string {
	return names[String(id)] ?? String(id);
}

/** The entry a code names; the given one for a code this version does not know. */
function pick<Code extends string, Value>(
	values: Record<Code, Value>,
	code: unknown,
	otherwise: Code
): Value {
	const known = (Object.keys(values) as Code[]).find((each) => each === code);
	return values[known ?? otherwise];
}
