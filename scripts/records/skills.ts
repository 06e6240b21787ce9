/** Concept ids for names and texts of source records, worked out when the files are built. */
import type { FoundPlace, FoundSkill } from '#lib/matching/facts.ts';
import { loadReader } from '#lib/matching/server/reader.ts';
import { nameKey } from '#lib/skills/names.ts';
import { loadVocabulary } from '#lib/skills/server/vocabulary.ts';

const vocabulary = loadVocabulary();
const read = loadReader();

const byName = new Map<string, string>();
for (const { id, labels, synonyms, ambiguous } of vocabulary.concepts) {
	const everyday = new Set(ambiguous.map(nameKey));
	const names = [...Object.values(labels), ...Object.values(synonyms).flatMap((list) => list ?? [])];
	for (const name of names) {
		const key = name === undefined ? '' : nameKey(name);
		if (key !== '' && !everyday.has(key) && !byName.has(key)) byName.set(key, id);
	}
}
const conceptById = new Map(vocabulary.concepts.map((concept) => [concept.id, concept]));

/** The concept that bears exactly this name, undefined where none does or the name is an everyday word. */
export function skillNamed(name: string): string | undefined {
	return byName.get(nameKey(name));
}

/** True where a product's name is the concept's own name, not one of its examples. */
export function isItself(name: string, skill: string): boolean {
	const concept = conceptById.get(skill);
	return concept !== undefined && nameKey(concept.labels.en) === nameKey(name);
}

/** Ids we rely on; one that the vocabulary lacks ends the script. */
export function known(...wanted: string[]): string[] {
	for (const id of wanted) if (!conceptById.has(id)) throw new Error(`The vocabulary has no concept ${id}`);
	return wanted;
}

/** What every description says, and words that mean something else there: "libraries", "to support", "deployed". */
const saysNothing = new Set([
	...[
		'open-source',
		'software-development',
		'web-development',
		'web',
		'website',
		'webapp',
		'data',
		'database'
	],
	...[
		'support',
		'monitoring',
		'deployment',
		'libraries-systems',
		'system-administration',
		'performance-testing'
	],
	...['app', 'client', 'code', 'code-quality', 'edge', 'learning', 'project', 'server', 'tool', 'video'],
	// Where a group talks is no skill of its members.
	...[
		'matrix-org',
		'xmpp',
		'irc',
		'telegram',
		'facebook',
		'twitter',
		'discord',
		'slack',
		'github',
		'linkedin'
	],
	...[
		'instagram',
		'mastodon',
		'fediverse',
		'whatsapp',
		'messaging-platforms',
		'social-media',
		'event-organisation'
	]
]);

/**
 * Concepts a text names itself; what they only imply is left to matching. `everyTechnology: false` keeps to the
 * concepts written by hand, for texts that are not about technologies.
 */
export function readSkills(text: string, { everyTechnology }: { everyTechnology: boolean }): string[] {
	const found = read(text).skills.filter(({ skill, impliedBy }) => !impliedBy && !saysNothing.has(skill));
	return found
		.filter((skill) =>
			everyTechnology ? !isEverydayWord(skill) : conceptById.get(skill.skill)?.source === 'ours'
		)
		.map(({ skill }) => skill);
}

function isEverydayWord({ skill, found }: FoundSkill): boolean {
	const everyday = new Set(conceptById.get(skill)?.ambiguous.map(nameKey));
	return found.every(({ words }) => everyday.has(nameKey(words)));
}

/** The one town a text names, undefined where it names none or several. */
export function readTown(text: string): FoundPlace | undefined {
	const towns = read(text).places.filter(({ city }) => city !== undefined);
	return towns.length === 1 ? towns[0] : undefined;
}
