import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';
import { skillRows, type StartProfile } from '#lib/profiles/schema.ts';
import { startProfile, type StatedPlace } from '#lib/profiles/server/commands.ts';
import { formatList } from '#lib/ui/format.ts';
import { failAtField } from '../../at-field.ts';
import { findPlace, known, placeKey, readPlaces, readSkills } from '../typed-names.ts';

type Input = z.output<typeof StartProfile>;

/** Makes the draft out of what was kept and added. Its id, or the form sent back. */
export async function begin({ locals }: Pick<RequestEvent, 'locals'>, input: Input) {
	const { context, locale } = locals;
	const added = readSkills(input.more, locale);
	if (added.unknown.length > 0) {
		const names = formatList(added.unknown, locale);
		return failAtField(input, 'more', m.profile_editor_skill_unknown({ names }, { locale }), locale);
	}
	const written = readPlaces(input.where, locale);
	if (input.where !== undefined && written.length === 0)
		return failAtField(input, 'where', m.profile_editor_place_unknown({}, { locale }), locale);
	const ticked = await Promise.all(input.place.map((key) => findPlace(context.db, key)));
	const places = distinct([...ticked.filter((place) => place !== undefined), ...written]);
	if (places.length === 0 && input.kind !== 'person' && input.organisation === undefined)
		return failAtField(input, 'where', m.profile_editor_place_needed({}, { locale }), locale);
	return startProfile(context, {
		kind: input.kind,
		...(input.organisation !== undefined && { organisationId: input.organisation }),
		facts: {
			name: input.name,
			headline: input.headline,
			language: locale.split('-', 1)[0] ?? locale,
			remote: input.remote === 'yes',
			languages: input.languages,
			kinds: input.kinds,
			...(input.capacity !== undefined && { capacity_limit: input.capacity })
		},
		skills: skillRows(input, known([...input.skill, ...added.skills])),
		places
	});
}

function distinct(places: readonly StatedPlace[]): StatedPlace[] {
	const key = ({ country, subdivision, city }: StatedPlace) =>
		placeKey({ country, ...(subdivision !== null && { subdivision }), ...(city !== null && { city }) });
	return [...new Map(places.map((place) => [key(place), place])).values()];
}
