/** The vocabulary as the browser lists it: in memory, since it is a file that does not change while we run. */
import { cutAt } from '#lib/platform/cursor.ts';
import type { FacetCounts } from '#lib/platform/server/facets.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { SkillFilters } from '#lib/skills/schema.ts';
import { labelOf } from '#lib/skills/concepts.ts';
import { loadLookUp } from '#lib/skills/server/search.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import type { Concept } from '#lib/skills/vocabulary.ts';

const layerOf = ({ source }: Concept) => (source === 'ours' ? 'ours' : 'topics');
const facets = {
	kind: ({ kind }: Concept): string => kind,
	layer: (concept: Concept): string => layerOf(concept)
};
type FacetName = keyof typeof facets;

/** Best fits first; without words the hand-written ones first, each by the reader's alphabet. */
export function browse(filters: SkillFilters, locale: Locale, size: number) {
	const list = filters.q === undefined || filters.q === '' ? inOrder(locale) : loadLookUp().find(filters.q);
	return cutAt(
		list.filter((concept) => fits(concept, filters)),
		filters.after,
		size
	);
}

const orders = new Map<Locale, readonly Concept[]>();

/** Worked out once per language: sorting two thousand names takes longer than the rest of the page. */
function inOrder(locale: Locale): readonly Concept[] {
	const known = orders.get(locale);
	if (known) return known;
	const { all } = loadConcepts();
	const { compare } = new Intl.Collator(locale, { numeric: true });
	const order = all.toSorted(
		(one, other) =>
			Number(isOurs(other)) - Number(isOurs(one)) ||
			compare(labelOf(one, locale), labelOf(other, locale)) ||
			(one.id < other.id ? -1 : 1)
	);
	orders.set(locale, order);
	return order;
}

const isOurs = (concept: Concept) => layerOf(concept) === 'ours';

/** Each facet is counted under what was chosen on the other one. */
export function countSkills(filters: SkillFilters): FacetCounts<FacetName> {
	const found = loadLookUp().find(filters.q ?? '');
	const count = (name: FacetName) => {
		const counts = new Map<string, number>();
		for (const concept of found) {
			if (!fits(concept, { ...filters, [name]: [] })) continue;
			const value = facets[name](concept);
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		return [...counts].map(([value, number]) => ({ value, count: number })).sort((a, b) => b.count - a.count);
	};
	return {
		total: found.filter((concept) => fits(concept, filters)).length,
		facets: { kind: count('kind'), layer: count('layer') }
	};
}

function fits(concept: Concept, filters: SkillFilters): boolean {
	return (Object.keys(facets) as FacetName[]).every((name) => {
		const chosen: readonly string[] = filters[name];
		return chosen.length === 0 || chosen.includes(facets[name](concept));
	});
}
