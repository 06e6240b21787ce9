/** The places a text names, told from people, products and everyday words, and from each other. */
import { countryName, countryOfDemonym } from '../../places/countries.ts';
import type { City, Subdivision } from '../../places/gazetteer.ts';
import type { Token } from '../../skills/reading/tokens.ts';
import type { Found, FoundPlace } from '../facts.ts';
import type { Cue } from './cues.ts';
import { choose } from './choose-place.ts';
import { isMeantPlace, readEvidence, type Evidence } from './place-evidence.ts';
import type { PlaceMatch, PlaceNames } from './place-names.ts';
import { foundAt } from './skills.ts';

export interface PlaceReading {
	text: string;
	language: string;
	tokens: readonly Token[];
	/** By their first token, and by the token after their last. */
	cues: { starting: ReadonlyMap<number, readonly Cue[]>; ending: ReadonlyMap<number, readonly Cue[]> };
	/** Tokens of names of skills: a place under one of them needs better evidence. */
	skillTokens: ReadonlySet<number>;
	/** Written without capitals, so that names in small letters may be places too. */
	small: boolean;
	/** Tokens that name a working language: `French` is then no country. */
	spoken: ReadonlySet<number>;
}

/** A name that stands for one place, and where it stands. */
export type Settled = (
	| { kind: 'country'; country: string }
	| { kind: 'subdivision'; area: Subdivision }
	| { kind: 'city'; city: City }
) & { from: number; to: number };

/** More places than this are a directory, not a need. */
const most = 25;

export function readPlaces(reading: PlaceReading, names: PlaceNames): FoundPlace[] {
	const matches: { match: PlaceMatch; evidence: Evidence }[] = [];
	let from = 0;
	let last: PlaceMatch | undefined;
	while (from < reading.tokens.length) {
		const match = names.at(reading.tokens, from);
		if (!match) {
			from += 1;
			continue;
		}
		const evidence = readEvidence(reading, match, names, last);
		if (isMeantPlace(reading, match, evidence)) {
			matches.push({ match, evidence });
			last = match;
			from = match.to;
		} else from += Math.max(1, match.to - from - 1);
	}
	const adjectives = demonymsIn(reading);
	const settled = choose(reading, matches, adjectives);
	return gather(reading, [...settled, ...adjectives]).slice(0, most);
}

const offices = new Set(
	(
		'city cities town towns municipality municipalities government governments ministry ministries agency agencies council councils region regions ' +
		'department departments county counties administration administrations office offices hospital hospitals university universities community ' +
		'communities company companies firm firms supplier suppliers provider providers developer developers programmer programmers expert experts people citizen citizens public state states law laws civil parliament ' +
		'cidade cidades prefeitura prefeituras municipio municipios governo ministerio orgao orgaos agencia camara regiao administracao empresa empresas ' +
		'universidade comunidade estado lei publica publico hospitais fornecedor fornecedores desenvolvedor desenvolvedora desenvolvedores especialista especialistas cidadaos ' +
		'ciudad ciudades ayuntamiento ayuntamientos gobierno agencia region administracion comunidad ley proveedor proveedores desarrollador desarrolladora desarrolladores especialista especialistas ciudadanos ' +
		'ville villes commune communes mairie mairies gouvernement ministere agence collectivite collectivites administration entreprise entreprises ' +
		'universite communaute etat loi prestataire prestataires prefecture developpeur developpeuse developpeurs expert experts citoyens'
	).split(' ')
);
/** Adjectives that also name a language; only beside an office or a firm they mean the country. */
const alsoLanguages = new Set(
	'FR PT ES GB DE IT NL RU CN JP GR PL SE NO DK FI HU CZ RO BG TR TH UA KR VN HR RS SI SK LT LV EE NP BD IN ID'.split(
		' '
	)
);

function demonymsIn({ tokens, spoken, skillTokens }: PlaceReading): Settled[] {
	const found: Settled[] = [];
	for (const [at, token] of tokens.entries()) {
		if (token.word.length < 4 || spoken.has(at)) continue;
		const double = `${token.word}-${tokens[at + 1]?.word ?? ''}`;
		const country = countryOfDemonym(token.word) ?? countryOfDemonym(double);
		if (country === undefined || skillTokens.has(at)) continue;
		const beside = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
		const ofOffice = beside.some((other) => other?.sentence === token.sentence && offices.has(other.word));
		if (alsoLanguages.has(country) && !ofOffice) continue;
		found.push({ kind: 'country', country, from: at, to: at + (countryOfDemonym(token.word) ? 1 : 2) });
	}
	return found;
}

function countryOf(place: Settled): string {
	if (place.kind === 'country') return place.country;
	return place.kind === 'city' ? place.city.country : place.area.country;
}

/** Cities first swallow their country and region, so that nothing is listed twice. */
function gather({ text, language, tokens }: PlaceReading, settled: readonly Settled[]): FoundPlace[] {
	const places = new Map<string, Omit<FoundPlace, 'found'> & { found: Found[] }>();
	const order = ['city', 'subdivision', 'country'];
	const sorted = [...settled].sort(
		(a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.from - b.from
	);
	for (const place of sorted) {
		const found = foundAt(text, tokens, place.from, place.to);
		const inside = [...places.values()].find((known) => isWithin(known, place));
		if (inside) inside.found.push(found);
		else places.set(keyOf(place), { ...describe(place, language), found: [found] });
	}
	const inTextOrder = [...places.values()].map((place) => ({
		...place,
		found: place.found.sort((a, b) => a.start - b.start)
	}));
	return inTextOrder.sort((a, b) => (a.found[0]?.start ?? 0) - (b.found[0]?.start ?? 0));
}

function keyOf(place: Settled): string {
	if (place.kind === 'city') return `city:${String(place.city.id)}`;
	return place.kind === 'subdivision' ? place.area.code : place.country;
}

/** Whether a place already known says at least as much. */
function isWithin(known: Omit<FoundPlace, 'found'>, place: Settled): boolean {
	if (place.kind === 'city') return known.city === place.city.id;
	if (place.kind === 'subdivision') return known.subdivision === (place.area.parent ?? place.area.code);
	return known.country === countryOf(place);
}

function describe(place: Settled, language: string): Omit<FoundPlace, 'found'> {
	if (place.kind === 'country') {
		return { country: place.country, name: countryName(place.country, language === 'und' ? 'en' : language) };
	}
	if (place.kind === 'subdivision') {
		const { country, code, parent, name } = place.area;
		return { country, subdivision: parent ?? code, name };
	}
	const { country, subdivision, id, lat, lng, name } = place.city;
	return { country, ...(subdivision === undefined ? {} : { subdivision }), city: id, lat, lng, name };
}
