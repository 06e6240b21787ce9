import { placeLabel } from '../../places/label.ts';
import { listClosedProfiles } from '../../organisations/server/closed.ts';
import { listListingsNear, type NearbyListing } from '../../organisations/server/nearby.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Concepts } from '../../skills/concepts.ts';
import type { Answer, AnswerRequest, ListingRow } from '../answer.ts';
import { buys } from '../ask.ts';
import type { NeedFacts } from '../facts.ts';
import { findingKeys, isImplied, needFrom } from '../need.ts';
import { nextSteps } from '../next-steps.ts';
import { type Reach, reachOf } from '../reach.ts';
import { readBasis, versionOf } from './basis.ts';
import { rankFairly } from './exposure.ts';
import { loadReader } from './reader.ts';
import { show } from './rows.ts';
import { findSolved } from './solved.ts';
import { viewerOf } from './viewer.ts';

/** Rows of each list on the first page of an answer. */
export const firstResults = 20;

/**
 * Everything true and useful we know about a need in plain words: what was understood, who fits and why, where
 * else to start asking, who has solved it already, what to do next. Reads only; the text is neither stored nor
 * logged. The same text on the same day gives the same answer.
 */
export async function answerNeed(db: Db, actor: Actor, request: AnswerRequest): Promise<Answer> {
	const understanding = loadReader()(request.text, request.language);
	const known = new Set(findingKeys(understanding));
	const struck = [...new Set(request.struck ?? [])].filter((key) => known.has(key));
	const need = needFrom(understanding, struck);
	const implied = new Set(understanding.skills.filter(isImplied).map(({ skill }) => skill));
	const basis = await readBasis(db, need, request.today);
	const reach = reachOf(need, request.widen);
	const { locale } = request;
	const closed = await listClosedProfiles(db, actor);
	const [ranking, unclaimed, solved] = await Promise.all([
		rankFairly(db, { need, reach, viewer: viewerOf(actor, closed), basis, size: firstResults }),
		findUnclaimed(db, need, reach, basis.concepts),
		findSolved(db, { topics: topicsOf(need, implied, basis.concepts), place: need.places[0], locale })
	]);
	const { groups, teams, coverMost } = await show(db, ranking, need, locale);
	const listings = unclaimed.rows.map((row) => listingRow(row, locale));
	return {
		understanding,
		struck,
		need,
		buys: buys(need),
		main: groups.main,
		nearMiss: groups.near_miss,
		askFirst: groups.ask_first,
		busy: groups.busy,
		excluded: ranking.excluded,
		onlyForVerified: ranking.onlyForVerified,
		teams,
		coverMost,
		unclaimed: { rows: listings, total: unclaimed.total },
		solved,
		next: nextSteps(need, reach, ranking.groups.main.total, listings),
		scanned: ranking.scanned,
		complete: ranking.complete,
		engine: 'postgres',
		version: versionOf(basis)
	};
}

/** A topic is shared by what is asked, by anything narrower, and by what is directly broader. */
function findUnclaimed(db: Db, { skills, places }: NeedFacts, reach: Reach, concepts: Concepts) {
	const [place] = places;
	return listListingsNear(db, {
		skills: skills.flatMap(({ skill }) => [
			...[skill, ...concepts.descendants(skill)],
			...concepts.parents(skill)
		]),
		place,
		reach: reach === 'anywhere' && place ? 'anywhere' : 'country',
		size: firstResults
	});
}

function topicsOf({ skills }: NeedFacts, implied: ReadonlySet<string>, concepts: Concepts) {
	return skills.map(({ skill }) => ({
		skill,
		said: !implied.has(skill),
		narrower: concepts.descendants(skill)
	}));
}

function listingRow(
	{ id, country, cityName, subdivisionName, lat, lng, ...row }: NearbyListing,
	locale: string
): ListingRow {
	return {
		listingId: id,
		...row,
		placeLabel: placeLabel({ country, cityName, subdivisionName }, locale),
		...(lat !== null && lng !== null && { point: { lat, lng } })
	};
}
