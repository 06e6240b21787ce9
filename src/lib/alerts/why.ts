/** Why a saved search found something: which of its words and skills are in it. Pure. */
import type { SearchWords } from '../platform/search-words.ts';
import type { Item } from './item.ts';

export interface Why {
	/** Words of the question that stand in it. */
	words: string[];
	/** Skills of the question, or named by its words, that it has; concept ids. */
	skills: string[];
}

export function whyFound(
	{ title, summary, skills }: Pick<Item, 'title' | 'summary' | 'skills'>,
	asked: { search: SearchWords | undefined; skill: readonly string[] }
): Why {
	const text = `${title} ${summary}`.normalize('NFC').toLowerCase();
	const words = asked.search?.words ?? [];
	const wanted = new Set([
		...asked.skill,
		...(asked.search?.skills ?? []),
		...words.flatMap((word) => word.skills)
	]);
	return {
		words: words.filter(({ word }) => text.includes(word)).map(({ word }) => word),
		skills: skills.filter((skill) => wanted.has(skill))
	};
}
