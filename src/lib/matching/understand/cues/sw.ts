import type { CueTable } from './cue.ts';

/** A verb behind each of the subjects it may have: `tunahitaji`, `inahitaji`, `linahitaji`. */
const withSubjects = (subjects: string, ...verbs: readonly string[]): string =>
	subjects
		.split(' ')
		.flatMap((subject) => verbs.map((verb) => subject + verb))
		.join('|');

/** Swahili. Verbs are cut to their root before they are compared, but for those that end in `i`. */
export const sw: CueTable = {
	deny:
		'badala ya|bila|isipokuwa|kuacha kutumia|tuache kutumia|kuachana na|hakuna haja ya|bila kutumia|mbali na|mbadala wa|' +
		withSubjects('hatu hai hau hali haki haya hazi', 'hitaji', 'taki'),
	deny_next: 'si|sio|siyo|wala',
	deny_back:
		'haihitajiki|hauhitajiki|hazihitajiki|hakihitajiki|halihitajiki|hatakiwi|hautakiwi|haitakiwi|si lazima|sio lazima|siyo lazima|si muhimu',
	keep: 'si tu|sio tu|siyo tu|hatuna|haina|halina|hakuna|hatujui|haifanyi kazi|haifikiki|si fikivu|bila msaada|bila bajeti',
	replace: 'kubadilisha|kubadili|tubadilishe|kuchukua nafasi ya',
	leave:
		'kuhama kutoka|kuhamia kutoka|kuhamisha kutoka|kutoka kwenye|tuhame kutoka|kuondoka kwenye|kuhamisha data kutoka|kuhamisha mfumo wetu kutoka|kutoka',
	until:
		'kwa|lakini|bali|hadi|kwenda|kuwa|na kuweka|na kutumia|tunataka|tunahitaji|tutumie|kuhamia|tunapendelea',
	must: 'lazima|ni lazima|inahitajika|unahitajika|yanahitajika|ni muhimu|inatakiwa|unatakiwa|anatakiwa|sharti|ni sharti|awe na',
	nice: 'ikiwezekana|ingependeza|itapendeza|itakuwa vizuri|ingekuwa vizuri|ingefaa|ikibidi|kama inawezekana|itakuwa faida|pia tungependa',
	nice_back:
		'ni faida|itakuwa faida|kitakuwa faida|utakuwa faida|yatakuwa faida|ingekuwa faida|ingekuwa vizuri|itakuwa vizuri|itapendeza|ingependeza|si lazima lakini|ni nyongeza|ikiwezekana|itasaidia|anapendelewa|atapendelewa|inapendelewa|watapendelewa',
	level_1: 'ujuzi wa msingi|wa awali|anayeanza|ngazi ya awali|misingi ya',
	level_2: 'mwenye uzoefu|uzoefu wa|ujuzi wa kati|ngazi ya kati|mjuzi wa',
	level_3: 'mtaalamu wa|mtaalam wa|mbobezi wa|mbobezi|ujuzi wa juu|uzoefu wa juu|mwandamizi|bingwa wa',
	level_4: 'kufundisha wakufunzi|mafunzo ya wakufunzi|kuwafundisha wakufunzi|anaweza kufundisha wengine',
	kind_volunteering:
		'kujitolea|mtu wa kujitolea|wa kujitolea|bila malipo|bila kulipwa|mjitoleaji|wajitoleaji',
	kind_paid_contract:
		'zabuni|mkataba|malipo|mzabuni|wazabuni|kandarasi|mkandarasi|mshauri mwelekezi|tutalipa|tunaweza kulipa|kazi ya kulipwa|kazi ya malipo|atalipwa',
	kind_small_purchase: 'ununuzi mdogo|ununuzi wa moja kwa moja|nukuu za bei|nukuu ya bei|hati ya ununuzi',
	kind_market_sounding:
		'upimaji wa soko|kupima soko|utafiti wa soko|ombi la taarifa|kuuliza soko|mashauriano na soko|nani sokoni',
	kind_training: 'warsha|kozi fupi|kozi ya|semina|mafunzo ya siku|mafunzo ya wiki|kipindi cha mafunzo',
	kind_mentoring: 'mlezi wa|uelekezi|mwelekezi wa|ulezi wa kitaaluma|kutuelekeza',
	kind_advice: 'ushauri|atushauri|kutushauri|maoni ya pili|swali fupi|kutuelekeza njia',
	kind_grant: 'ruzuku|ufadhili',
	kind_stipend: 'posho|mafunzo kwa vitendo|mwanagenzi',
	kind_secondment: 'aazimwe|kuazimwa|tuazimwe|kuazima mtumishi|mtumishi wa kuazima',
	kind_code_review:
		'ukaguzi wa msimbo|kukagua msimbo|akague msimbo|kukagua msimbo wetu|akague msimbo wetu|kupitia msimbo wetu|apitie msimbo wetu',
	remote:
		'kwa mbali|kutoka nyumbani|akiwa nyumbani|kutoka popote|popote alipo|kwa video|kwa njia ya mtandao|kwa mtandao',
	on_site:
		'ana kwa ana|ofisini kwetu|afike ofisini|awepo ofisini|awe ofisini|kufika kazini|awepo kazini|hapa kwetu',
	no_presence:
		'vijiji vya mbali|maeneo ya mbali|kijiji cha mbali|shule za mbali|seva ya mbali|visiwa vya mbali',
	speak:
		'azungumze|anazungumza|anayezungumza|wanaozungumza|kuzungumza|aongee|anaongea|anayeongea|kuongea|ajue|anayejua lugha ya|fasaha|kwa ufasaha|mzungumzaji wa|lugha ya kazi|lugha za kazi|lugha ni|kuandika na kusoma',
	in_language: 'kwa|lugha ya|kwa lugha ya',
	place:
		'katika|mjini|jijini|karibu na|huko|wilayani|mkoani|eneo la|maeneo ya|kando ya|jirani na|pembezoni mwa|ndani ya|nchini',
	maybe_place: 'ya|wa|la|cha|za|kutoka|kwa|na',
	place_noun:
		'mji wa|mji mkuu wa|jiji la|manispaa ya|halmashauri ya|halmashauri ya wilaya ya|halmashauri ya jiji la|wilaya ya|kata ya|kijiji cha|tarafa ya|chuo kikuu cha|hospitali ya|bandari ya|serikali ya kaunti ya',
	area_noun: 'kaunti ya|mkoa wa|jimbo la|mkoani',
	technology:
		'msanidi|msanidi programu|wasanidi|wasanidi programu|mtengenezaji programu|mhandisi|mhandisi wa programu|mpangaji programu|programu|programu huria|msimbo|lugha ya programu|hifadhidata|mfumo|mifumo|tovuti|seva|maktaba ya programu|zana|kifaa|teknolojia|kwa kutumia|kutumia|inatumia|tunatumia|zinatumia|imeandikwa kwa|iliyoandikwa kwa|ujuzi wa|uzoefu wa|api|programu ya simu',
	ask:
		withSubjects('tuna i ina ana lina kina zina yana wana na una', 'hitaji', 'tafuta', 'taka') +
		'|tungependa|tunaomba|msaada wa|kusaidia|kutusaidia|atusaidie|kufundisha|kujifunza|kutengeneza|kujenga|kuboresha|kuchapisha|kuweka|kusimamia|kusakinisha|kurekebisha|mpya|bora zaidi|mtaalamu wa|uzoefu wa|ujuzi wa|kozi ya|mafunzo ya|mkufunzi wa|wetu|yetu|letu'
};
