import { operations } from '#lib/api/operations.ts';
import { needDetail } from '#lib/api/server/present.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { findNeed } from '#lib/needs/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';

export const GET = apiRoute(operations.find_need, async ({ params, context, ...site }) => {
	const need = await findNeed(context.db, context.actor, params.id);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	return needDetail(site, need);
});

export const fallback = otherMethods(operations.find_need);
