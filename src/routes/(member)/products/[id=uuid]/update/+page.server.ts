import { fail, redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { canDescribe } from '#lib/products/policy.ts';
import { SendFile } from '#lib/products/schema.ts';
import { describeProduct } from '#lib/products/server/descriptions.ts';
import { readForProduct } from '#lib/products/server/reading.ts';
import { listStewardships } from '#lib/products/server/stewards.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { look, textOf } from '../../look.ts';
import { foundProduct } from '../found-product.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const product = await foundProduct(event);
	const { db, actor } = event.locals.context;
	if (!canDescribe(actor, product, await listStewardships(db, product.id)))
		throw new Refusal('not_allowed', 'products_describe_not_yours');
	return {
		product: { id: product.id, name: product.name },
		seen: product.correctedAt?.toISOString() ?? ''
	};
};

const looking = formAction(SendFile, async (sent, event: RequestEvent) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const text = await textOf(sent);
	const { read, kept } = await readForProduct(context, event.params.id, text);
	const { taken: _taken, ...looked } = look(text, read, kept, locale);
	return looked.problems.length > 0 ? fail(422, { looked }) : { looked };
});

export const actions = {
	look: looking,
	save: formAction(SendFile, async (sent, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const text = await textOf(sent);
		const { read, kept } = await readForProduct(context, event.params.id, text);
		const { taken, ...looked } = look(text, read, kept, locale);
		if (!taken) return fail(422, { looked });
		await describeProduct(context, event.params.id, taken, sent.seen ?? '');
		redirect(303, href(`/products/${event.params.id}`, locale));
	})
} satisfies Actions;
