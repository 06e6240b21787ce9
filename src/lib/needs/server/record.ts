/** What became of a public need: amendments, questions, and who shares it. For everybody who may read the need. */
import { sql } from 'kysely';
import type { Changes } from '../../platform/server/tables/needs.ts';
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
	return { amendments, questions, partners, placeNames: await namePlaces(db, amendments) };
}

/** Names of the towns (by number) and regions (by code) that amendments speak of. */
export async function namePlaces(
	db: Db,
	amendments: readonly { changes: Changes }[]
): Promise<Record<string, string>> {
	const named = (field: string) =>
		amendments.flatMap(({ changes }) => {
			const change = changes[field];
			return change ? [change.before, change.after].filter((value) => value !== null) : [];
		});
	const [cities, regions] = [named('city').map(Number), named('subdivision').map(String)];
	if (cities.length + regions.length === 0) return {};
	const { rows } = await sql<{ key: string; name: string }>`
		select id::text as key, name from city where id = any(${cities}::int4[])
		union all select code, name from subdivision where code = any(${regions}::text[])`.execute(db);
	return Object.fromEntries(rows.map(({ key, name }) => [key, name]));
}
export type NeedRecord = Awaited<ReturnType<typeof readRecord>>;
