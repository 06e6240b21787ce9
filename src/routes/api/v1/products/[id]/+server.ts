import { operations } from '#lib/api/operations.ts';
import { productDetail } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { findProduct } from '#lib/products/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';

export const GET = apiRoute(operations.find_product, async ({ params, context, ...site }) => {
	const product = await findProduct(context.db, context.actor, params.id);
	if (!product) throw new Refusal('not_found', 'products_not_found');
	return productDetail(site, product);
});

export const fallback = otherMethods(operations.find_product);
