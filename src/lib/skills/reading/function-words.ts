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

/** Small words of further languages: they tell a language, and nothing else is read from them. */
export const furtherFunctionWords: Readonly<Record<string, ReadonlySet<string>>> = {
	sw: words(
		'na ya wa kwa ni za la katika kuwa yetu wetu letu zetu yake wake zake yao wao tunahitaji tunatafuta tunataka tungependa ' +
			'hatuhitaji inahitaji inatafuta inataka hii huu hizi hiyo kama pia kutoka au cha vya mtu watu ambaye ambao kwenye ' +
			'karibu baada kabla badala hadi lakini lazima pamoja kufanya kutumia iwe awe ofisi kaunti wizara mji jiji ' +
			'hatutaki kusaidia kwetu mtaalamu msaada huko hapa zaidi kila bila bado tuna wana yenye wenye mwenye'
	),
	id: words(
		'dan yang di untuk dengan kami dari pada ini itu adalah atau membutuhkan mencari akan tidak ke dalam oleh kita bisa seseorang'
	),
	pl: words(
		'i w na z do nie jest sie dla oraz jak potrzebujemy szukamy nasz nasza naszej kto po od przez lub naszego aby ktory zamiast osoby pomoc pomocy miasto gmina potrzebny'
	),
	sv: words(
		'och att det som pa for av med den till ar inte om vi var soker behover nagon eller vara ett var kan oss'
	),
	da: words(
		'og at det som pa for af med den til er ikke om vi vores soger har brug nogen eller et kan os hjaelp'
	),
	fi: words(
		'ja on ei se etta joka meidan tarvitsemme etsimme tai myos ovat kanssa jotta voi sita kun mutta henkiloa apua'
	),
	ro: words(
		'si in de la cu pentru nu este sunt care avem nevoie cautam noastra nostru pe din sau ca mai unei unui cineva'
	),
	lv: words('un ir ar no uz par ka musu mums nepieciesams meklejam vai kas lai tas nav pie kads palidzibu'),
	cs: words(
		'a v na se je ze s do pro k o nebo jsme hledame potrebujeme nase nasi ktery jako z od aby nekoho jsou'
	),
	hu: words(
		'a az es egy hogy nem is van keresunk szuksegunk vagy meg mint ami lehet kell valakit aki segit szamara'
	)
};

/** Letters and small groups of letters only one of the languages writes; unfolded. */
export const tellingLetters: Readonly<Record<string, RegExp>> = {
	pt: /[ãõ]|[íá]vel(?!\p{L})|ês(?!\p{L})|lh[aeo]|nh[aeo]|ç[ao]|(?<!\p{L})é(?!\p{L})/giu,
	es: /[ñ¿¡]|ci[oó]n(?:es)?(?!\p{L})|(?<!\p{L})(?:más|está)(?!\p{L})/giu,
	fr: /[œèùëî]|(?<!\p{L})(?:[ldnsjc]|qu)['’]|eux(?!\p{L})|(?<!\p{L})[àô]/giu,
	de: /[üß]|(?<=\p{L})ung(?!\p{L})|sch/giu,
	pl: /[ąćęłńśźż]/giu,
	ro: /[șțăşţ]/giu,
	lv: /[āēīūķļņģ]/giu,
	cs: /[ěřůčšž]/giu,
	hu: /[őű]/giu,
	sv: /å|(?<=\p{L})(?:ning|tion)(?!\p{L})/giu,
	da: /[æø]/giu,
	fi: /(?:aa|ää|yy|uu|ii|oo|öö|ee)|[äö]/giu,
	nl: /(?:ij|oe|aa|ee)/giu
};

/** Articles and prepositions inside names: `cartografia da cidade`, `cartographie de la ville`. */
export const joiningWords: Readonly<Record<string, ReadonlySet<string>>> = {
	en: words('the a an of our your their its some and for to'),
	pt: words(
		'a o os as de do da dos das em no na nos nas um uma para nossa nosso nossas nossos seu sua seus suas e'
	),
	es: words('el la los las un una de del al en para nuestra nuestro nuestras nuestros su sus y'),
	fr: words('le la les l un une des de du d en au aux a nos notre vos votre leur leurs ses et'),
	sw: words('ya wa za la cha vya kwa na katika kwenye yetu wetu zetu letu chetu vyetu yake wake zake')
};

const anyFunctionWord = new Set(Object.values(functionWords).flatMap((list) => [...list]));

/** A small word of any of these languages, folded. */
export function isFunctionWord(word: string): boolean {
	return anyFunctionWord.has(word);
}
