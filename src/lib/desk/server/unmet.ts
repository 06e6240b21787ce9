import type { Context } from '../../platform/server/context.ts';
import type { Desk } from '../policy.ts';
import { needsOf } from '../../figures/counting.ts';
import type { NeedRow } from '../../figures/rows.ts';
import { needsAt } from './report-rows.ts';

/** How far back demand that nobody met still says something about today. */
const years = 2;

/** Needs of the desk's places that ended within two years because nobody fitted or nobody answered. */
export async function readUnmet(context: Context, desk: Desk): Promise<NeedRow[]> {
	const from = new Date(context.now);
	from.setUTCFullYear(from.getUTCFullYear() - years);
	const period = { from, to: context.now };
	return needsOf('unmet', await needsAt(context, desk, period), period);
}
