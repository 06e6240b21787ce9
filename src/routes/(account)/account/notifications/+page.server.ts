import { redirect } from '@sveltejs/kit';
import { NoFields, NotificationChoices, wishesIn } from '#lib/notifications/schema.ts';
import { choose, findOwnChoices } from '#lib/notifications/server/choices.ts';
import { findOwnSuppression, tryAgain } from '#lib/notifications/server/suppression.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { settingsView } from './settings-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const [own, suppression] = await Promise.all([findOwnChoices(context), findOwnSuppression(context)]);
	return { ...settingsView(own, suppression, locale), saved: event.url.searchParams.has('saved') };
};

function again({ locals }: RequestEvent, saved: boolean): never {
	redirect(303, `${href('/account/notifications', locals.locale)}${saved ? '?saved=yes' : ''}`);
}

export const actions = {
	save: formAction(NotificationChoices, async (fields, event: RequestEvent) => {
		signedIn(event);
		const { time_zone: timeZone, language } = fields;
		await choose(event.locals.context, wishesIn(fields), { timeZone, language });
		again(event, true);
	}),
	again: formAction(NoFields, async (_, event: RequestEvent) => {
		signedIn(event);
		await tryAgain(event.locals.context);
		again(event, false);
	})
} satisfies Actions;
