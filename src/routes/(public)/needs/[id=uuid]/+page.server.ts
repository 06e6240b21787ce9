import { matchesForNeed } from '#lib/matching/server/need-matches.ts';
import { findNeed } from '#lib/needs/server/queries.ts';
import { readRecord } from '#lib/needs/server/record.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { followableOf, followOffers } from '../../follow-offers.ts';
import { cameOfIt } from './came-of-it.ts';
import { matchesView } from './matches-view.ts';
import { needView } from './need-view.ts';
import { questionActions } from './questions.ts';
import { recordView } from './record-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const { db, actor, now } = context;
	const need = await findNeed(db, actor, params.id);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	// Nobody is shown for a need that nobody waits with.
	const today = now.toISOString().slice(0, 10);
	const wanted = need.status === 'open' || need.status === 'paused';
	const [record, follow, came, matches] = await Promise.all([
		readRecord(db, params.id),
		followOffers(context, followableOf(need, locale)),
		cameOfIt(context, need, locale),
		wanted ? matchesForNeed(db, actor, params.id, { today, locale }) : undefined
	]);
	return {
		need: needView(need, locale),
		follow,
		came,
		record: recordView(need, record, actor, locale),
		matches: matches && matchesView(matches, locale)
	};
};

export const actions = questionActions satisfies Actions;
