/** Countries: codes, names in every language of the platform, and what belongs to them. Pure. */
import { fold } from '../platform/fold.ts';
import { demonyms } from './demonyms.ts';

/** ISO 3166-1 alpha-2, as assigned today, and Kosovo's user-assigned code. */
export const countryCodes: readonly string[] = (
	'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
	'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
	'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
	'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
	'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
	'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
	'VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

/** Names people use beside those of the language data. */
const otherNames: Readonly<Record<string, string>> = {
	US: 'USA|U.S.A.|U.S.|United States of America|EUA|E.U.A.|EE. UU.|EEUU|Estados Unidos da América|Estados Unidos de América|États-Unis d’Amérique',
	GB: 'UK|U.K.|Great Britain|Britain|Grã-Bretanha|Gran Bretaña|Grande-Bretagne',
	NL: 'Holland|Holanda|Hollande|The Netherlands',
	CZ: 'Czech Republic|República Tcheca|República Checa|République tchèque',
	CI: 'Ivory Coast',
	CD: 'DRC|DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|RDC|République démocratique du Congo|República Democrática do Congo|República Democrática del Congo',
	KR: 'Korea|Republic of Korea|Coreia|Corea|Corée',
	RU: 'Russian Federation',
	MK: 'Macedonia|Macedônia|Macédoine',
	MM: 'Burma|Birmânia|Birmania|Birmanie',
	SZ: 'Swaziland',
	TR: 'Turkey|Türkiye',
	VN: 'Viet Nam',
	CV: 'Cape Verde',
	TL: 'East Timor|Timor Oriental',
	BO: 'Bolivia',
	LA: 'Lao PDR',
	DO: 'Dominican Republic',
	GW: 'Guiné Bissau',
	AE: 'UAE|Emirates|EAU',
	ZA: 'RSA',
	IR: 'Iran',
	SY: 'Syria',
	TZ: 'Tanzania'
};

const locales = ['en', 'pt-BR', 'pt-PT', 'es', 'es-MX', 'fr', 'ar', 'sw'];
const displays = new Map<string, Intl.DisplayNames>();

function display(locale: string): Intl.DisplayNames {
	let names = displays.get(locale);
	if (!names) {
		names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'code' });
		displays.set(locale, names);
	}
	return names;
}

/** The country's name in the reader's language; the code itself when it is not one. */
export function countryName(code: string, locale: string): string {
	return /^[A-Z]{2}$/.test(code) ? (display(locale).of(code) ?? code) : code;
}

/** Every name of every country in the languages of the interface. */
export function listCountryNames(): { code: string; name: string }[] {
	return countryCodes.flatMap((code) => {
		const names = new Set(locales.map((locale) => countryName(code, locale)));
		for (const name of otherNames[code]?.split('|') ?? []) names.add(name);
		return [...names].filter((name) => name !== code || code === 'US').map((name) => ({ code, name }));
	});
}

const byDemonym = new Map<string, string>();
for (const [code, forms] of Object.entries(demonyms)) {
	for (const form of forms.split(' ')) {
		for (const ending of ['', 's', 'es'])
			if (!byDemonym.has(form + ending)) byDemonym.set(form + ending, code);
	}
}

/** The country an adjective belongs to: `Kenyan`, `brasileira`, `français`. */
export function countryOfDemonym(word: string): string | undefined {
	return byDemonym.get(fold(word));
}
