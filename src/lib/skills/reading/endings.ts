/**
 * Endings of case, number and article in the languages beyond the first four: `ending` or `ending>instead`. Only
 * enough that the forms an office writes meet the plain form the vocabulary holds.
 */
import { fold } from '../../platform/fold.ts';
import { withoutSigns } from './arabic.ts';

const endings: Readonly<Record<string, string>> = {
	de: 'innen ungen>ung ungs>ung heiten>heit ien>ie en er es em e n s',
	it: 'zioni>zione ita>ita i e o a',
	nl: 'ingen>ing heden>heid en s e',
	pl: 'owania>owani owanie>owani owaniu>owani ach ami om ow ego emu ych ymi iej ie ia iu ie a e i y o u em',
	sv: 'ningar>ning ningen>ning arna erna orna aren ens ets en et ar er or na a e s n t',
	da: 'inger>ing ingen>ing erne ene ens ets en et er e s n t',
	fi: 'issa ista iin illa ilta ille ssa sta lla lta lle ksi ina ien jen iden itten tten den ja ia ta n t a i',
	ro: 'urilor ului elor ilor ile ele uri lui lor ul ea ii ei le e i a u',
	lv: 'umiem umus umos iem ams ajiem us os as es is am ai at u i a e s o',
	cs: 'ovani>ovan ich imi ami emi ach ech ych ymi eho emu ou um u e i y a o em',
	el: 'ματων>μα ματα>μα ματοσ>μα εων εισ ουσ ων οσ ου οι ον εσ ασ ησ α ε η ι ο υ',
	hu: 'okkal ekkel oknak eknek okat eket okra ekre ban ben bol bel nak nek val vel hoz hez rol rel tol tel ok ek ak at et ot ra re t k a e',
	uk: 'ування>уван ями ами ах ях ого ому ими ої ій ою ею ів ям ам и і а я у ю е о ь',
	sw: 'ni',
	id: 'nya kan an lah',
	hi: 'ियों ियां ों ें',
	bn: 'গুলোর গুলির গুলো গুলি ের কে তে টি টা য় র',
	ko: '으로부터 에서는 에서 으로 에게 까지 부터 을 를 이 가 은 는 의 에 로 과 와 도',
	ar: 'ات ون ين ها ة ه ي'
};
/** Letters that must stay; fewer where the script writes no vowels or several sounds in one letter. */
const least: Readonly<Record<string, number>> = { ar: 3, ko: 4, bn: 3, hi: 3 };

const tables = new Map(
	Object.entries(endings).map(([language, list]) => [
		language,
		list
			.split(' ')
			.map((pair) => pair.split('>').map(fold))
			.map(([ending = '', instead = '']) => ({ ending, instead }))
			.sort((a, b) => b.ending.length - a.ending.length)
	])
);

const arabicArticle = /^(?:[وفبكل]?ال|لل|[ولب](?=.{5}))(?=.{3})/;

/**
 * Swahili verbs carry subject, tense and object before the root: `kufundisha`, `awafundishe`, `tutawafundisha` and
 * `wafundishwe` meet at `fundish`. A root keeps five letters, so that few nouns are mistaken for a verb.
 */
const swahiliSubject = '(?:ni|tu|wa|ya|zi|li|ki|vi|pa|ku|u|a|m|i)';
const swahiliObject = '(?:ni|tu|wa|ya|zi|li|ki|vi|mw|m|u|i)?';
const swahiliVerbs = [
	new RegExp(`^ku${swahiliObject}(.{5,})a$`),
	new RegExp(`^${swahiliSubject}(?:na|ta|me|li|nge)${swahiliObject}(.{5,})a$`),
	new RegExp(`^${swahiliSubject}${swahiliObject}(.{5,})e$`)
];

function swahiliRoot(word: string): string {
	const root = swahiliVerbs.map((verb) => verb.exec(word)?.[1]).find((found) => found !== undefined);
	return root?.replace(/w$/, '') ?? word;
}

function withoutBeginning(word: string, language: string): string {
	if (language === 'sw') return swahiliRoot(word);
	return language === 'ar' ? withoutSigns(word).replace(arabicArticle, '') : word;
}

/** A word of such a language without its ending; unchanged for languages not listed here. */
export function withoutEnding(word: string, language: string): string {
	const table = tables.get(language);
	if (!table) return word;
	const plain = withoutBeginning(word, language);
	const stay = least[language] ?? 4;
	for (const { ending, instead } of table) {
		if (plain.length - ending.length >= stay && plain.endsWith(ending))
			return plain.slice(0, plain.length - ending.length) + instead;
	}
	return plain;
}

export const languagesWithEndings: readonly string[] = Object.keys(endings);
