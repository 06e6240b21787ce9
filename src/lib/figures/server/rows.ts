/** The rows figures are counted from, for whatever part of the instance a condition picks. */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { isAgreed } from '../../engagements/server/queries.ts';
import { toldByBoth } from '../../outcomes/server/ledger.ts';
import type { Db } from '../../platform/server/db.ts';
import {
	introductionEndings,
	type IntroductionRow,
	type NeedRow,
	type Period,
	type WorkRow
} from '../rows.ts';

/** Picks needs, which the query calls `need`. */
export type Which = RawBuilder<SqlBool>;

const located = sql`office.name as office, need.office_id as "officeId", need.country, need.subdivision,
	subdivision.name as region`;
const joined = sql`left join organisation as office on office.id = need.office_id
	left join subdivision on subdivision.code = need.subdivision`;

/** Introductions asked before the period ended and not over before it began, nor the work they led to. */
export async function readIntroductions(
	db: Db,
	which: Which,
	{ from, to }: Period
): Promise<IntroductionRow[]> {
	const { rows } = await sql<IntroductionRow>`
		select introduction.id, need.id as "needId", need.title, need.language, ${located},
			introduction.profile_kind as "profileKind", introduction.asked_by as "askedBy",
			introduction.broker_team_id as "teamId", introduction.newcomer, near.locality,
			introduction.asked_at as "askedAt", answered.at as "answeredAt", both_said.at as "bothAt",
			met.at as "metAt", ended.at as "endedAt", ended.to_status as ending, ended.reason_code as reason,
			work.ended_at as "outcomeAt"
		from introduction join need on need.id = introduction.need_id ${joined}
		left join lateral (${firstStep(sql`step in ('accept', 'decline') and side <> introduction.asked_by`)}) as answered
			on true
		left join lateral (${firstStep(sql`to_status = 'both_accepted'`)}) as both_said on true
		left join lateral (${firstStep(sql`to_status = 'met'`)}) as met on true
		left join lateral (${firstStep(sql`to_status = any(${[...introductionEndings]})`)}) as ended on true
		left join engagement_party as party on party.introduction_id = introduction.id
		left join engagement as work on work.id = party.engagement_id
		cross join lateral (${localityOfIntroduction}) as near
		where introduction.asked_at < ${to} and (ended.at is null or ended.at >= ${from}
				or ended.to_status = 'engaged' and (work.ended_at is null or work.ended_at >= ${from}))
			and ${which}
		order by introduction.asked_at, introduction.id`.execute(db);
	return rows;
}

/** The nearest of the places a profile works in; not recorded where either side says none, or the profile is gone. */
const localityOfIntroduction = sql`
	select case
		when need.country is null or count(place.id) = 0 then 'not_recorded'
		when bool_or(place.subdivision = need.subdivision) then 'same_region'
		when bool_or(place.country = need.country) then 'same_country'
		else 'elsewhere' end as locality
	from profile_place as place where place.profile_id = introduction.profile_id`;

function firstStep(condition: RawBuilder<unknown>) {
	return sql`
		select at, to_status, reason_code from introduction_transition
		where introduction_id = introduction.id and ${condition}
		order by at, introduction_transition.id limit 1`;
}

/** Needs published before the period ended and not closed before it began. */
export async function readNeeds(db: Db, which: Which, { from, to }: Period): Promise<NeedRow[]> {
	const { rows } = await sql<NeedRow>`
		select need.id, need.title, need.language, ${located},
			array(select skill from need_skill where need_id = need.id and must order by skill) as skills,
			need.published_at as "publishedAt", closed.at as "closedAt", need.ending
		from need ${joined}
		left join lateral (
			select max(at) as at from need_transition where need_id = need.id and to_status = 'closed') as closed on true
		where need.origin <> 'archive' and need.published_at < ${to}
			and (need.status <> 'closed' or closed.at >= ${from}) and ${which}
		order by need.published_at, need.id`.execute(db);
	return rows;
}

/** Agreed work that ended in the period, the same as the public ledger lists. */
export async function readWork(db: Db, which: Which, { from, to }: Period): Promise<WorkRow[]> {
	const { rows } = await sql<WorkRow>`
		select engagement.id, need.title, need.language, ${located}, engagement.ended_at as "endedAt",
			engagement.ending, ${toldByBoth} as told, account.staff_count as "staffCount"
		from engagement join need on need.id = engagement.need_id ${joined}
		left join outcome_account as account on account.engagement_id = engagement.id and account.side = 'office'
			and ${toldByBoth}
		where engagement.ended_at >= ${from} and engagement.ended_at < ${to} and ${isAgreed()} and ${which}
		order by engagement.ended_at, engagement.id`.execute(db);
	return rows;
}
