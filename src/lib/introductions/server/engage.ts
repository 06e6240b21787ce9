import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { move, take } from './record.ts';

/** The two sides work together from here on, in the transaction that begins their work. Once only. */
export async function engageIntroduction(atomic: Atomic, id: string) {
	const found = await take(atomic, id, 'engage');
	const { needId, officeId, profileId } = found;
	if (officeId === null || profileId === null)
		throw new Refusal('stale_state', 'introductions_not_available');
	await move(atomic, found, 'engage');
	await announce(atomic, 'introduction.engaged', { introductionId: id });
	return { id, needId, officeId, profileId };
}
