import { redirect } from '@sveltejs/kit';
import { Follow, FollowPlace } from '#lib/following/schema.ts';
import { follow, unfollow } from '#lib/following/server/commands.ts';
import { listFollowed, listFollowedNeeds } from '#lib/following/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { countryName } from '#lib/places/countries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../../(public)/words.ts';
import { ownPath } from '../../../own-path.ts';
import { signedIn } from '../../../signed-in.ts';
import { failAtField } from '../../at-field.ts';
import { readPlaces } from '../../profile/typed-names.ts';
import { keepWish, takeWish } from './wish.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const kinds = {
	need: m.work_kind_need,
	place: m.work_kind_place,
	organisation: m.work_kind_organisation
};

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const wish = takeWish(event);
	if (wish) {
		await follow(context, wish.kind, wish.subject).catch(passOver);
		again(event, wish.back);
	}
	const [followed, needs] = await Promise.all([
		listFollowed(context.db, context.actor),
		listFollowedNeeds(context.db, context.actor, 50)
	]);
	return {
		followed: followed.map(({ kind, subject, name, country }) => ({
			...{ kind, subject, words: kinds[kind]({}, { locale }) },
			name: [name, country && countryName(country, locale)].filter(Boolean).join(', ') || subject,
			href: kind === 'need' ? href(`/needs/${subject}`, locale) : undefined
		})),
		needs: needs.map(({ id, title, language, office }) => ({
			...{ id, title, href: href(`/needs/${id}`, locale), lang: foreign(language, locale) },
			facts: office === null ? [] : [office]
		}))
	};
};

function again({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, back?: string): never {
	redirect(303, ownPath(back, url.origin) ?? href('/work/following', locals.locale));
}

/** What is gone, or one too many, by the time somebody has signed in is seen on the page they come back to. */
function passOver(error: unknown): void {
	if (!(error instanceof Refusal)) throw error;
}

export const actions = {
	place: formAction(FollowPlace, async (input, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const [place] = readPlaces(input.place, locale);
		if (!place) return failAtField(input, 'place', m.profile_editor_place_unknown({}, { locale }), locale);
		const subject = place.city === null ? (place.subdivision ?? place.country) : String(place.city);
		await follow(context, 'place', subject);
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
