import { listWorkFrom } from '#lib/engagements/server/of-introduction.ts';
import { listIntroductions } from '#lib/introductions/server/queries.ts';
import { signedIn } from '../../signed-in.ts';
import { listView } from './list-view.ts';
import type { PageServerLoad } from './$types';

const said = ['blocked', 'conflict', 'report'] as const;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const done = event.url.searchParams.get('done');
	const introductions = await listIntroductions(context.db, context.actor);
	const work = await listWorkFrom(
		context.db,
		introductions.map(({ id }) => id)
	);
	return {
		groups: listView(introductions, work, locale),
		done: said.find((each) => each === done)
	};
};
