import { Refusal } from '#lib/platform/refusal.ts';
import { publiccodeOf } from '#lib/products/publiccode.ts';
import { findProduct } from '#lib/products/server/queries.ts';
import type { RequestHandler } from './$types';

/** What the register knows of a product, as a publiccode.yml. */
export const GET: RequestHandler = async ({ params, locals: { context } }) => {
	const product = await findProduct(context.db, context.actor, params.id);
	if (!product) throw new Refusal('not_found', 'products_not_found');
	return new Response(publiccodeOf(product), {
		headers: {
			'content-type': 'application/yaml; charset=utf-8',
			'content-disposition': 'attachment; filename="publiccode.yml"'
		}
	});
};
