/** What somebody can say who implements a product: for which of their profiles, in which of its places. */
import { implementerWork } from '#lib/implementers/lifecycle.ts';
import { listOwnEntries } from '#lib/implementers/server/queries.ts';
import { placeLabel } from '#lib/places/label.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { canPublish } from '#lib/profiles/policy.ts';
import { findOwnProfile, listOwnProfiles } from '#lib/profiles/server/own.ts';
import { workWords } from '../../../../(public)/products/words.ts';

/** `asked`: the profile the address names; else the first that is published. */
export async function choicesFor(
	{ db, actor }: Context,
	productId: string,
	asked: string | null,
	locale: Locale
) {
	const all = await listOwnProfiles(db, actor);
	const own = all.filter((each) => each.status === 'published' && canPublish(actor, each));
	const chosen = own.find(({ id }) => id === asked) ?? own[0];
	const profile = chosen && (await findOwnProfile(db, actor, chosen.id));
	const entries = await listOwnEntries(db, chosen ? [chosen.id] : [], productId);
	const entry = entries.find(({ status }) => status !== 'removed');
	const stands = (place: { country: string; subdivisionName: string | null; cityName: string | null }) =>
		entry?.places.some(
			(each) =>
				each.country === place.country &&
				each.subdivisionName === place.subdivisionName &&
				each.cityName === place.cityName
		) ?? true;
	const places = profile?.places ?? [];
	return {
		profiles: own.map(({ id, name }) => ({ value: id, words: name })),
		/** Owns a profile that is not shown yet. */
		unpublished: own.length === 0 && all.length > 0 ? all[0]?.id : undefined,
		profile: chosen?.id ?? '',
		hidden: chosen?.visibility !== 'public' && chosen !== undefined,
		places: places.map((place) => ({ value: place.id, words: placeLabel(place, locale) })),
		ticked: places.filter(stands).map(({ id }) => id),
		work: implementerWork.map((value) => ({ value, words: workWords[value]({}, { locale }) })),
		chosenWork: entry?.work ?? []
	};
}
