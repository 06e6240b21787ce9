import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { canSayWhatItTakes } from '#lib/products/policy.ts';
import { WhatItTakes } from '#lib/products/schema.ts';
import { listStewardships } from '#lib/products/server/stewards.ts';
import { findFacts, sayWhatItTakes } from '#lib/products/server/sustainment.ts';
import { formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { failAtField } from '../../../at-field.ts';
import { readSkills } from '../../../profile/typed-names.ts';
import { foundProduct } from '../found-product.ts';
import { factsFrom, formOf } from './form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, name } = await foundProduct(event);
	const { context, locale } = event.locals;
	if (!canSayWhatItTakes(context.actor, await listStewardships(context.db, id)))
		throw new Refusal('not_allowed', 'products_stewards_only');
	return { product: { id, name }, ...formOf(await findFacts(context.db, id), locale) };
};

export const actions = {
	default: formAction(WhatItTakes, async (input, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const more = readSkills(input.more, locale);
		if (more.unknown.length > 0) {
			const names = formatList(more.unknown, locale);
			return failAtField(input, 'more', m.profile_editor_skill_unknown({ names }, { locale }), locale);
		}
		await sayWhatItTakes(context, event.params.id, factsFrom(input, more.skills), input.source_url);
		redirect(303, `${href(`/products/${event.params.id}`, locale)}#takes`);
	})
} satisfies Actions;
