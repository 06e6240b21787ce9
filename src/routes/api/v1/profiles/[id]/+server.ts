import { operations } from '#lib/api/operations.ts';
import { profileDetail } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { findProfile } from '#lib/profiles/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';

export const GET = apiRoute(operations.find_profile, async ({ params, context, ...site }) => {
	const profile = await findProfile(context.db, context.actor, params.id);
	if (!profile) throw new Refusal('not_found', 'people_not_found');
	return profileDetail(site, profile);
});

export const fallback = otherMethods(operations.find_profile);
