import { redirect } from '@sveltejs/kit';
import { findAccount } from '#lib/accounts/server/queries.ts';
import { AskAsBroker, AskForSide } from '#lib/introductions/schema.ts';
import { askForIntroduction, suggestIntroduction } from '#lib/introductions/server/asking.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import type { Locale } from '#lib/platform/language.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { newView } from './new-view.ts';
import { readPair } from './pair.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const { pair, choices } = await readPair(context, event.url.searchParams);
	const account = await findAccount(context);
	return {
		choices,
		pair: pair && newView(pair, locale),
		own: { name: account.name, address: account.address ?? '' }
	};
};

const open = (id: string, locale: Locale) => redirect(303, href(`/introductions/${id}`, locale));

export const actions = {
	side: formAction(AskForSide, async (typed, { locals }: RequestEvent) => {
		const { need: needId, profile: profileId, words, as, address, telephone } = typed;
		const ask = { needId, profileId, words, as, contact: { address, telephone } };
		open(await askForIntroduction(locals.context, ask), locals.locale);
	}),
	broker: formAction(AskAsBroker, async (typed, { locals }: RequestEvent) => {
		const { need: needId, profile: profileId, words, override, how } = typed;
		const pair = { needId, profileId, words, override };
		const asked =
			how === 'ask'
				? askForIntroduction(locals.context, { ...pair, as: 'broker' })
				: suggestIntroduction(locals.context, pair);
		open(await asked, locals.locale);
	})
} satisfies Actions;
