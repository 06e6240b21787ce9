import { CorrectListing } from '#lib/organisations/schema.ts';
import { askToDecide } from '#lib/organisations/server/claims.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { askerOf, listed } from '../listed.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ listing: await listed(event) });

export const actions = {
	default: formAction(CorrectListing, async (input, event: RequestEvent) => {
		const now = await listed(event);
		const changes = {
			...(input.name !== now.name && { name: input.name }),
			...((input.summary ?? '') !== now.summary && { summary: input.summary ?? '' }),
			...((input.url ?? null) !== now.url && { url: input.url ?? null })
		};
		if (Object.keys(changes).length === 0) throw new Refusal('invalid', 'claims_nothing_changed');
		const wish = { what: 'correct', how: 'words', words: input.words, changes } as const;
		await askToDecide(event.locals.context, now.id, wish, askerOf(event).household);
		return { done: m.claims_asked({}, { locale: event.locals.locale }) };
	})
} satisfies Actions;
