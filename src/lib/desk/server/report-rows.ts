/** The rows a report is made of: introductions and needs of the places a desk covers. */
import type { Period } from '../../figures/rows.ts';
import { readIntroductions, readNeeds } from '../../figures/server/rows.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Desk } from '../policy.ts';
import { coveredBy, needAt } from './coverage.ts';

const atDesk = (desk: Desk, now: Date) => coveredBy(desk, needAt, now.toISOString().slice(0, 10));

export function introductionsAt({ db, now }: Context, desk: Desk, period: Period) {
	return readIntroductions(db, atDesk(desk, now), period);
}

export function needsAt({ db, now }: Context, desk: Desk, period: Period) {
	return readNeeds(db, atDesk(desk, now), period);
}
