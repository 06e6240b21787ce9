import type { Reactions } from '../../platform/server/jobs.ts';
import { askCheckIns } from './check-ins.ts';

export const outcomeReactions: Reactions = {
	'day.passed': async (context) => {
		await askCheckIns(context);
	}
};
