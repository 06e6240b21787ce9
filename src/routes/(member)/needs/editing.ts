/** The two actions every form of a need has: check what is typed, and save. */
import { type ActionFailure, fail, isActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { needFrom } from '#lib/matching/need.ts';
import { NeedFields, TypedNeed } from '#lib/needs/fields.ts';
import { listOwnOffices, type OwnNeed } from '#lib/needs/server/desk.ts';
import { placeCode } from '#lib/needs/server/parts.ts';
import { formAction, type FormAnswer, type FormValues } from '#lib/platform/server/forms.ts';
import { loadReader } from '#lib/matching/server/reader.ts';
import { adviceOn } from './advice-view.ts';
import type { Asked } from '../../(public)/(home)/asked.ts';
import { editorView } from './editor-view.ts';

/** The offices the actor may write for. */
export async function writableOffices({ locals: { context } }: Pick<RequestEvent, 'locals'>) {
	const { actor, db } = context;
	if (actor.kind !== 'member') return [];
	const writes = actor.memberships.filter(
		({ rights }) => rights.includes('write') || rights.includes('manage')
	);
	const ids = new Set(writes.map(({ organisationId }) => organisationId));
	return (await listOwnOffices(db, actor)).filter(({ id }) => ids.has(id));
}

/** The form as it was sent, with everything looked up that it shows. */
export async function typedView(event: RequestEvent, values: FormValues) {
	const { context, locale } = event.locals;
	// Only a new need chooses its office; a stored one stays where it is.
	const offices = 'office' in values ? await writableOffices(event) : [];
	return editorView(context.db, locale, values, offices);
}

/** What the coach says about what is typed; nothing is saved. Skills of the text come as rows to choose from. */
export const check = formAction(TypedNeed, async (typed, event: RequestEvent) => {
	const values = sentValues(typed);
	const advice = await adviceOn(event, values);
	const held = [values['skill'] ?? []].flat();
	const fresh = advice.suggested.slice(0, 20);
	const wanted = held.length === 0;
	const shown: FormValues = {
		...values,
		skill: [...held, ...fresh.map(({ id }) => id)],
		want: [
			...[values['want'] ?? []].flat(),
			...fresh.map(({ must }) => (wanted ? (must ? 'must' : 'nice') : 'none'))
		],
		level: [...[values['level'] ?? []].flat(), ...fresh.map(() => '0')]
	};
	return { advice, editor: await typedView(event, shown) };
});

function sentValues(typed: z.output<typeof TypedNeed>): FormValues {
	return Object.fromEntries(
		Object.entries(typed).flatMap(([name, value]) =>
			typeof value === 'string' || Array.isArray(value) ? [[name, value as string | string[]]] : []
		)
	);
}

/** The same action; where it fails, the form comes back with everything that was typed. */
export function keepingWhatWasTyped<E extends RequestEvent, Result>(
	action: (event: E) => Promise<Result | ActionFailure<FormAnswer>>
) {
	return async (event: E) => {
		const answer = await action(event);
		if (!isActionFailure(answer)) return answer;
		const failed = answer as ActionFailure<FormAnswer>;
		return fail(failed.status, { ...failed.data, editor: await typedView(event, failed.data.values) });
	};
}

/** A first form from plain words: what was understood and not struck stands in its fields, to be changed. */
export function valuesFromText({ text, struck }: Pick<Asked, 'text' | 'struck'>, locale: string): FormValues {
	const understanding = loadReader()(text);
	const { skills, places, kind, presence, languages } = needFrom(understanding, struck);
	const [first = ''] = text.trim().split(/(?<=[.!?])\s|\n/);
	const [place] = places;
	const code = place && placeCode({ subdivision: null, city: null, ...place });
	return {
		title: first.trim().slice(0, 120),
		outcome_wanted: text.trim(),
		language: understanding.language === 'und' ? locale.slice(0, 2) : understanding.language,
		presence,
		...(kind && { kind }),
		...(code !== undefined && { place: code }),
		skill: skills.map(({ skill }) => skill),
		want: skills.map(({ must }) => (must ? 'must' : 'nice')),
		level: skills.map(({ level }) => String(level ?? 0)),
		languages: languages.map(({ code }) => code),
		mandatory_languages: languages.filter(({ mandatory }) => mandatory).map(({ code }) => code)
	};
}

/** A stored need as its form shows it. */
export function valuesOf(need: OwnNeed): FormValues {
	return {
		...typedOf(need),
		place: placeCode(need) ?? '',
		skill: need.skills.map(({ skill }) => skill),
		want: need.skills.map(({ must }) => (must ? 'must' : 'nice')),
		level: need.skills.map(({ level }) => String(level ?? 0)),
		seen: need.updatedAt.toISOString()
	};
}

/** What was put forward once, as its form shows it; `seen` is of the need as it stands now. */
export function valuesOfFields(fields: NeedFields, { updatedAt }: Pick<OwnNeed, 'updatedAt'>): FormValues {
	return { ...typedOf(fields), seen: updatedAt.toISOString() };
}

function typedOf(stored: Readonly<Record<string, unknown>>): FormValues {
	const typed = Object.keys(NeedFields.shape).flatMap((name) => {
		const value = stored[name];
		if (Array.isArray(value)) return [[name, value as string[]]];
		return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
	});
	return Object.fromEntries(typed) as FormValues;
}
