import { languagesSpoken } from '#lib/coach/server/spoken.ts';
import { findNeedCase } from '#lib/needs/server/desk.ts';
import { matchesForNeed } from '#lib/matching/server/need-matches.ts';
import { whyNotForNeed } from '#lib/matching/server/why.ts';
import { listProfiles } from '#lib/profiles/server/queries.ts';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { readSearch } from '#lib/skills/server/search.ts';
import { signedIn } from '../../../../signed-in.ts';
import { narrowing, readLooking } from './looking.ts';
import { casesView, whyView } from './cases-view.ts';
import type { PageServerLoad } from './$types';

/** So many people of a name are explained at once. */
const mostNamed = 5;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale, search } = event.locals;
	const { actor, db, now } = context;
	const { id } = event.params;
	const need = await findNeedCase(db, actor, id);
	const today = now.toISOString().slice(0, 10);
	const looking = readLooking(event.url.searchParams);
	const { widen, name } = looking;
	// Nobody is shown for a need that nobody waits with; a draft is matched for those who write it.
	const wanted = need.status !== 'closed';
	const words = looking.words === '' ? undefined : { typed: looking.words, search };
	const asked = { today, locale, ...(widen && { widen }), only: narrowing(looking), words };
	const matches = wanted ? await matchesForNeed(db, actor, id, asked) : undefined;
	const rows = Object.values(matches?.groups ?? {}).flatMap((group) => group.rows);
	const spoken = await languagesSpoken(
		db,
		rows.map(({ profileId }) => profileId)
	);
	const question = { filters: ProfileFilters.parse({}), search: readSearch(name), today };
	const named = name === '' ? [] : (await listProfiles(db, actor, question, mostNamed)).rows;
	const why = await Promise.all(
		named.map(async (profile) => ({ profile, why: await whyNotForNeed(db, actor, id, profile.id, today) }))
	);
	return {
		need: casesView(need, { matches, looking, spoken }, locale),
		instead: matches?.instead ?? false,
		why: why.flatMap(({ profile, why }) => (why ? [whyView(profile, why, locale)] : []))
	};
};
