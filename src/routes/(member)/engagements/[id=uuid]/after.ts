import { readOutcome } from '#lib/outcomes/server/queries.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { WorkView } from './work-view.ts';

/** How far both sides have told what came of work that has ended; undefined before it has. */
export async function afterTheEnd({ actor, db }: Context, { id, ended, side }: WorkView) {
	if (!ended) return undefined;
	const { written, isPublic, accounts } = await readOutcome(db, actor, id);
	if (isPublic) return 'public' as const;
	if (side === undefined) return 'not_public' as const;
	if (!written.includes(side)) return 'tell' as const;
	if (written.length === 1) return 'waits' as const;
	return accounts.find((account) => account.side === side)?.publication === 'not_asked' ? 'decide' : 'told';
}
export type After = NonNullable<Awaited<ReturnType<typeof afterTheEnd>>>;
