/** The report of a desk on a time, and the failure its team chose to tell of. */
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Desk } from '../policy.ts';
import type { Period } from '../../figures/rows.ts';
import { type Failure, reportFigures } from '../report.ts';
import { workAt } from './desks.ts';
import { introductionsAt, needsAt } from './report-rows.ts';

/** Calendar days, both part of it (YYYY-MM-DD, UTC). */
export interface Days {
	from: string;
	to: string;
}

const dayMs = 86_400_000;

/** From the first day to the end of the last one; never past the moment of asking. */
export function periodOf({ from, to }: Days, now: Date): Period {
	const end = new Date(Date.parse(`${to}T00:00:00Z`) + dayMs);
	return { from: new Date(`${from}T00:00:00Z`), to: end < now ? end : now };
}

/** Every row of the report, and the figures worked out from them. */
export async function readReport(context: Context, desk: Desk, days: Days) {
	const period = periodOf(days, context.now);
	const [introductions, needs, chosen] = await Promise.all([
		introductionsAt(context, desk, period),
		needsAt(context, desk, period),
		findChosen(context.db, desk, days)
	]);
	const figures = reportFigures(introductions, needs, period, desk.teamId);
	const isChosen = ({ kind, row }: Failure) =>
		row.id === (kind === 'need' ? chosen?.needId : chosen?.introductionId);
	const told = figures.failures.find(isChosen);
	return {
		...{ period, introductions, needs, figures },
		failure: told ?? figures.failures[0],
		/** The team's own words, where it chose the failure itself. */
		words: told ? (chosen?.words ?? '') : undefined
	};
}
export type Report = Awaited<ReturnType<typeof readReport>>;

function findChosen(db: Db, { teamId }: Desk, { from, to }: Days) {
	return db
		.selectFrom('desk_failure')
		.select(['need_id as needId', 'introduction_id as introductionId', 'words'])
		.where('team_id', '=', teamId)
		.where('from_on', '=', from)
		.where('to_on', '=', to)
		.executeTakeFirst();
}

/** Chooses which failure the report tells of, in the team's own words; only one that is among its rows. */
export function chooseFailure(
	context: Context,
	team: string,
	days: Days,
	{ id, words }: { id: string; words: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const desk = await workAt(atomic, team);
		const { figures } = await readReport(atomic, desk, days);
		const failure = figures.failures.find(({ row }) => row.id === id);
		if (!failure || desk.teamId === null) throw new Refusal('not_found', 'desk_failure_not_here');
		const of = {
			need_id: failure.kind === 'need' ? id : null,
			introduction_id: failure.kind === 'introduction' ? id : null,
			...{ words, person_id: atomic.actor.kind === 'member' ? atomic.actor.personId : null, at: atomic.now }
		};
		await atomic.db
			.insertInto('desk_failure')
			.values({ team_id: desk.teamId, from_on: days.from, to_on: days.to, ...of })
			.onConflict((conflict) => conflict.columns(['team_id', 'from_on', 'to_on']).doUpdateSet(of))
			.execute();
	});
}
