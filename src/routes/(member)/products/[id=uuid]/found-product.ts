import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/platform/refusal.ts';
import { findProduct } from '#lib/products/server/queries.ts';
import { signedIn } from '../../../signed-in.ts';

/** The product of the address, for somebody who is signed in. */
export async function foundProduct(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }) {
	signedIn(event);
	const { db, actor } = event.locals.context;
	const product = await findProduct(db, actor, event.params.id);
	if (!product) throw new Refusal('not_found', 'products_not_found');
	return product;
}
