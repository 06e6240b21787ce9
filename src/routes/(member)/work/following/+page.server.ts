import { redirect } from '@sveltejs/kit';
import { Follow, FollowPlace } from '#lib/following/schema.ts';
import { follow, unfollow } from '#lib/following/server/commands.ts';
import { listFollowed, listFollowedNeeds } from '#lib/following/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { ownPath } from '../../../own-path.ts';
import { signedIn } from '../../../signed-in.ts';
import { failAtField } from '../../at-field.ts';
import { readPlaces } from '../../profile/typed-names.ts';
import { followingView } from './following-view.ts';
import { grantWish, keepWish } from './wish.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const wish = await grantWish(event);
	if (wish) again(event, wish.back);
	const [followed, needs] = await Promise.all([
		listFollowed(context.db, context.actor),
		listFollowedNeeds(context.db, context.actor, 50)
	]);
	return followingView(followed, needs, locale);
};

function again({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, back?: string): never {
	redirect(303, ownPath(back, url.origin) ?? href('/work/following', locals.locale));
}

export const actions = {
	place: formAction(FollowPlace, async (input, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const [place] = readPlaces(input.place, locale);
		if (!place) return failAtField(input, 'place', m.profile_editor_place_unknown({}, { locale }), locale);
		await follow(context, 'place', String(place.city ?? place.subdivision ?? place.country));
		return again(event);
	}),
	begin: formAction(Follow, async (wish, event: RequestEvent) => {
		if (!event.locals.session) keepWish(event, wish);
		signedIn(event);
		await follow(event.locals.context, wish.kind, wish.subject);
		again(event, wish.back);
	}),
	stop: formAction(Follow, async ({ kind, subject, back }, event: RequestEvent) => {
		signedIn(event);
		await unfollow(event.locals.context, kind, subject);
		again(event, back);
	})
} satisfies Actions;
