import type { Side } from '#lib/engagements/lifecycle.ts';
import { findLessonGround } from '#lib/outcomes/server/lesson-queries.ts';
import { readOutcome } from '#lib/outcomes/server/queries.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { WorkView } from './work-view.ts';

export type Told = 'tell' | 'waits' | 'decide' | 'told' | 'public' | 'not_public';

export interface After {
	told: Told;
	mayDraw: boolean;
}

/** How far both sides have told what came of work that has ended; undefined before it has. */
export async function afterTheEnd(context: Context, work: WorkView): Promise<After | undefined> {
	if (!work.ended) return undefined;
	const outcome = await readOutcome(context.db, context.actor, work.id);
	return { told: howFar(outcome, work.side), mayDraw: await mayDraw(context, work) };
}

/** Whether an organisation of the reader could draw a lesson from this work. */
export async function mayDraw({ actor, db }: Context, { id, ended }: WorkView): Promise<boolean> {
	return ended && (await findLessonGround(db, actor, id)).organisations.length > 0;
}

function howFar(
	{ written, isPublic, accounts }: Awaited<ReturnType<typeof readOutcome>>,
	side: Side | undefined
): Told {
	if (isPublic) return 'public';
	if (side === undefined) return 'not_public';
	if (!written.includes(side)) return 'tell';
	if (written.length === 1) return 'waits';
	return accounts.find((account) => account.side === side)?.publication === 'not_asked' ? 'decide' : 'told';
}
