import { languagesWithEndings, withoutEnding } from './endings.ts';

/**
 * Light stemming in two steps, on folded words. `singular` only takes plurals off and is safe for a name of one
 * word; `root` also takes endings of verbs and gender off and is used where several words must agree.
 */
export type Stemmer = (word: string) => string;

export interface Stems {
	singular: Stemmer;
	root: Stemmer;
	/** The word, if it is the plain form of a verb, cut like the forms people use: `ensinar`, `ensine`. */
	isVerb: (word: string) => boolean;
}

const same: Stemmer = (word) => word;

/** Takes the first fitting ending off when at least `least` letters stay. */
function strip(word: string, endings: readonly (readonly [string, string])[], least: number): string {
	for (const [ending, instead] of endings) {
		if (word.length - ending.length >= least && word.endsWith(ending)) {
			return word.slice(0, word.length - ending.length) + instead;
		}
	}
	return word;
}

function pairs(list: string): (readonly [string, string])[] {
	return list.split(' ').map((pair) => {
		const [ending = '', instead = ''] = pair.split('>');
		return [ending, instead] as const;
	});
}

const englishPlural = pairs('sses>ss ies>y ches>ch shes>sh xes>x ss>ss us>us is>is s>');
const englishVerb = pairs('ings> ing> ied>y ed> es> e>');

function englishRoot(word: string): string {
	const cut = strip(strip(word, englishPlural, 3), englishVerb, 3);
	if (!/[aeiouy]/.test(cut)) return word;
	return /([bdfgklmnprt])\1$/.test(cut) && cut.length > 3 ? cut.slice(0, -1) : cut;
}

const portuguesePlural = pairs('oes>ao aes>ao ais>al eis>el ois>ol ns>m res>r zes>z ss>ss s>');
const portugueseVerb = pairs(
	'acoes> acao> icao> cao> amentos> amento> imentos> imento> adores> ador> adora> arem> armos> aram> arao> aria> ando> ' +
		'endo> indo> ados> adas> ado> ada> idos> idas> ido> ida> amos> emos> imos> avam> ava> arei> ara> ou> ar> er> ir> ' +
		'em> am> iu> eu> as> os> es> a> o> e>'
);
const spanishPlural = pairs('ciones>cion siones>sion ces>z res>r nes>n les>l des>d ss>ss s>');
const spanishVerb = pairs(
	'aciones> acion> iciones> icion> cion> amientos> amiento> imientos> imiento> adores> ador> adora> iendo> yendo> ando> ' +
		'aran> aron> ieron> aria> ados> adas> ado> ada> idos> idas> ido> ida> amos> emos> imos> aban> aba> ar> er> ir> ' +
		'en> an> as> os> es> a> o> e>'
);
const frenchPlural = pairs('eaux>eau aux>al ss>ss us>us s> x>');
const frenchVerb = pairs(
	'issements> issement> ements> ement> ations> ation> itions> ition> ateurs> ateur> atrice> eraient> erait> erons> ' +
		'erez> issant> issent> antes> ants> ante> ant> aient> ait> ions> ons> iez> ez> ent> era> ees> ee> es> er> ir> re> e>'
);

/** `publique` and `publicar` are one verb. */
function softened(word: string): string {
	return word.replace(/qu$/, 'c').replace(/gu$/, 'g').replace(/c$/, 'c').replace(/z$/, 'c');
}

function romance(plural: typeof frenchPlural, verb: typeof frenchVerb, infinitive: RegExp): Stems {
	const singular: Stemmer = (word) => (word.length < 4 ? word : strip(word, plural, 3));
	return {
		singular: remembered(singular),
		root: remembered((word) => (word.length < 4 ? word : softened(strip(singular(word), verb, 3)))),
		isVerb: (word) => word.length > 4 && infinitive.test(word)
	};
}

/** Texts repeat their words; the bound keeps hostile input from growing the table. */
function remembered(stem: Stemmer): Stemmer {
	const known = new Map<string, string>();
	return (word) => {
		let result = known.get(word);
		if (result === undefined) {
			result = stem(word);
			if (known.size < 50_000 && word.length < 40) known.set(word, result);
		}
		return result;
	};
}

const byLanguage: Readonly<Record<string, Stems>> = {
	en: {
		singular: remembered((word) => (word.length < 4 ? word : strip(word, englishPlural, 3))),
		root: remembered((word) => (word.length < 4 ? word : englishRoot(word))),
		isVerb: (word) => word.length > 2 && !/(ing|ed|s)$/.test(word)
	},
	pt: romance(portuguesePlural, portugueseVerb, /[aei]r$/),
	es: romance(spanishPlural, spanishVerb, /[aei]r$/),
	fr: romance(frenchPlural, frenchVerb, /([ei]r|re)$/)
};
const further = new Map(
	languagesWithEndings.map((language): [string, Stems] => {
		const stem = remembered((word) => withoutEnding(word, language));
		return [language, { singular: stem, root: stem, isVerb: () => false }];
	})
);
const unstemmed: Stems = { singular: same, root: same, isVerb: () => false };

/** The stems of a language; words of languages without rules stay as they are. */
export function stemsOf(language: string): Stems {
	return byLanguage[language] ?? further.get(language) ?? unstemmed;
}
