import { operations } from '#lib/api/operations.ts';
import { profileItem } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { listProfiles } from '#lib/profiles/server/queries.ts';
import { readSearch } from '#lib/skills/server/search.ts';

export const GET = apiRoute(operations.list_profiles, async ({ query, context, ...site }) => {
	const today = context.now.toISOString().slice(0, 10);
	const question = { filters: query, search: readSearch(query.q), today };
	const { rows, next } = await listProfiles(context.db, context.actor, question, query.size);
	return { items: rows.map((row) => profileItem(site, row)), next: next ?? null };
});

export const fallback = otherMethods(operations.list_profiles);
