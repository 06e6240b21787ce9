import type { Reactions } from '../../platform/server/jobs.ts';
import { keepLastMonth } from './snapshots.ts';

export const figureReactions: Reactions = {
	'day.passed': async (context) => {
		await keepLastMonth(context);
	}
};
