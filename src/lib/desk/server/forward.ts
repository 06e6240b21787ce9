/** Putting somebody forward for a need, and whom a team thinks of before it does. */
import { randomUUID } from 'node:crypto';
import { askForIntroduction, suggestIntroduction } from '../../introductions/server/asking.ts';
import { listClosedProfiles } from '../../organisations/server/closed.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { readableBy } from '../../profiles/server/queries.ts';
import { findCovered } from './commands.ts';
import { workAt } from './desks.ts';

export interface Forward {
	needId: string;
	profileIds: readonly string[];
	/** What both sides read before they decide. */
	words: string;
	/** `ask` puts the question to both at once; `suggest` tells the office only. */
	how: 'ask' | 'suggest';
	/** They cover the need together, so it is one team. */
	together: boolean;
	/** Why somebody whom the match would not have: stored with the match, read by both sides. */
	override: string;
}

/** All of them or none. The ids of the introductions. */
export function putForward(context: Context, team: string, wish: Forward): Promise<string[]> {
	return atomically(context, async (atomic) => {
		const { needId, profileIds, words, how, override } = wish;
		await takeNeed(atomic, team, needId);
		const groupId = wish.together && profileIds.length > 1 ? randomUUID() : undefined;
		const begun: string[] = [];
		for (const profileId of profileIds) {
			const pair = {
				...{ needId, profileId, words },
				...(groupId !== undefined && { groupId }),
				...(override !== '' && { override })
			};
			begun.push(
				how === 'ask'
					? await askForIntroduction(atomic, { ...pair, as: 'broker' })
					: await suggestIntroduction(atomic, pair)
			);
		}
		return begun;
	});
}

async function takeNeed(atomic: Atomic, team: string, needId: string) {
	const desk = await workAt(atomic, team);
	const need = await findCovered(atomic, desk, needId);
	if (!need) throw new Refusal('not_found', 'desk_not_here');
	if (need.status !== 'open') throw new Refusal('stale_state', 'desk_need_not_open');
	return { desk, need };
}

/** Notes for the team alone that somebody could do a need, and why. A new reason takes the place of the old. */
export function shortlist(
	context: Context,
	team: string,
	needId: string,
	{ profileId, reason }: { profileId: string; reason: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeNeed(atomic, team, needId);
		const { db, actor, now } = atomic;
		const readable = await db
			.selectFrom('profile')
			.select('profile.id')
			.where('profile.id', '=', profileId)
			.where(readableBy(actor))
			.executeTakeFirst();
		const closed = await listClosedProfiles(db, actor, needId);
		if (!readable || closed.includes(profileId)) throw new Refusal('not_found', 'desk_profile_not_there');
		const noted = { reason, person_id: actor.kind === 'member' ? actor.personId : null, at: now };
		await db
			.insertInto('desk_candidate')
			.values({ team_id: team, need_id: needId, profile_id: profileId, ...noted })
			.onConflict((conflict) => conflict.columns(['team_id', 'need_id', 'profile_id']).doUpdateSet(noted))
			.execute();
	});
}

export function takeOffShortlist(
	context: Context,
	team: string,
	needId: string,
	profileId: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		await workAt(atomic, team);
		await atomic.db
			.deleteFrom('desk_candidate')
			.where('team_id', '=', team)
			.where('need_id', '=', needId)
			.where('profile_id', '=', profileId)
			.execute();
	});
}
