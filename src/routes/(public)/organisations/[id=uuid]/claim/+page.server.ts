import { AskByMail, AskInWords, GetCode } from '#lib/organisations/schema.ts';
import { askByMail, askToDecide } from '#lib/organisations/server/claims.ts';
import { m } from '#lib/paraglide/messages.js';
import { formAction } from '#lib/platform/server/forms.ts';
import { signedIn } from '../../../../signed-in.ts';
import { askerOf, listed } from '../listed.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
	listing: await listed(event),
	signedIn: event.locals.session !== undefined
});

export const actions = {
	mail: formAction(AskByMail, async ({ address }, event: RequestEvent) => {
		signedIn(event);
		await askByMail(event.locals.context, event.params.id, 'claim', address, askerOf(event));
		return { done: m.claims_sent({}, { locale: event.locals.locale }) };
	}),
	file: formAction(GetCode, async (_, event: RequestEvent) => {
		signedIn(event);
		const wish = { what: 'claim', how: 'file', words: '' } as const;
		const code = await askToDecide(event.locals.context, event.params.id, wish, askerOf(event).household);
		return { code, done: m.claims_asked({}, { locale: event.locals.locale }) };
	}),
	words: formAction(AskInWords, async ({ words }, event: RequestEvent) => {
		signedIn(event);
		const wish = { what: 'claim', how: 'words', words } as const;
		await askToDecide(event.locals.context, event.params.id, wish, askerOf(event).household);
		return { done: m.claims_asked({}, { locale: event.locals.locale }) };
	})
} satisfies Actions;
