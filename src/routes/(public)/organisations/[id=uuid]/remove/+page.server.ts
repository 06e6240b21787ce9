import { AskByMail, AskInWords } from '#lib/organisations/schema.ts';
import { askByMail, askToDecide } from '#lib/organisations/server/claims.ts';
import { m } from '#lib/paraglide/messages.js';
import { formAction } from '#lib/platform/server/forms.ts';
import { askerOf, listed } from '../listed.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({ listing: await listed(event) });

export const actions = {
	mail: formAction(AskByMail, async ({ address }, event: RequestEvent) => {
		await askByMail(event.locals.context, event.params.id, 'remove', address, askerOf(event));
		return { done: m.claims_sent({}, { locale: event.locals.locale }) };
	}),
	words: formAction(AskInWords, async ({ words }, event: RequestEvent) => {
		const wish = { what: 'remove', how: 'words', words } as const;
		await askToDecide(event.locals.context, event.params.id, wish, askerOf(event).household);
		return { done: m.claims_asked({}, { locale: event.locals.locale }) };
	})
} satisfies Actions;
