import { operations } from '#lib/api/operations.ts';
import { understood } from '#lib/api/server/present-match.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { loadReader } from '#lib/matching/server/reader.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

export const POST = apiRoute(operations.understand, ({ body, locale }) => {
	const { label } = loadConcepts();
	return understood(loadReader()(body.text, body.language), (id) => label(id, locale));
});

export const fallback = otherMethods(operations.understand);
