import { Refusal } from '../../platform/refusal.ts';
import type { Atomic } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { move, take, type Taken } from './record.ts';
import { isSounding } from './sounding.ts';

/** The two sides work together from here on, in the transaction that begins their work. Once only. */
export async function engageIntroduction(atomic: Atomic, id: string) {
	const found = await take(atomic, id, 'engage');
	const ground = groundOf(found);
	await move(atomic, found, 'engage');
	await announce(atomic, 'introduction.engaged', { introductionId: id });
	return ground;
}

/** An introduction that could lead to work now, locked and left as it stands; refuses where it could not. */
export async function readyToEngage(atomic: Atomic, id: string) {
	return groundOf(await take(atomic, id, 'engage'));
}

function groundOf(found: Taken) {
	const { id, needId, officeId, profileId } = found;
	if (officeId === null || profileId === null)
		throw new Refusal('stale_state', 'introductions_not_available');
	return { id, needId, officeId, profileId, sounding: isSounding(found) };
}
