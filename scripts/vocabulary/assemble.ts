/** Puts the hand-written concepts, the technology topics and the procurement labels together. Pure. */
import { createHash } from 'node:crypto';
import { nameKey } from '../../src/lib/skills/names.ts';
import { type Concept, type Vocabulary, handWrittenLanguages } from '../../src/lib/skills/vocabulary.ts';
import type { HandWritten, Sources, Topic } from './sources.ts';

type Draft = Omit<Concept, 'term'>;
type Names = Record<string, string[]>;

/** Concepts in order of id, each with its term number; ids seen for the first time get the next numbers. */
export function assemble(sources: Sources): { vocabulary: Vocabulary; terms: Map<string, number> } {
	const handWritten = new Map(sources.handWritten.map((concept) => [concept.id, concept]));
	if (handWritten.size < sources.handWritten.length) throw new Error(twice(sources.handWritten));
	const absorbed = new Map(
		sources.handWritten.flatMap(({ id, absorbs = [] }) => absorbs.map((t) => [t, id]))
	);
	const writtenFor = ownersOf(sources.handWritten);
	const drafts = sources.handWritten.map((concept) => draftOf(concept, writtenFor, sources));
	const taken = new Set(drafts.flatMap((draft) => [draft.id, ...namesOf(draft)].map(nameKey)));
	const everyday = new Set(sources.everydayWords.map(nameKey));
	for (const [id, topic] of sources.topics) {
		if (handWritten.has(id) || absorbed.has(id) || sources.leftOut.topics.includes(id)) continue;
		drafts.push(topicDraft(id, topic, { taken, everyday, sources }));
	}
	drafts.sort((one, other) => (one.id < other.id ? -1 : 1));
	linkTopics(drafts, absorbed, sources);
	markHeadings(drafts);
	addUsualSkills(drafts, sources.usualSkills);
	return numbered(drafts, sources);
}

/** Every name of a concept: its labels and synonyms. */
export function namesOf(concept: Pick<Concept, 'labels' | 'synonyms'>): Set<string> {
	return new Set([...Object.values(concept.labels), ...Object.values(concept.synonyms).flat()] as string[]);
}

function twice(concepts: readonly HandWritten[]) {
	const ids = concepts.map(({ id }) => id);
	return `written twice: ${ids.filter((id, at) => ids.indexOf(id) !== at).join(', ')}`;
}

/** Who bears each hand-written name, the id included. */
function ownersOf(concepts: readonly HandWritten[]) {
	const owners = new Map<string, string[]>();
	for (const { id, labels, synonyms = {} } of concepts) {
		const names = [id, ...Object.values(labels), ...Object.values(synonyms).flat()];
		for (const key of new Set(names.map(nameKey))) {
			owners.set(key, [...(owners.get(key) ?? []), id]);
		}
	}
	return owners;
}

function draftOf(
	concept: HandWritten,
	writtenFor: ReadonlyMap<string, readonly string[]>,
	sources: Sources
): Draft {
	const labels: Draft['labels'] = { en: '', ...concept.labels };
	const synonyms: Names = Object.fromEntries(
		Object.entries(concept.synonyms ?? {}).map(([language, names]) => [language, [...names]])
	);
	for (const [language, written] of sources.languages) {
		const [label, ...more] = written.get(concept.id) ?? [];
		if (label === undefined) continue;
		labels[language] = label;
		synonyms[language] = more;
	}
	const merged = [concept.id, ...(concept.absorbs ?? [])].filter((id) => sources.topics.has(id));
	// Names a topic brings along yield to the concept a person wrote them down for.
	const brought = merged
		.flatMap((id) => topicNames(id, sources))
		.filter((name) => (writtenFor.get(nameKey(name)) ?? []).every((id) => id === concept.id));
	synonyms['und'] = [...(synonyms['und'] ?? []), ...brought];
	for (const code of concept.namedBy ?? [])
		addProcurementLabels(labels, synonyms, sources.cpv.get(code), code);
	const topic = sources.topics.get(merged[0] ?? '');
	const description = concept.description ?? topic?.desc;
	return {
		id: concept.id,
		kind: concept.kind,
		labels,
		synonyms: withoutRepeats(labels, synonyms),
		broader: concept.broader ?? [],
		related: concept.related ?? [],
		ambiguous: concept.ambiguous ?? [],
		...(concept.together && { together: concept.together }),
		...(concept.heading && { heading: concept.heading }),
		...(concept.sector && { sector: concept.sector }),
		...(description && { description }),
		cpv: [...new Set([...(concept.namedBy ?? []), ...(concept.cpv ?? [])])],
		source: 'ours',
		...(topic && { alsoFrom: topic.src })
	};
}

/** Label, id and aliases of a topic, less those that mean something else to everybody. */
function topicNames(id: string, { topics, leftOut }: Sources) {
	const topic = topics.get(id);
	if (!topic) return [];
	const refused = new Set((leftOut.names[id] ?? []).map(nameKey));
	// `Single sign-on (SSO)` is also called what stands before the bracket.
	const plain = topic.label.replace(/ \([^)]*\)$/, '');
	return [topic.label, plain, id, ...topic.aliases].filter((name) => !refused.has(nameKey(name)));
}

