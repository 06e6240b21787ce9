import { operations } from '#lib/api/operations.ts';
import { skillItem } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { cutAt } from '#lib/platform/cursor.ts';
import { ofKind } from '#lib/skills/look-up.ts';
import { loadLookUp } from '#lib/skills/server/search.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

export const GET = apiRoute(operations.list_skills, ({ query, ...site }) => {
	const found = ofKind(loadLookUp().find(query.q ?? ''), query.kind);
	const { rows, next } = cutAt(found, query.after, query.size);
	const { label } = loadConcepts();
	return {
		items: rows.map((concept) => skillItem(site, concept, label(concept.id, site.locale))),
		next: next ?? null
	};
});

export const fallback = otherMethods(operations.list_skills);
