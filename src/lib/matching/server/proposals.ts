/** Proposed changes to the vocabulary. They change nothing by themselves: the vocabulary is a file people review. */
import { type Actor, reaches } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { mostOpenProposals, type Proposal, type ProposalAnswer } from '../../skills/proposal.ts';

/** Operators keep the vocabulary of an instance. A made-up one sees and decides what made-up people propose. */
export function canDecideProposals(actor: Actor): boolean {
	return actor.kind === 'member' && actor.operator;
}

/** Stores what somebody proposes about a skill. Open proposals are counted per person. */
export function proposeChange(context: Context, skill: string, proposal: Proposal): Promise<void> {
	return atomically(context, async ({ actor, db, now }) => {
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'skills_pages_propose_sign_in');
		const { open } = await db
			.selectFrom('vocabulary_proposal')
			.select((eb) => eb.fn.countAll<number>().as('open'))
			.where('person_id', '=', actor.personId)
			.where('status', '=', 'open')
			.executeTakeFirstOrThrow();
		if (open >= mostOpenProposals) throw new Refusal('invalid', 'skills_pages_propose_most');
		await db
			.insertInto('vocabulary_proposal')
			.values({ skill, ...proposal, person_id: actor.personId, proposed_at: now })
			.execute();
	});
}

/** Proposals for operators: open ones first, oldest first, then those decided last. At most a hundred. */
export function listProposals(db: Db, actor: Actor) {
	if (!canDecideProposals(actor)) throw new Refusal('not_allowed', 'teams_operators_only');
	const ofAll = reaches(actor, { example: false });
	return db
		.selectFrom('vocabulary_proposal')
		.$if(!ofAll, (query) =>
			query.where('person_id', 'in', (eb) =>
				eb.selectFrom('person').select('person.id').where('example', '=', true)
			)
		)
		.select(['id', 'skill', 'what', 'language', 'name', 'words', 'status', 'answer'])
		.select(['proposed_at as proposedAt', 'decided_at as decidedAt'])
		.orderBy((eb) => eb('status', '=', 'open'), 'desc')
		.orderBy((eb) => eb.fn.coalesce('decided_at', 'proposed_at'), 'asc')
		.orderBy('id')
		.limit(100)
		.execute();
}

export function answerProposal(context: Context, { id, status, answer }: ProposalAnswer): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member' || !canDecideProposals(actor))
			throw new Refusal('not_allowed', 'teams_operators_only');
		await takeOpen(atomic, id);
		await db
			.updateTable('vocabulary_proposal')
			.set({ status, answer, decided_by: actor.personId, decided_at: now })
			.where('id', '=', id)
			.execute();
	});
}

async function takeOpen({ actor, db }: Atomic, id: string): Promise<void> {
	const proposal = await db
		.selectFrom('vocabulary_proposal')
		.leftJoin('person', 'person.id', 'vocabulary_proposal.person_id')
		.select(['vocabulary_proposal.status', 'person.example'])
		.where('vocabulary_proposal.id', '=', id)
		.forUpdate('vocabulary_proposal')
		.executeTakeFirst();
	if (!proposal || !reaches(actor, { example: proposal.example ?? false }))
		throw new Refusal('not_found', 'skills_pages_propose_gone');
	if (proposal.status !== 'open') throw new Refusal('stale_state', 'skills_pages_propose_decided');
}
