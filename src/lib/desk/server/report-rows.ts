/** The rows a report is made of: introductions and needs of the places a desk covers. */
import { sql } from 'kysely';
import { introductionEndings, type IntroductionRow, type NeedRow, type Period } from '../report.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Desk } from '../policy.ts';
import { coveredBy, needAt } from './coverage.ts';

/** Introductions asked before the period ended and not over before it began. */
export async function readIntroductions(
	{ db, now }: Context,
	desk: Desk,
	{ from, to }: Period
): Promise<IntroductionRow[]> {
	const { rows } = await sql<IntroductionRow>`
		select introduction.id, need.id as "needId", need.title, need.language, office.name as office,
			introduction.profile_kind as "profileKind", introduction.asked_by as "askedBy",
			introduction.broker_team_id is not distinct from ${desk.teamId} and introduction.asked_by = 'broker' as ours,
			introduction.newcomer, introduction.asked_at as "askedAt", answered.at as "answeredAt", both_said.at as "bothAt",
			met.at as "metAt", ended.at as "endedAt", ended.to_status as ending, ended.reason_code as reason
		from introduction join need on need.id = introduction.need_id
		left join organisation as office on office.id = need.office_id
		left join lateral (${firstStep(sql`step in ('accept', 'decline') and side <> introduction.asked_by`)}) as answered
			on true
		left join lateral (${firstStep(sql`to_status = 'both_accepted'`)}) as both_said on true
		left join lateral (${firstStep(sql`to_status = 'met'`)}) as met on true
		left join lateral (${firstStep(sql`to_status = any(${[...introductionEndings]})`)}) as ended on true
		where introduction.asked_at < ${to} and (ended.at is null or ended.at >= ${from})
			and ${coveredBy(desk, needAt, now.toISOString().slice(0, 10))}
		order by introduction.asked_at, introduction.id`.execute(db);
	return rows;
}

function firstStep(condition: ReturnType<typeof sql>) {
	return sql`
		select at, to_status, reason_code from introduction_transition
		where introduction_id = introduction.id and ${condition}
		order by at, introduction_transition.id limit 1`;
}

/** Needs published before the period ended and not closed before it began. */
export async function readNeeds({ db, now }: Context, desk: Desk, { from, to }: Period): Promise<NeedRow[]> {
	const { rows } = await sql<NeedRow>`
		select need.id, need.title, need.language, office.name as office, need.country, subdivision.name as region,
			array(select skill from need_skill where need_id = need.id and must order by skill) as skills,
			need.published_at as "publishedAt", closed.at as "closedAt", need.ending
		from need left join organisation as office on office.id = need.office_id
		left join subdivision on subdivision.code = need.subdivision
		left join lateral (
			select max(at) as at from need_transition where need_id = need.id and to_status = 'closed') as closed on true
		where need.origin <> 'archive' and need.published_at < ${to}
			and (need.status <> 'closed' or closed.at >= ${from})
			and ${coveredBy(desk, needAt, now.toISOString().slice(0, 10))}
		order by need.published_at, need.id`.execute(db);
	return rows;
}
