import { findNeed } from '#lib/needs/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { needView } from './need-view.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const need = await findNeed(context.db, context.actor, params.id);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	return { need: needView(need, locale) };
};
