/** The vocabulary as the browser lists it: in memory, since it is a file that does not change while we run. */
import { cutAt } from '#lib/platform/cursor.ts';
import type { FacetCounts } from '#lib/platform/server/facets.ts';
import type { SkillFilters } from '#lib/skills/schema.ts';
import { loadLookUp } from '#lib/skills/server/search.ts';
import type { Concept } from '#lib/skills/vocabulary.ts';

const layerOf = ({ source }: Concept) => (source === 'ours' ? 'ours' : 'topics');
const facets = {
	kind: ({ kind }: Concept): string => kind,
	layer: (concept: Concept): string => layerOf(concept)
};
type FacetName = keyof typeof facets;

export function browse(filters: SkillFilters, size: number) {
	const found = loadLookUp().find(filters.q ?? '');
	return cutAt(
		found.filter((concept) => fits(concept, filters)),
		filters.after,
		size
	);
}

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
