import { isImplied, needFrom } from '#lib/matching/need.ts';
import { loadReader } from '#lib/matching/server/reader.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatList } from '#lib/ui/format.ts';
import type { SkillRow } from '../skill-row.ts';
import { placeKey } from '../typed-names.ts';

export interface Suggestions {
	skills: SkillRow[];
	places: { value: string; words: string; ticked: boolean }[];
	/** Codes of the languages the text names, and of its own. */
	languages: string[];
	remote: boolean;
}

const mostSkills = 40;

/** What a text about somebody says they can do, where and in which languages. It is read and forgotten. */
export function suggest(text: string, locale: Locale): Suggestions {
	const understanding = loadReader()(text);
	const concepts = loadConcepts();
	const label = (id: string) => concepts.label(id, locale);
	const inner = new Set(needFrom(understanding).places.map(placeKey));
	const own = understanding.language === 'und' ? [] : [understanding.language];
	return {
		skills: understanding.skills.slice(0, mostSkills).map((found) => {
			const words = [...new Set(found.found.map((each) => each.words))].slice(0, 3);
			return {
				id: found.skill,
				label: label(found.skill),
				because: found.impliedBy
					? m.profile_editor_skill_implied({ skill: label(found.impliedBy) }, { locale })
					: m.profile_editor_skill_because({ words: formatList(words, locale) }, { locale }),
				// What only follows from something else waits for a yes; what the text says waits for a no.
				ticked: !isImplied(found),
				level: found.level === undefined ? '' : String(found.level),
				used: '',
				link: ''
			};
		}),
		places: understanding.places.map((place) => ({
			value: placeKey(place),
			words: place.name,
			ticked: inner.has(placeKey(place))
		})),
		languages: [...new Set([...understanding.languages.map(({ code }) => code), ...own])],
		remote: understanding.presence?.value === 'remote'
	};
}
