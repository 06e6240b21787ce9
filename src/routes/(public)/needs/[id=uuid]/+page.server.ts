import { matchesForNeed } from '#lib/matching/server/need-matches.ts';
import { findNeed } from '#lib/needs/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { matchesView } from './matches-view.ts';
import { needView } from './need-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const { db, actor, now } = context;
	const need = await findNeed(db, actor, params.id);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	// Nobody is shown for a need that nobody waits with.
	const today = now.toISOString().slice(0, 10);
	const wanted = need.status === 'open' || need.status === 'paused';
	const matches = wanted ? await matchesForNeed(db, actor, params.id, { today, locale }) : undefined;
	return { need: needView(need, locale), matches: matches && matchesView(matches, locale) };
};
