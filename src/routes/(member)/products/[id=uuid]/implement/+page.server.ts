import { redirect } from '@sveltejs/kit';
import { renewalDays } from '#lib/implementers/lifecycle.ts';
import { SayImplement } from '#lib/implementers/schema.ts';
import { dayIn, sayImplement } from '#lib/implementers/server/commands.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { foundProduct } from '../found-product.ts';
import { choicesFor } from './choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const product = await foundProduct(event);
	const { context, locale } = event.locals;
	const asked = event.url.searchParams.get('profile');
	return {
		product: { id: product.id, name: product.name },
		...(await choicesFor(context, product.id, asked, locale)),
		until: dayIn(context.now, renewalDays)
	};
};

export const actions = {
	default: formAction(SayImplement, async (input, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		await sayImplement(context, event.params.id, input);
		redirect(303, `${href(`/products/${event.params.id}`, locale)}#implementers`);
	})
} satisfies Actions;
