import { operations } from '#lib/api/operations.ts';
import { productItem } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { listProducts } from '#lib/products/server/queries.ts';
import { readSearch } from '#lib/skills/server/search.ts';

export const GET = apiRoute(operations.list_products, async ({ query, context, ...site }) => {
	const question = { filters: query, search: readSearch(query.q) };
	const { rows, next } = await listProducts(context.db, context.actor, question, query.size);
	return { items: rows.map((row) => productItem(site, row)), next: next ?? null };
});

export const fallback = otherMethods(operations.list_products);
