import { redirect } from '@sveltejs/kit';
import { foundedKinds, FoundTeam } from '#lib/organisations/team-schema.ts';
import { canFound } from '#lib/organisations/policy.ts';
import { foundOrganisation } from '#lib/organisations/server/commands.ts';
import { countryCodes, countryName } from '#lib/places/countries.ts';
import { placeOf, searchPlaces } from '#lib/places/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Context } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { failAtField } from '../../at-field.ts';
import { kindWord } from '../team-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const countries = countryCodes.map((value) => ({ value, words: countryName(value, locale) }));
	return {
		kinds: foundedKinds
			.filter((kind) => canFound(context.actor, kind))
			.map((value) => ({ value, words: kindWord(value, locale) })),
		countries: countries.sort((a, b) => a.words.localeCompare(b.words, locale))
	};
};

/** The town by its name: the largest of that name in the country, as the form says. */
async function placeIn({ db }: Context, country: string, city: string) {
	if (city === '') return { country };
	const { rows } = await searchPlaces(db, { query: city, country, size: 1 });
	return rows[0] && placeOf(rows[0]);
}

export const actions = {
	default: formAction(FoundTeam, async (input, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const { country, city = '', ...facts } = input;
		const place = await placeIn(context, country, city);
		if (!place) return failAtField(input, 'city', m.teams_city_unknown({ city }, { locale }), locale);
		const id = await foundOrganisation(context, { ...facts, place });
		redirect(303, href(`/organisations/${id}/manage`, locale));
	})
} satisfies Actions;
