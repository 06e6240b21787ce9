import { isReleased } from '#lib/introductions/lifecycle.ts';
import { listIntroductions } from '#lib/introductions/server/queries.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { WorkView } from './work-view.ts';

/** Profiles that were introduced for the same need and are in no work yet: whom the office can bring in. */
export async function listInvitable({ actor, db }: Context, work: WorkView) {
	if (work.side !== 'office' || work.ended) return [];
	const taking = new Set(work.parties.map(({ profileId }) => profileId));
	return (await listIntroductions(db, actor))
		.filter(({ needId, reading }) => needId === work.need.id && reading.includes('office'))
		.filter(({ status, profileId }) => isReleased(status) && status !== 'engaged' && !taking.has(profileId))
		.map(({ id, profileName }) => ({ id, name: profileName ?? '' }))
		.filter(({ name }) => name !== '');
}
