/** What became of a public need: amendments, questions, and who shares it. For everybody who may read the need. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';

const mostShown = 100;

const dayOf = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD')`;

/** Amendments, questions and sharing offices of a need the caller has read as this reader. Nobody's name. */
export async function readRecord(db: Db, needId: string) {
	const [amendments, questions, partners] = await Promise.all([
		db
			.selectFrom('need_amendment')
			.select(['id', 'changes', 'material', 'reason', dayOf('at').as('on')])
			.where('need_id', '=', needId)
			.orderBy('id', 'desc')
			.limit(mostShown)
			.execute(),
		db
			.selectFrom('need_question')
			.select(['id', 'language', 'answer', 'hidden_because as hiddenBecause'])
			.select(dayOf('asked_at').as('askedOn'))
			.select(dayOf('answered_at').$castTo<string | null>().as('answeredOn'))
			.select(sql<string>`case when hidden_because is null then question else '' end`.as('question'))
			.where('need_id', '=', needId)
			.orderBy('id')
			.limit(mostShown)
			.execute(),
		db
			.selectFrom('need_partner')
			.innerJoin('organisation', 'organisation.id', 'need_partner.organisation_id')
			.select(['organisation.id', 'organisation.name'])
			.where('need_partner.need_id', '=', needId)
			.where('need_partner.answer', '=', 'yes')
			.orderBy('organisation.name')
			.limit(mostShown)
			.execute()
	]);
	return { amendments, questions, partners };
}
export type NeedRecord = Awaited<ReturnType<typeof readRecord>>;
