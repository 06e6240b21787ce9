import { Refusal } from '#lib/platform/refusal.ts';
import { signedIn } from '../../../signed-in.ts';
import { decide, loadQueue, loadVerified, withdraw } from '../../verification-queue.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { actor } = event.locals.context;
	if (actor.kind !== 'member' || (actor.brokerPlaces.length === 0 && !actor.operator))
		throw new Refusal('not_allowed', 'teams_brokers_only');
	const [teams, verified] = await Promise.all([loadQueue(event), loadVerified(event)]);
	return { teams, verified };
};

export const actions = { decide, withdraw } satisfies Actions;
