import { operations } from '#lib/api/operations.ts';
import { organisationItem } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { listDirectory } from '#lib/organisations/server/directory.ts';

export const GET = apiRoute(operations.list_organisations, async ({ query, context, ...site }) => {
	const { rows, next } = await listDirectory(context.db, context.actor, query, query.size);
	return { items: rows.map((row) => organisationItem(site, row)), next: next ?? null };
});

export const fallback = otherMethods(operations.list_organisations);
