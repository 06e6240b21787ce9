/** The small words that give a language away and that may stand between the words of a name. */

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(' '));
}

/** Folded. Only words common enough to stand in any sentence or two. */
export const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
	en: words(
		'the and of to in for our with is are we who a an need needs wants want someone on that this from by be can you ' +
			'your it as or at will have has not help looking would should which their must into about people us was'
	),
	pt: words(
		'a o os as e de do da dos das em no na nos nas um uma uns umas para por com que nao se ao aos mais como ' +
			'nossa nosso nossas nossos precisa precisamos quer queremos alguem pelo pela e sao esta estao foi ser ter sobre ' +
			'ou sem tambem ja muito seu sua busca buscamos procura procuramos voce prefeitura cidade perto ate entre'
	),
	es: words(
		'el la los las un una unos unas y de del al en para por con que no se lo mas como nuestra nuestro nuestras ' +
			'nuestros necesita necesitamos quiere queremos alguien es son esta estan fue ser tener sobre o sin tambien ya ' +
			'muy su sus busca buscamos usted ayuntamiento ciudad cerca hasta entre hay donde a'
	),
	fr: words(
		'le la les l un une des de du d et en dans pour par avec que qui ne pas se ce cette ces au aux plus comme ' +
			'notre nos votre vos nous vous cherche cherchons veut voulons besoin quelqu est sont etre avoir sur ou sans ' +
			'aussi ainsi ville mairie pres entre a il elle on leur leurs afin'
	),
	de: words(
		'der die das und ist sind wir fur mit von zu im den dem ein eine einen nicht auf unsere unser sich oder bei wird sucht jemanden'
	),
	it: words(
		'il lo la gli le di del della dei delle e che per con un una nel nella sono non si al alla nostro nostra cerca qualcuno da'
	),
	nl: words('de het een en van voor met zijn wij op te dat niet onze ons naar ook aan bij wordt zoekt iemand')
};

/** Letters and small groups of letters only one of the languages writes; unfolded. */
export const tellingLetters: Readonly<Record<string, RegExp>> = {
	pt: /[ãõ]|[íá]vel(?!\p{L})|ês(?!\p{L})|lh[aeo]|nh[aeo]|ç[ao]|(?<!\p{L})é(?!\p{L})/giu,
	es: /[ñ¿¡]|ci[oó]n(?:es)?(?!\p{L})|(?<!\p{L})(?:más|está)(?!\p{L})/giu,
	fr: /[œèùëî]|(?<!\p{L})(?:[ldnsjc]|qu)['’]|eux(?!\p{L})|(?<!\p{L})[àô]/giu,
	de: /[äöüß]/giu
};

/** Articles and prepositions inside names: `cartografia da cidade`, `cartographie de la ville`. */
export const joiningWords: Readonly<Record<string, ReadonlySet<string>>> = {
	en: words('the a an of our your their its some and for to'),
	pt: words(
		'a o os as de do da dos das em no na nos nas um uma para nossa nosso nossas nossos seu sua seus suas e'
	),
	es: words('el la los las un una de del al en para nuestra nuestro nuestras nuestros su sus y'),
	fr: words('le la les l un une des de du d en au aux a nos notre vos votre leur leurs ses et')
};

const anyFunctionWord = new Set(Object.values(functionWords).flatMap((list) => [...list]));

/** A small word of any of these languages, folded. */
export function isFunctionWord(word: string): boolean {
	return anyFunctionWord.has(word);
}
