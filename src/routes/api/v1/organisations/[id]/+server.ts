import { operations } from '#lib/api/operations.ts';
import { organisationDetail } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { findInDirectory } from '#lib/organisations/server/directory.ts';
import { Refusal } from '#lib/platform/refusal.ts';

export const GET = apiRoute(operations.find_organisation, async ({ params, context, ...site }) => {
	const found = await findInDirectory(context.db, context.actor, params.id);
	if (!found) throw new Refusal('not_found', 'organisations_not_found');
	return organisationDetail(site, found);
});

export const fallback = otherMethods(operations.find_organisation);
