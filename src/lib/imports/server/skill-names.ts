/** Skills as a file names them: by their names, or in words that are read as a need would be. */
import { loadReader } from '../../matching/server/reader.ts';
import { loadLookUp } from '../../skills/server/search.ts';

export interface ReadSkills {
	skills: string[];
	/** Words the vocabulary does not know. */
	unknown: string[];
}

/** One reading for a whole file: the same words come again and again. */
export function createSkillReading(locale: string): (text: string | undefined) => ReadSkills {
	const known = new Map<string, readonly string[]>();
	const read = (words: string): readonly string[] => {
		const [exact] = loadLookUp().named(words);
		if (exact !== undefined) return [exact];
		return loadReader()(words, locale).skills.map(({ skill }) => skill);
	};
	return (text) => {
		const all: ReadSkills = { skills: [], unknown: [] };
		const parts = (text ?? '').split(/[,;|\n]/).map((part) => part.trim());
		for (const part of parts.filter(Boolean)) {
			const skills = known.get(part) ?? read(part);
			known.set(part, skills);
			if (skills.length === 0) all.unknown.push(part.slice(0, 80));
			all.skills.push(...skills.filter((skill) => !all.skills.includes(skill)));
		}
		return { ...all, skills: all.skills.slice(0, 60) };
	};
}
