/** Every night: what is held in memory against the truth, and the lists it gives against those Postgres gives. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../platform/server/db.ts';
import type { Reactions } from '../../platform/server/jobs.ts';
import { log } from '../../platform/server/log.ts';
import { type CheckFound, recordCheck } from '../../postings/server/checks.ts';
import { listPublished, readProfiles, type TrueProfile } from '../../postings/server/truth.ts';
import type { NeedFacts } from '../facts.ts';
import { fittingProfiles, type MatchIndex, patchProfile, publicView } from '../index/match-index.ts';
import { firstReach } from '../reach.ts';
import { catchUp } from './fill-index.ts';
import type { LiveIndex } from './live-index.ts';
import { rank } from './rank.ts';

const page = 1_000;
/** Of more open needs than these, the newest are compared: each is asked in both engines. */
const mostLists = 2_000;
const firstPlaces = 20;

/** Runs after postings were mended and rarity was counted. Whatever differs is told, and put right. */
export function matchIndexReactions(live: LiveIndex): Reactions {
	return {
		'day.passed': async ({ db, now }) => {
			const index = (await live.ask((known) => known))?.answer;
			if (!index) return;
			const profiles = await verifyProfiles(db, index);
			await recordCheck(db, 'index', now, profiles);
			const lists = await verifyLists(db, index);
			await recordCheck(db, 'lists', now, lists);
			if (profiles.differed + lists.differed > 0)
				log.warn({ profiles, lists }, 'matching in memory differed from Postgres');
		}
	};
}

/** Compares every published profile with what is held of it, and what is held with what is published. */
export async function verifyProfiles(db: Db, index: MatchIndex): Promise<CheckFound> {
	const found = { compared: 0, differed: 0 };
	const published = new Set<number>();
	for (let after: string | undefined; ;) {
		const ids = await listPublished(db, after, page);
		if (ids.length === 0) break;
		after = ids.at(-1);
		const wrong = (await readProfiles(db, ids)).filter((profile) => index.profiles.differs(profile));
		found.compared += ids.length;
		found.differed += await mend(db, index, wrong);
		for (const id of ids) published.add(index.profiles.ids.find(id) ?? -1);
	}
	await catchUp(db, index);
	const extra = index.profiles.listIds().filter((id) => !published.has(index.profiles.ids.find(id) ?? -1));
	const stillPublished = new Set((await readProfiles(db, extra)).map(({ id }) => id));
	for (const id of extra) {
		if (stillPublished.has(id)) continue;
		patchProfile(index, id, undefined);
		found.differed += 1;
	}
	return found;
}

/** An edit may just not have been taken in: only what still differs after that is a mistake. */
async function mend(db: Db, index: MatchIndex, wrong: readonly TrueProfile[]): Promise<number> {
	if (wrong.length === 0) return 0;
	await catchUp(db, index);
	const now = await readProfiles(
		db,
		wrong.map(({ id }) => id)
	);
	const drifted = now.filter((profile) => index.profiles.differs(profile));
	for (const profile of drifted) patchProfile(index, profile.id, profile);
	return drifted.length;
}

/** Asks every open need of both engines, as a visitor would. */
export async function verifyLists(db: Db, index: MatchIndex): Promise<CheckFound> {
	const found = { compared: 0, differed: 0 };
	for (const id of [...index.needs.ids].sort().reverse().slice(0, mostLists)) {
		const need = index.needs.get(id)?.need;
		// Postings pass over what the vocabulary has dropped; the score still knows it.
		if (!need || need.skills.some(({ skill }) => !index.basis.concepts.byId(skill))) continue;
		found.compared += 1;
		if (await isSame(db, index, need)) continue;
		await catchUp(db, index);
		if (!(await isSame(db, index, need))) found.differed += 1;
	}
	return found;
}

async function isSame(db: Db, index: MatchIndex, need: NeedFacts): Promise<boolean> {
	const { basis } = index;
	const asked = { need, reach: firstReach(need), viewer: publicView, basis, size: firstPlaces };
	const { groups, complete } = await rank(db, asked);
	const theirs = groups.main.matches.map(({ profileId, total }) => ({ profileId, score: total }));
	return !complete || isDeepStrictEqual(fittingProfiles(index, need, { size: firstPlaces }), theirs);
}
