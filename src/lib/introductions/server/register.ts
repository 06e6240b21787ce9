/**
 * The register of introductions: who was asked, when, and how it ended. Read by each side for its own, by brokers
 * for the places they cover, by whoever runs this site for all. It holds no contact data, and natural persons are
 * named only to the sides themselves.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Cell } from '../../platform/csv.ts';
import type { Db } from '../../platform/server/db.ts';
import { readsFor } from '../policy.ts';
import { accepted, conflicted, readableBy, selectIntroductions, standing } from './standing.ts';

const moment = (steps: readonly string[]) =>
	sql<Date | null>`(select max(at) from introduction_transition as taken
		where taken.introduction_id = introduction.id and taken.step = any(${[...steps]}::text[]))`;

const ended = (column: 'reason_code' | 'side') =>
	sql<string | null>`(select ${sql.ref(`taken.${column}`)} from introduction_transition as taken
		where taken.introduction_id = introduction.id and taken.to_status = introduction.status
		order by taken.at desc, taken.id desc limit 1)`;

export type RegisterRow = Awaited<ReturnType<typeof listRegister>>[number];

/** The newest first; no more than `size`. Who runs this site reads every row, as an auditor does. */
export async function listRegister(db: Db, actor: Actor, size: number) {
	if (actor.kind === 'visitor') return [];
	const audits = actor.kind === 'member' && actor.operator;
	const rows = await selectIntroductions(db)
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('organisation as team', 'team.id', 'introduction.broker_team_id')
		.select(standing)
		.select(accepted)
		.select(conflicted(actor).as('conflicted'))
		.select(['introduction.id', 'introduction.need_id as needId', 'need.title as need', 'need.language'])
		.select(['office.name as office', 'team.name as brokerTeam', 'profile.name as profileName'])
		.select(['profile.visibility', 'introduction.profile_kind as profileKind', 'introduction.sounding'])
		.select(['introduction.newcomer', 'introduction.group_id as groupId', 'introduction.asked_at as askedAt'])
		.select(['introduction.created_at as createdAt', 'introduction.snapshot'])
		.select([
			moment(['accept', 'decline']).as('answeredAt'),
			moment(['meet']).as('metAt'),
			moment(['decline', 'withdraw', 'lapse', 'end', 'engage']).as('endedAt'),
			ended('reason_code').as('reasonCode'),
			ended('side').as('lastSide')
		])
		.$if(!audits, (query) => query.where(readableBy(actor)))
		.orderBy('introduction.id', 'desc')
		.limit(size)
		.execute();
	return rows.map(({ profileName, visibility, snapshot, ...row }) => {
		const isSide = readsFor(actor, row).length > 0;
		const named = isSide ? visibility !== null : row.profileKind !== 'person' && visibility === 'public';
		return {
			id: row.id,
			...{ needId: row.needId, need: row.need, language: row.language, office: row.office },
			...{ profileKind: row.profileKind, profile: named ? profileName : null, brokerTeam: row.brokerTeam },
			...{ askedBy: row.askedBy, status: row.status, sounding: row.sounding, newcomer: row.newcomer },
			...{ createdAt: row.createdAt, askedAt: row.askedAt, answeredAt: row.answeredAt, metAt: row.metAt },
			endedAt: isOver(row.status) ? row.endedAt : null,
			...{ lastSide: row.lastSide, reasonCode: row.reasonCode, groupId: row.groupId },
			...{ matchTotal: snapshot.total, matchVersion: snapshot.version, override: snapshot.override ?? null }
		};
	});
}

function isOver(status: string): boolean {
	return ['engaged', 'no_fit', 'declined', 'lapsed', 'withdrawn'].includes(status);
}

const columns = [
	...([
		'id',
		'needId',
		'need',
		'office',
		'profileKind',
		'profile',
		'brokerTeam',
		'askedBy',
		'status'
	] as const),
	...(['createdAt', 'askedAt', 'answeredAt', 'metAt', 'endedAt', 'lastSide', 'reasonCode'] as const),
	...(['sounding', 'newcomer', 'groupId', 'matchTotal', 'matchVersion', 'override'] as const)
] satisfies readonly (keyof RegisterRow)[];

/** The columns of the register as a table; moments in UTC. */
export const registerColumns: Readonly<Record<string, (row: RegisterRow) => Cell>> = Object.fromEntries(
	columns.map((name) => [name, (row: RegisterRow) => row[name]])
);
