/** Names of places that are also everyday words in en, pt, es or fr. Folded. They need a `near` or `in` and a capital. */
import { isEveryday } from '../../skills/reading/everyday-words.ts';
import { isFunctionWord } from '../../skills/reading/function-words.ts';

const everyday = new Set(
	// English
	(
		'date can mobile real one best manage media most change mission page university welcome than friendly fully side central ' +
		'unity enterprise young made opportunity store nice same ada reading purchase peer opera maze battle street along progress ' +
		'economy post long grant spring center ray globe give much gap college come bay metro tower send log federal sale superior ' +
		'buy commerce spa south north east west arcade sim crystal root cypress polling justice banks price save lot deal salt apex ' +
		'boot van god green bias pace oral hazard law forest star landing southern northern eastern western worth hard glad split say ' +
		'bar foster gateway police harvest cascade wells pest retreat pines wise talent salon paste tours reserve humble hit shaping ' +
		'hope sees tab lens race empire warrior tank man evergreen tune silly genes tea celebration trail manga none mina falcon pen ' +
		'rugby alpine cool limbo pop corona ode tapes ski grants islands metropolis bath hull rugby mold deal ware battle bury rye ' +
		'sandwich wash normal liberty independence industry home union victory hook orange bill hell ball cook ford rice white black ' +
		'brown king kings queen prince march may august sunday friday monday summer winter christmas easter chad jordan turkey china ' +
		'guinea jersey georgia mercury venus mars moon sun earth board bend corner mount lake river hill valley beach island port ' +
		'harbor park plains bridge garden gardens village town city county state country district region province capital republic ' +
		'council office public open data code science school support training help team group people world project open source ' +
		'platform review account general major senior junior lead expert manager master model standard basic lone golden imperial ' +
		'royal eagle bear wolf buffalo horse fox aurora phoenix eden paradise florence victoria charlotte sofia vienna lima adelaide ' +
		'chelsea geneva kent lincoln jackson washington jefferson madison franklin clinton harvey gary troy tyler warren leon ' +
		'surprise truth mason warsaw bethel sterling marathon corn burton hamlet enfield java python apache delta alpha sigma omega ' +
		'nova verde alta agile google meta amazon oracle ' +
		// Portuguese and Spanish
		'para natal contagem vitoria salvador santos campo campos serra guarda faro porto vila barra feira betim jardim bom cabo paz ' +
		'progreso centro norte sul sur leste este oeste oriental occidental litoral capital federal granada toledo cuenca merida ' +
		'calendario busca unidad barras leves quarto bono rio vias venta tinta solo pero tienen debe pliego pueblo condado fomento ' +
		'libres portas ponte mesa plana parede bragança lagos santa santo san sao sal mar sol ouro prata ilha palmas viana maio ' +
		'palma pinto marques silva costa dias pereira rosa rosario dolores mercedes soledad esperanza gloria concepcion trinidad ' +
		'esperanca bonito formosa rica rico libertad independencia libertador union victoria bolivar sucre colon heredia limon ' +
		'obra obras grande nuevo nueva novo nova velho viejo alto alta baixo bajo bueno buena vista bela bello linda flores ' +
		// French
		'centre centrale nord sud est ouest tours sens angers lens orange cartes langue marche manche loire cher lot ain eure orne ' +
		'somme creuse var landes jura vienne mer die pau vire aire ham cannes clavier vitre lac lacs savanes plateau plateaux ' +
		'littoral maritime montagnes cours ville bourg bourges foix puy brest nice laval salles grace bar berre caen maine ' +
		'reunion reuniao centro ii ig ip ha uri uni ba bo eu wa lib aur gan deta hono oss ens une pio lopez leo boo bro'
	).split(' ')
);

const parts = new Set(
	(
		'university college school institute center centre centro central north south east west northern southern eastern western ' +
		'northeast northwest southeast southwest norte sul sur leste este oeste nord sud est ouest oriental occidental bay county city ' +
		'town state national nacional federal capital republic midlands district region province unity union general plateau littoral ' +
		'asia africa europe america americas oceania antarctica centrale highlands lowlands islands island coast savannah northwest plateaux'
	).split(' ')
);

/** Words that name a place only together with others: `North`, `Central`, `University`. */
export function isPartOfNames(word: string): boolean {
	return parts.has(word);
}

export function isEverydayPlace(word: string): boolean {
	return everyday.has(word) || isEveryday(word) || isFunctionWord(word);
}
