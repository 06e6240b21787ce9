/** The form of a need, from what was typed so far: labels, places and skills found, the coach's advice. */
import { buyingGates, workKinds } from '#lib/matching/facts.ts';
import type { EditorView, Option, SkillRow } from '#lib/needs/editor.ts';
import { m } from '#lib/paraglide/messages.js';
import { countryName } from '#lib/places/countries.ts';
import { placeLabel } from '#lib/places/label.ts';
import { findCity, findSubdivision, searchAreas, searchPlaces } from '#lib/places/server/queries.ts';
import { inRow, type Locale } from '#lib/platform/language.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { FormValues } from '#lib/platform/server/forms.ts';
import { loadLookUp } from '#lib/skills/server/search.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { languageName } from '#lib/ui/format.ts';
import { gateWords, intentWords, levelWords, presenceWords } from '../../(public)/needs/words.ts';
import { kindWords } from '../../(public)/(home)/words.ts';

/** Languages a need can be written in or worked in, before those it already names. */
const usual = 'ar bn cs de en es fi fr hi id it ja ko nl pl pt ro sv sw tr uk vi zh'.split(' ');
const textFields =
	'office title outcome_wanted problem tried contracted_how staff_afterwards maintained_by answered_by reviewed_by local_preference_rule buying_route repository language kind intent presence budget_amount budget_currency effort_days paid_within_days place starts_on ends_on closes_on maintained_until skill_query place_query seen reason'.split(
		' '
	);

export async function editorView(
	db: Db,
	locale: Locale,
	values: FormValues,
	offices: readonly { id: string; name: string }[] = []
): Promise<EditorView> {
	const text = (name: string) => [values[name] ?? ''].flat().at(-1) ?? '';
	const list = (name: string) => [values[name] ?? []].flat();
	const found = skillsFound(text('skill_query'), locale, list('skill'));
	const places = await placesFound(db, locale, text('place'), text('place_query'));
	const ticked = {
		gates: list('gates'),
		languages: list('languages'),
		mandatory_languages: list('mandatory_languages')
	};
	return {
		text: Object.fromEntries(textFields.map((name) => [name, text(name)])),
		ticked,
		skills: [...skillRows(list('skill'), list('want'), list('level'), locale), ...found],
		places,
		nothing: {
			skill: text('skill_query').trim() !== '' && found.length === 0,
			place: text('place_query').trim() !== '' && places.every(({ value }) => value === text('place'))
		},
		offices: offices.map(({ id, name }) => ({ value: id, label: name })),
		options: optionsIn(locale, [...ticked.languages, ...ticked.mandatory_languages, text('language')])
	};
}

function skillRows(
	ids: readonly string[],
	wants: readonly string[],
	levels: readonly string[],
	locale: Locale
): SkillRow[] {
	const concepts = loadConcepts();
	return ids.flatMap((id, at) =>
		concepts.byId(id) && ids.indexOf(id) === at
			? [{ id, label: concepts.label(id, locale), want: wants[at] ?? 'none', level: levels[at] ?? '0' }]
			: []
	);
}

/** Skills of that name that the form does not hold yet, to be set to must or nice. */
function skillsFound(query: string, locale: Locale, held: readonly string[]): SkillRow[] {
	if (query.trim() === '') return [];
	const concepts = loadConcepts();
	return loadLookUp()
		.find(query)
		.filter(({ id, heading }) => heading !== true && !held.includes(id))
		.slice(0, 6)
		.map(({ id }, at) => ({
			...{ id, label: concepts.label(id, locale) },
			want: at === 0 ? 'nice' : 'none',
			level: '0'
		}));
}

async function placesFound(db: Db, locale: Locale, code: string, query: string): Promise<Option[]> {
	const chosen = await labelOfPlace(db, locale, code);
	const options: Option[] = chosen === undefined ? [] : [{ value: code, label: chosen }];
	if (query.trim() === '') return options;
	const [areas, cities] = await Promise.all([
		searchAreas(db, { query, size: 5 }),
		searchPlaces(db, { query, size: 10 })
	]);
	const named = [
		...areas.map(({ country, subdivision, name }) => ({
			value: subdivision ?? country,
			label:
				subdivision === null
					? countryName(country, locale)
					: placeLabel({ country, subdivisionName: name }, locale)
		})),
		...cities.rows.map(({ id, name, country, subdivisionName }) => ({
			value: `city:${String(id)}`,
			label: inRow([name, subdivisionName ?? '', countryName(country, locale)].filter(Boolean), locale)
		}))
	];
	return [...options, ...named.filter(({ value }) => value !== code)];
}

async function labelOfPlace(db: Db, locale: Locale, code: string): Promise<string | undefined> {
	if (/^city:\d{1,9}$/.test(code)) {
		const city = await findCity(db, Number(code.slice('city:'.length)));
		return city && placeLabel({ country: city.country, cityName: city.name }, locale);
	}
	if (/^[A-Z]{2}[-.]/.test(code)) {
		const area = await findSubdivision(db, code);
		return area && placeLabel({ country: area.country, subdivisionName: area.name }, locale);
	}
	return /^[A-Z]{2}$/.test(code) ? countryName(code, locale) : undefined;
}

function optionsIn(locale: Locale, more: readonly string[]): EditorView['options'] {
	const say = (
		words: Record<string, (params: object, options: { locale: Locale }) => string>,
		code: string
	) => ({
		value: code,
		label: words[code]?.({}, { locale }) ?? code
	});
	const codes = [...new Set([...usual, ...more.filter((code) => /^[a-z]{2,3}$/.test(code))])];
	const languages = codes
		.map((code) => ({ value: code, label: languageName(code, locale) }))
		.sort((a, b) => a.label.localeCompare(b.label, locale));
	return {
		kinds: workKinds.map((kind) => say(kindWords, kind)),
		presences: Object.keys(presenceWords).map((code) => say(presenceWords, code)),
		intents: Object.keys(intentWords).map((code) => say(intentWords, code)),
		gates: buyingGates.map((gate) => say(gateWords, gate)),
		levels: [
			{ value: '0', label: m.need_editor_level_any({}, { locale }) },
			...Object.keys(levelWords).map((code) => say(levelWords, code))
		],
		languages,
		texts: languages
	};
}
