/** What the coach says about a form that may not be whole yet, in the reader's language. */
import type { RequestEvent } from '@sveltejs/kit';
import type { AdviceView } from '#lib/coach/view.ts';
import { questionsFor } from '#lib/coach/routes.ts';
import { sayCheck } from '#lib/coach/sentences.ts';
import { advise } from '#lib/coach/server/advise.ts';
import { explainWords } from '#lib/coach/server/glossary.ts';
import type { NeedFacts } from '#lib/matching/facts.ts';
import { type NeedFields, readLoosely, skillsOf } from '#lib/needs/fields.ts';
import { placeFor } from '#lib/needs/server/parts.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { FormValues } from '#lib/platform/server/forms.ts';
import { findCity, placeOf } from '#lib/places/server/queries.ts';
import { countUse } from '#lib/platform/server/limits.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { lessonRow } from '../../(public)/lessons/lesson-row.ts';

/** A person who writes is checked every few seconds; a program is stopped. */
const limit = { name: 'coach', most: 600, seconds: 600 };

type Asking = Pick<RequestEvent, 'locals' | 'params'>;

export async function adviceOn({ locals, params }: Asking, values: FormValues): Promise<AdviceView> {
	const { context, locale, session } = locals;
	await countUse(context.db, limit, session?.person.id ?? '', context.now);
	const fields = readLoosely(values);
	const today = context.now.toISOString().slice(0, 10);
	const draft = { text: textOf(fields, locale), need: await factsOf(context.db, fields) };
	const advice = await advise(context.db, context.actor, draft, { today, locale });
	const label = (id: string) => loadConcepts().label(id, locale);
	const number = (value: number) => formatNumber(value, locale);
	const { matches } = advice;
	const held = [values['skill'] ?? []].flat();
	return {
		checks: advice.checks.map((check) => ({ field: check.field, text: sayCheck(check, locale) })),
		suggested: advice.suggested.skills
			.filter(({ skill }) => !held.includes(skill))
			.map(({ skill, must }) => ({ id: skill, label: label(skill), must })),
		matches: matches && {
			count: number(matches.count),
			nearly: number(matches.nearly),
			reach: matches.reach,
			dearest: matches.dearest && {
				skill: label(matches.dearest.skill),
				without: number(matches.dearest.without)
			}
		},
		// A need that is changed is no answer to itself.
		solved: advice.solved
			.filter(({ id }) => id !== params['id'])
			.map(({ kind, id, name, summary }) => ({
				...{ name, summary },
				href: href(kind === 'product' ? `/products/${id}` : `/needs/${id}`, locale)
			})),
		lessons: advice.lessons.map((lesson) => lessonRow(lesson, locale)),
		questions: questionsFor(fields.kind),
		words: wordsOf(fields, locale)
	};
}

/** What the words of a need mean to each profession. */
export function wordsOf(fields: Partial<NeedFields>, locale: Locale) {
	const { title, outcome_wanted, problem, tried, staff_afterwards, maintained_by, contracted_how } = fields;
	const texts = [title, outcome_wanted, problem, tried, staff_afterwards, maintained_by, contracted_how];
	return explainWords(texts.filter(Boolean).join('\n'), fields.language ?? locale.slice(0, 2), locale);
}

function textOf(fields: Partial<NeedFields>, locale: string) {
	const wishes = skillsIn(fields);
	return {
		language: fields.language ?? locale.slice(0, 2),
		outcome: fields.outcome_wanted ?? '',
		problem: fields.problem ?? '',
		tried: fields.tried ?? '',
		kind: fields.kind,
		musts: wishes.filter(({ must }) => must).length,
		skills: wishes.length,
		hasBudget: fields.budget_amount !== undefined,
		effortDays: fields.effort_days,
		closesOn: fields.closes_on,
		startsOn: fields.starts_on,
		endsOn: fields.ends_on,
		staffAfterwards: fields.staff_afterwards ?? '',
		maintainedBy: fields.maintained_by ?? '',
		localPreferenceRule: fields.local_preference_rule ?? ''
	};
}

const skillsIn = ({ skill = [], want = [], level = [] }: Partial<NeedFields>) =>
	skillsOf({ skill, want, level }).filter(({ skill }) => loadConcepts().byId(skill));

/** The need as matching would read it, were it saved like this; a place that is not on the map is left out. */
async function factsOf(db: Db, fields: Partial<NeedFields>): Promise<NeedFacts> {
	const place = await placeFor(db, fields.place).catch(() => undefined);
	const city = place?.city == null ? undefined : await findCity(db, place.city);
	const { country, subdivision } = place ?? {};
	const area = country ? [{ country, ...(subdivision && { subdivision }) }] : [];
	const mandatory = fields.mandatory_languages ?? [];
	const languages = [...new Set([...mandatory, ...(fields.languages ?? [])])];
	return {
		skills: skillsIn(fields).map(({ skill, must, level }) => ({ skill, must, ...(level && { level }) })),
		places: city ? [placeOf(city)] : area,
		presence: fields.presence ?? 'either',
		languages: languages.map((code) => ({ code, mandatory: mandatory.includes(code) })),
		...(fields.kind && { kind: fields.kind }),
		...(fields.local_preference_rule && { localPreferenceRule: fields.local_preference_rule }),
		gates: fields.gates ?? [],
		...(fields.starts_on && { startsOn: fields.starts_on }),
		...(fields.ends_on && { endsOn: fields.ends_on })
	};
}
