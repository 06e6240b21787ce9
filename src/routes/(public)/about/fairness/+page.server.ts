import { readFairness } from '#lib/matching/server/fairness.ts';
import { fairnessView } from './fairness-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale } }) => {
	const today = context.now.toISOString().slice(0, 10);
	return fairnessView(await readFairness(context.db, today), locale);
};
