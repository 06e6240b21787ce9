/** The form in which a steward says what it takes, and the facts it stands for. */
import type { Locale } from '#lib/platform/language.ts';
import type { SaidFacts } from '#lib/products/facts.ts';
import type { WhatItTakes } from '#lib/products/schema.ts';
import type { Fact } from '#lib/products/server/sustainment.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

/** Who keeps something running is working in it, where nobody says more. */
const usualLevel = 2;

/** What stands in the form before anybody writes. */
export function formOf(facts: readonly Fact[], locale: Locale) {
	const values: Record<string, string> = {};
	let skills: { id: string; label: string; level: string }[] = [];
	for (const { kind, value } of facts) {
		if (kind === 'skills') {
			skills = (value?.skills ?? []).map(({ skill, level }) => ({
				...{ id: skill, level: String(level) },
				label: loadConcepts().label(skill, locale)
			}));
		} else if (kind === 'effort') values['effort'] = String(value?.days ?? '');
		else if (kind === 'funded_until') values['funded_until'] = value?.day ?? '';
		else if (kind === 'maintained_by') values['maintained_by'] = value?.words ?? '';
		else if (value) {
			values['money_from'] = String(value.from);
			values['money_to'] = value.to === null ? '' : String(value.to);
			values['currency'] = value.currency;
		}
	}
	return { values, skills };
}

/** `more`: skills that were typed by name. */
export function factsFrom(input: WhatItTakes, more: readonly string[]): SaidFacts {
	const { effort, money_from, money_to, currency, funded_until, maintained_by } = input;
	const known = input.skill.filter((id) => loadConcepts().byId(id));
	const kept = known.flatMap((skill) => {
		const level = Number(input.level[input.skill.indexOf(skill)] ?? 0);
		return level === 0 ? [] : [{ skill, level }];
	});
	const added = more
		.filter((skill) => !kept.some((each) => each.skill === skill))
		.map((skill) => ({ skill, level: usualLevel }));
	const skills = [...kept, ...added].slice(0, 30);
	return {
		skills: skills.length > 0 ? { skills } : undefined,
		effort: effort === undefined ? undefined : { days: effort },
		money:
			money_from === undefined || currency === undefined
				? undefined
				: { from: money_from, to: money_to ?? null, currency },
		funded_until: funded_until === undefined ? undefined : { day: funded_until },
		maintained_by: maintained_by === undefined ? undefined : { words: maintained_by }
	};
}
