import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { AddPlace, RemovePlace } from '#lib/profiles/schema.ts';
import { editPlaces } from '#lib/profiles/server/commands.ts';
import { formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { failAtField } from '../../../at-field.ts';
import { ownProfile } from '../../own-profile.ts';
import { findPlace } from '../../typed-names.ts';
import { searchFor } from '../../search-places.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, name, places, updatedAt } = await ownProfile(event);
	const { context, locale } = event.locals;
	const query = (event.url.searchParams.get('q') ?? '').slice(0, 200);
	return {
		...{ id, name, query, seen: updatedAt.toISOString() },
		found: query.trim() === '' ? undefined : await searchFor(context.db, query, locale),
		places: places.map(({ id, country, subdivisionName, cityName, radiusKm }) => {
			const place = placeLabel({ country, subdivisionName, cityName }, locale);
			const km = radiusKm === null ? '' : formatNumber(radiusKm, locale);
			return { id, place, line: km ? m.profile_editor_place_radius_line({ place, km }, { locale }) : place };
		})
	};
};

function saved({ locals, params }: RequestEvent): never {
	redirect(303, href(`/profile/${params.id}/places`, locals.locale));
}

export const actions = {
	add: formAction(AddPlace, async (input, event: RequestEvent) => {
		const { context, locale } = event.locals;
		const place = await findPlace(context.db, input.place);
		if (!place) return failAtField(input, 'q', m.profile_editor_place_unknown({}, { locale }), locale);
		const radiusKm = place.city === null ? null : (input.radius ?? null);
		const { places, id } = await ownProfile(event);
		const others = places.filter(
			(each) =>
				each.city !== place.city || each.subdivision !== place.subdivision || each.country !== place.country
		);
		await editPlaces(context, id, input.seen, [...others, { ...place, radiusKm }]);
		return saved(event);
	}),
	remove: formAction(RemovePlace, async (input, event: RequestEvent) => {
		const { places, id } = await ownProfile(event);
		const left = places.filter((place) => place.id !== input.id);
		await editPlaces(event.locals.context, id, input.seen, left);
		saved(event);
	})
} satisfies Actions;
