/** What both sides do together once they were introduced. Every step is locked, asked of policy and lifecycle, and appended. */
import { engageIntroduction } from '../../introductions/server/engage.ts';
import { buyingKinds } from '../../matching/facts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { EngagementStep } from '../lifecycle.ts';
import { mayTake } from '../policy.ts';
import type { Proposal } from '../schema.ts';
import { addProfile, confirmOwn } from './parties.ts';
import { append, lockAsParty, move, readParties } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'engagement.proposed': { engagementId: string };
		'engagement.moved': { engagementId: string; step: EngagementStep };
	}
}

/**
 * Proposes work to the other side of an introduction that both accepted; the introduction becomes engaged in the
 * same transaction, so it leads to one piece of work only. Whoever proposes has confirmed. The id of the work.
 */
export function proposeEngagement(context: Context, proposal: Proposal): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		const introduction = await engageIntroduction(atomic, proposal.introduction);
		if (introduction.sounding && (proposal.pays === 'yes' || buyingKinds.includes(proposal.kind)))
			throw new Refusal('stale_state', 'engagements_route_first');
		const { id } = await db
			.insertInto('engagement')
			.values({
				...{ need_id: introduction.needId, title: proposal.title, status: 'proposed', kind: proposal.kind },
				...{ pays: proposal.pays === 'yes', repository: proposal.repository ?? null },
				...{ starts_on: proposal.starts_on ?? null, ends_on: proposal.ends_on ?? null },
				...{ ending: null, ended_at: null, created_at: now, updated_at: now }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await addOffice(atomic, id, introduction.officeId);
		if ((await addProfile(atomic, id, introduction)) === undefined)
			throw new Refusal('stale_state', 'engagements_takes_part_already');
		const side = await confirmOwn(atomic, await readParties(db, id));
		await append(atomic, id, { from: null, to: 'proposed', step: 'propose', side });
		await announce(atomic, 'engagement.proposed', { engagementId: id });
		return id;
	});
}

/** A step one side takes. What was delivered and is not accepted comes with its reason. */
export function takeStep(
	context: Context,
	id: string,
	step: Exclude<EngagementStep, 'agree' | 'close' | 'end_early'>,
	reason = ''
): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockAsParty(atomic, id);
		if (!mayTake(found.side, step)) throw new Refusal('not_allowed', 'engagements_other_side_takes');
		if (step === 'refuse' && reason === '') throw new Refusal('invalid', 'engagements_office_owes_reason');
		await move(atomic, found, step, { side: found.side, reason });
		await announce(atomic, 'engagement.moved', { engagementId: id, step });
	});
}

async function addOffice({ db }: Atomic, engagement_id: string, officeId: string): Promise<void> {
	await db
		.insertInto('engagement_party')
		.values({
			...{ engagement_id, side: 'office', organisation_id: officeId, profile_id: null },
			...{ introduction_id: null, person_id: null, confirmed_at: null }
		})
		.execute();
}
