/** Changes that wait for a second pair of eyes, as the people of their office read them. */
import type { ExpressionBuilder } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { officesOf } from '../policy.ts';
import { namePlaces } from './record.ts';

/** The SQL twin of `canReadDesk`, for a query with `need` in it; `changes.test.ts` holds the two together. */
function deskReadableBy(actor: Actor) {
	return (eb: ExpressionBuilder<Tables, 'need'>) => {
		if (actor.kind === 'system') return eb.val(true);
		const offices = officesOf(actor);
		return offices.length === 0 ? eb.val(false) : eb('need.office_id', 'in', offices);
	};
}

function selectChanges(db: Db, actor: Actor) {
	return db
		.selectFrom('need_change as change')
		.innerJoin('need', 'need.id', 'change.need_id')
		.leftJoin('person as author', 'author.id', 'change.person_id')
		.select(['change.id', 'change.need_id as needId', 'change.changes', 'change.reason', 'change.at'])
		.select(['change.person_id as personId', 'author.name as author'])
		.select(['need.title', 'need.language', 'need.office_id as officeId'])
		.where(deskReadableBy(actor));
}

/** The change of a need that waits, undefined where none does or this actor may not know. */
export async function findWaitingChange(db: Db, actor: Actor, needId: string) {
	const change = await selectChanges(db, actor)
		.where('change.need_id', '=', needId)
		.where('change.decided_at', 'is', null)
		.executeTakeFirst();
	return change && { ...change, placeNames: await namePlaces(db, [change]) };
}

/** What became of the newest decided change of a need, or of that one, with the form it was, for whoever goes on from it. */
export function findDecidedChange(db: Db, actor: Actor, needId: string, changeId?: string) {
	return db
		.selectFrom('need_change as change')
		.innerJoin('need', 'need.id', 'change.need_id')
		.innerJoin('need_change_decision as decided', 'decided.change_id', 'change.id')
		.select(['change.id', 'change.fields', 'change.person_id as personId', 'change.reason as why'])
		.select(['decided.decision', 'decided.reason', 'decided.at'])
		.where('change.need_id', '=', needId)
		.where(deskReadableBy(actor))
		.$if(changeId !== undefined, (query) => query.where('change.id', '=', changeId ?? ''))
		.orderBy('change.id', 'desc')
		.executeTakeFirst();
}

/** Changes of one office that wait, the oldest first, with the names of the places they speak of. */
export async function listWaitingChanges(db: Db, actor: Actor, officeId: string) {
	const changes = await selectChanges(db, actor)
		.where('need.office_id', '=', officeId)
		.where('change.decided_at', 'is', null)
		.orderBy('change.id')
		.limit(100)
		.execute();
	return { changes, placeNames: await namePlaces(db, changes) };
}
export type WaitingChanges = Awaited<ReturnType<typeof listWaitingChanges>>;
