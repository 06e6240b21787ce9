import { operations } from '#lib/api/operations.ts';
import { needItem } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { listNeeds } from '#lib/needs/server/queries.ts';
import { readSearch } from '#lib/skills/server/search.ts';

export const GET = apiRoute(operations.list_needs, async ({ query, context, ...site }) => {
	const question = { filters: query, search: readSearch(query.q) };
	const { rows, next } = await listNeeds(context.db, context.actor, question, query.size);
	return { items: rows.map((row) => needItem(site, row)), next: next ?? null };
});

export const fallback = otherMethods(operations.list_needs);
