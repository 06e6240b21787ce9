import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { formAction } from '#lib/platform/server/forms.ts';
import { AskToSteward, EndStewardship } from '#lib/products/schema.ts';
import { askToSteward, endStewardship } from '#lib/products/server/stewards.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { foundProduct } from '../found-product.ts';
import { ownStewardships } from './own.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const product = await foundProduct(event);
	const { context, locale } = event.locals;
	return {
		product: { id: product.id, name: product.name },
		...(await ownStewardships(context, product, locale)),
		done: event.url.searchParams.has('asked') ? m.products_keep_asked({}, { locale }) : undefined
	};
};

export const actions = {
	ask: formAction(AskToSteward, async (input, event: RequestEvent) => {
		signedIn(event);
		await askToSteward(event.locals.context, event.params.id, input);
		redirect(303, href(`/products/${event.params.id}/steward?asked=yes`, event.locals.locale));
	}),
	end: formAction(EndStewardship, async ({ organisation }, event: RequestEvent) => {
		signedIn(event);
		await endStewardship(event.locals.context, event.params.id, organisation);
		redirect(303, href(`/products/${event.params.id}/steward`, event.locals.locale));
	})
} satisfies Actions;