/** The official label names the concept in languages nobody wrote by hand, and is a synonym in the others. */
function addProcurementLabels(
	labels: Record<string, string | undefined>,
	synonyms: Names,
	official: Record<string, string> | undefined,
	code: string
) {
	if (!official) throw new Error(`there is no CPV code ${code}`);
	for (const [language, label] of Object.entries(official)) {
		// Some languages repeat the English label where they have none of their own.
		if (language !== 'en' && label === official['en']) continue;
		if (labels[language] === undefined) labels[language] = label;
		else (synonyms[language] ??= []).push(label);
	}
}

/** Drops names a language already has, its label and the names of every language included. */
function withoutRepeats(labels: Draft['labels'], synonyms: Names): Names {
	const kept: Names = {};
	const everywhere = new Set<string>();
	for (const language of ['und', ...Object.keys(synonyms).filter((key) => key !== 'und')]) {
		const own = labels[language];
		const seen = new Set([...everywhere, ...(own === undefined ? [] : [nameKey(own)])]);
		// A name that is the label in all four languages needs no entry of its own.
		if (language === 'und') {
			const same = handWrittenLanguages.every((l) => nameKey(labels[l] ?? '') === nameKey(labels.en));
			if (same) seen.add(nameKey(labels.en));
		}
		const names: string[] = [];
		for (const name of synonyms[language] ?? []) {
			if (seen.has(nameKey(name))) continue;
			seen.add(nameKey(name));
			if (language === 'und') everywhere.add(nameKey(name));
			names.push(name);
		}
		if (names.length > 0) kept[language] = names;
	}
	return kept;
}

/** A name a person wrote down by hand stays with that concept; two letters or fewer are always in doubt. */
function topicDraft(
	id: string,
	topic: Topic,
	{
		taken,
		everyday,
		sources
	}: { taken: ReadonlySet<string>; everyday: ReadonlySet<string>; sources: Sources }
): Draft {
	const labels = { en: topic.label };
	const aliases = topicNames(id, sources).filter((name) => !taken.has(nameKey(name)));
	const synonyms = withoutRepeats(labels, {
		und: aliases.filter((name) => nameKey(name) !== nameKey(topic.label))
	});
	const names = new Set([...namesOf({ labels, synonyms })].map(nameKey));
	return {
		id,
		kind: sources.topicKinds.get(id) ?? 'technology',
		labels,
		synonyms,
		broader: sources.broaderTopics.get(id) ?? [],
		related: [],
		ambiguous: [...names].filter((key) => everyday.has(key) || /^[a-z]{1,2}$/.test(key)).toSorted(),
		...(topic.desc && { description: topic.desc }),
		cpv: [],
		source: topic.src
	};
}

/** A topic is related to the topics it names, when such a name leads to exactly one concept. */
function linkTopics(drafts: Draft[], absorbed: ReadonlyMap<string, string>, sources: Sources) {
	const owners = new Map<string, string>();
	for (const draft of drafts) for (const name of namesOf(draft)) owners.set(nameKey(name), draft.id);
	for (const draft of drafts) owners.set(nameKey(draft.id), draft.id);
	for (const [topic, id] of absorbed) owners.set(nameKey(topic), id);
	for (const draft of drafts) {
		const named = sources.topics.get(draft.id)?.related ?? [];
		const known = named.map((name) => owners.get(nameKey(name))).filter((id) => id !== undefined);
		const others = new Set([...draft.related, ...known.filter((id) => id !== draft.id)]);
		draft.related = [...others].filter((id) => !draft.broader.includes(id));
	}
}

/** Python gathers Django and NumPy, which do not stand in for each other: a topic with narrower ones is a heading. */
function markHeadings(drafts: readonly Draft[]) {
	const parents = new Set(drafts.flatMap(({ broader }) => broader));
	for (const draft of drafts) {
		if (draft.source !== 'ours' && parents.has(draft.id)) draft.heading = true;
	}
}

/** `usual-skills.json` speaks of concepts of every source, so it is joined once all of them are there. */
function addUsualSkills(drafts: readonly Draft[], usual: Sources['usualSkills']) {
	const known = new Set(drafts.map(({ id }) => id));
	const strays = [...usual].flat(2).filter((id) => !known.has(id));
	if (strays.length > 0) throw new Error(`usual-skills.json names what does not exist: ${strays.join(', ')}`);
	for (const draft of drafts) {
		const usually = usual.get(draft.id);
		if (usually) draft.usually = usually;
	}
}

function numbered(drafts: readonly Draft[], { terms, review }: Sources) {
	const given = new Map(terms);
	let last = Math.max(0, ...given.values());
	for (const { id } of drafts) if (!given.has(id)) given.set(id, ++last);
	const concepts = drafts.map((draft): Concept => {
		const { id, kind, ...rest } = draft;
		return { id, term: given.get(id) ?? 0, kind, ...rest };
	});
	const content = JSON.stringify({ review, concepts });
	const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
	return { vocabulary: { version, review, concepts }, terms: given };
}
