/** What can be followed from a page, and whether the reader does already. */
import type { FollowOffer } from '#lib/following/offer.ts';
import { followedAmong } from '#lib/following/server/queries.ts';
import { placeLabel } from '#lib/places/label.ts';
import type { Context } from '#lib/platform/server/context.ts';

export async function followOffers(
	{ db, actor }: Pick<Context, 'db' | 'actor'>,
	things: readonly Omit<FollowOffer, 'following'>[]
): Promise<FollowOffer[]> {
	const followed = await followedAmong(db, actor, things);
	return things.map((thing) => ({ ...thing, following: followed.has(`${thing.kind}:${thing.subject}`) }));
}

interface FollowableNeed {
	id: string;
	title: string;
	status: string;
	origin: string;
	officeId: string | null;
	office: string | null;
	country: string | null;
	subdivisionCode: string | null;
	subdivision: string | null;
	cityId: number | null;
	city: string | null;
}

/** A need that may still change, its office, and its place. Nothing new comes from the archive. */
export function followableOf(need: FollowableNeed, locale: string): Omit<FollowOffer, 'following'>[] {
	if (need.origin === 'archive') return [];
	const { id, title, status, officeId, office, country, subdivisionCode, subdivision, cityId, city } = need;
	const live = status === 'open' || status === 'paused';
	const place = cityId === null ? (subdivisionCode ?? country) : String(cityId);
	const name =
		country === null ? '' : placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale);
	return [
		...(live ? [{ kind: 'need' as const, subject: id, name: title }] : []),
		...(officeId !== null && office !== null
			? [{ kind: 'organisation' as const, subject: officeId, name: office }]
			: []),
		...(place === null ? [] : [{ kind: 'place' as const, subject: place, name }])
	];
}
