/** Who has to do with a need when something happens: ids of people, for those who tell them. */
import { listMembersWith } from '../../organisations/server/recipients.ts';
import type { Right } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { NeedStep } from '../lifecycle.ts';

/** The people of the office with one of these rights. */
export async function listStaffOf(db: Db, needId: string, ...rights: readonly Right[]): Promise<string[]> {
	const need = await db
		.selectFrom('need')
		.select('office_id as officeId')
		.where('id', '=', needId)
		.executeTakeFirst();
	return need?.officeId == null ? [] : listMembersWith(db, need.officeId, ...rights);
}

/** Who took a step with a need last. */
export async function findLastToTake(db: Db, needId: string, step: NeedStep): Promise<string | undefined> {
	const taken = await db
		.selectFrom('need_transition')
		.select('person_id')
		.where('need_id', '=', needId)
		.where('step', '=', step)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return taken?.person_id ?? undefined;
}

/** The people of the office with one of these rights, but for who took that step themselves. */
export async function listOthersOf(
	db: Db,
	needId: string,
	step: NeedStep,
	...rights: readonly Right[]
): Promise<string[]> {
	const taker = await findLastToTake(db, needId, step);
	return (await listStaffOf(db, needId, ...rights)).filter((id) => id !== taker);
}

/** Those who asked about a need, and the people of offices that share it. */
export async function listInvolvedIn(db: Db, needId: string): Promise<string[]> {
	const askers = await db
		.selectFrom('need_question')
		.select('person_id as id')
		.where('need_id', '=', needId)
		.where('person_id', 'is not', null)
		.where('hidden_because', 'is', null)
		.execute();
	const partners = await db
		.selectFrom('need_partner')
		.innerJoin('membership', 'membership.organisation_id', 'need_partner.organisation_id')
		.select('membership.person_id as id')
		.where('need_partner.need_id', '=', needId)
		.where('need_partner.answer', '=', 'yes')
		.execute();
	return [...askers, ...partners].flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Who asked a question. */
export async function listAskerOf(db: Db, questionId: string): Promise<string[]> {
	const asked = await db
		.selectFrom('need_question')
		.select('person_id')
		.where('id', '=', questionId)
		.executeTakeFirst();
	return asked?.person_id == null ? [] : [asked.person_id];
}

/** Who put a change forward. */
export async function findAuthorOfChange(db: Db, changeId: string): Promise<string | undefined> {
	const change = await db
		.selectFrom('need_change')
		.select('person_id')
		.where('id', '=', changeId)
		.executeTakeFirst();
	return change?.person_id ?? undefined;
}

/** Who put a change forward that somebody else decided on. */
export async function listAwaiting(db: Db, changeId: string): Promise<string[]> {
	const change = await db
		.selectFrom('need_change as change')
		.innerJoin('need_change_decision as decided', 'decided.change_id', 'change.id')
		.select(['change.person_id as author', 'decided.person_id as decider'])
		.where('change.id', '=', changeId)
		.executeTakeFirst();
	return !change?.author || change.author === change.decider ? [] : [change.author];
}
