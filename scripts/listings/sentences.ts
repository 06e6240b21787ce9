const openers = 'The|We|As|This|Our|It|In|To|A|An|Founded|Established|Improve|Join|Anyone';
/** The name of a place of learning runs into the next sentence where the source joined two fields by a blank. */
const chapter = new RegExp(
	`^(.*?YouthMappers chapter at .{3,90}?[\\p{L})]) (?=(?:${openers}) [\\p{L}(])(?!The (?:Gambia|Bahamas|Hague)\\b)`,
	'u'
);

/** The next sentence begins without a blank; the part of an address after its dot does not read like that. */
const unspaced = new RegExp(`(\\p{Ll}{2}[.!?])(?=(?:${openers}) \\p{Ll})`, 'gu');

/** A copied description with the full stops it lost: after joined fields, between sentences, at its end. */
export function inSentences(text: string): string {
	const joined = text.replace(chapter, '$1. ').replace(unspaced, '$1 ').trim();
	return joined === '' || /[.!?…)»”"。]$/u.test(joined) ? joined : `${joined}.`;
}
