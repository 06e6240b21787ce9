import { Refusal } from '#lib/platform/refusal.ts';
import { signedIn } from '../../../signed-in.ts';
import { decide, loadQueue } from '../../verification-queue.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { actor } = event.locals.context;
	if (actor.kind !== 'member' || (actor.brokerPlaces.length === 0 && !actor.operator))
		throw new Refusal('not_allowed', 'teams_brokers_only');
	return { teams: await loadQueue(event) };
};

export const actions = { decide } satisfies Actions;
