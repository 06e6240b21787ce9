import { ask } from '../../matching/ask.ts';
import { readBasis, versionOf } from '../../matching/server/basis.ts';
import { matchAsked } from '../../matching/order.ts';
import type { Db } from '../../platform/server/db.ts';
import { readNeeds, readProfiles } from '../../postings/server/truth.ts';
import type { Snapshot } from '../snapshot.ts';

/** What the match says now; without a score where the need or the profile is not there to be matched. */
export async function takeSnapshot(
	db: Db,
	{ needId, profileId, now }: { needId: string; profileId: string; now: Date }
): Promise<Snapshot> {
	const [[need], [profile]] = [await readNeeds(db, [needId]), await readProfiles(db, [profileId])];
	const today = now.toISOString().slice(0, 10);
	const basis = await readBasis(db, need ?? { skills: [] }, today);
	const version = versionOf(basis);
	if (!need || !profile) return { total: null, band: null, parts: [], placement: null, version };
	const { total, band, parts, group, reason } = matchAsked(ask(need, basis), need, profile, basis);
	const placement = { group, ...(reason !== undefined && { reason }) };
	return { total, band, parts, placement, version };
}
