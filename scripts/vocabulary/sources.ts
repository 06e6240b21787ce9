/** Reads the files the vocabulary is built from and refuses those that do not say what they should. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
	conceptKinds,
	furtherLanguages,
	handWrittenLanguages,
	writtenLanguages
} from '../../src/lib/skills/vocabulary.ts';

const names = z.array(z.string().trim().min(1)).min(1);
const ids = z.array(z.string().regex(/^[a-z0-9][a-z0-9+#.*-]*$/)).min(1);
const codes = z.array(z.string().regex(/^\d{8}$/)).min(1);
const inEveryLanguage = z.strictObject(
	Object.fromEntries(handWrittenLanguages.map((language) => [language, z.string().trim().min(1)]))
);
const byLanguage = <T extends z.ZodType>(value: T) =>
	z.partialRecord(z.enum([...handWrittenLanguages, 'und']), value);

const HandWritten = z.strictObject({
	id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	kind: z.enum(conceptKinds),
	labels: inEveryLanguage,
	synonyms: byLanguage(names).optional(),
	together: z.partialRecord(z.enum(handWrittenLanguages), z.array(names.min(2))).optional(),
	ambiguous: names.optional(),
	broader: ids.optional(),
	related: ids.optional(),
	cpv: codes.optional(),
	/** CPV codes whose official label means exactly this concept: their labels become names of it. */
	namedBy: codes.optional(),
	/** Technology topics that are this concept under another name. */
	absorbs: ids.optional(),
	heading: z.literal(true).optional(),
	sector: z.literal(true).optional(),
	description: z.string().optional()
});
export type HandWritten = z.output<typeof HandWritten>;

const Topic = z.strictObject({
	label: z.string().min(1),
	aliases: z.array(z.string()),
	related: z.array(z.string()),
	desc: z.string(),
	src: z.string().min(1)
});
export type Topic = z.output<typeof Topic>;

export interface Sources {
	handWritten: HandWritten[];
	/** By further language the label and the synonyms of each concept. */
	languages: Map<string, Map<string, string[]>>;
	topics: Map<string, Topic>;
	/** Broader concepts of technology topics, by topic. */
	broaderTopics: Map<string, string[]>;
	/** What work on a concept is usually done with, by concept. */
	usualSkills: Map<string, string[]>;
	/** Topics that are not technologies, by kind. */
	topicKinds: Map<string, (typeof conceptKinds)[number]>;
	/** Topic names that are also everyday words, as they are written. */
	everydayWords: string[];
	/** Topics that are nothing a person can do, and by topic the aliases that mean something else to everybody. */
	leftOut: { topics: string[]; names: Record<string, string[]> };
	/** Label by CPV code and language. */
	cpv: Map<string, Record<string, string>>;
	review: Record<string, string>;
	/** Term numbers given so far. */
	terms: Map<string, number>;
}

/** Reads everything below `folder` (`data/vocabulary`). Throws with the file and the path of what is wrong. */
export function readSources(folder: string): Sources {
	const read = <T extends z.ZodType>(file: string, schema: T): z.output<T> => {
		const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
		if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
		return parsed.data;
	};
	const mapOf = <T extends z.ZodType>(file: string, value: T) =>
		new Map(Object.entries(read(file, z.record(z.string(), value))));
	const kinds = read('topic-kinds.json', z.partialRecord(z.enum(conceptKinds), ids));
	return {
		handWritten: readdirSync(join(folder, 'concepts'))
			.filter((file) => file.endsWith('.json'))
			.toSorted()
			.flatMap((file) => read(join('concepts', file), z.array(HandWritten))),
		languages: new Map(furtherLanguages.map((l) => [l, mapOf(`languages/${l}.json`, names)])),
		topics: mapOf('sources/github-topics.json', Topic),
		broaderTopics: mapOf('broader-topics.json', ids),
		usualSkills: mapOf('usual-skills.json', ids),
		topicKinds: new Map(conceptKinds.flatMap((kind) => (kinds[kind] ?? []).map((id) => [id, kind] as const))),
		everydayWords: read('everyday-words.json', names),
		leftOut: read('left-out.json', z.strictObject({ topics: ids, names: z.record(z.string(), names) })),
		cpv: mapOf('sources/cpv-ict.json', z.record(z.string(), z.string())),
		review: read('review.json', z.record(z.enum(writtenLanguages), z.string().min(1))),
		terms: mapOf('terms.json', z.int().positive())
	};
}
