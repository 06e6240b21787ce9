/** Every figure of the public board once more, in plain SQL over the appended steps: as a reader would ask the rows. */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { BoardFigure } from '#lib/figures/board.ts';
import { engagementEndings } from '#lib/engagements/lifecycle.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { daysAgo } from './desk.ts';
import { now } from './offices.ts';

const year = new Date('2026-01-01T00:00:00Z');
const within = (column: string) => sql`${sql.ref(column)} >= ${year} and ${sql.ref(column)} < ${now}`;

/** Introductions with the days of their steps, as plain SQL reads them. */
const introductions = sql`(select introduction.*, need.country, need.subdivision, need.office_id,
	(select min(at) from introduction_transition as step where introduction_id = introduction.id
		and step.step in ('accept', 'decline') and step.side <> introduction.asked_by) as answered,
	(select min(at) from introduction_transition as step where introduction_id = introduction.id
		and step.to_status = 'both_accepted') as both_said,
	(select min(at) from introduction_transition as step where introduction_id = introduction.id
		and step.to_status = 'met') as met,
	(select min(at) from introduction_transition as step where introduction_id = introduction.id
		and step.to_status in ('engaged', 'no_fit', 'declined', 'lapsed', 'withdrawn')) as over,
	(select work.ended_at from engagement as work join engagement_party as party on party.engagement_id = work.id
		where party.introduction_id = introduction.id) as outcome_at
	from introduction join need on need.id = introduction.need_id) as one`;
const needs = sql`(select need.*, (select max(at) from need_transition where need_id = need.id
	and to_status = 'closed') as closed_at from need) as one`;
const work = sql`(select engagement.*, need.country, need.subdivision, need.office_id,
	(select count(*) from outcome_account as account where account.engagement_id = engagement.id
		and account.publication = 'agreed' and account.taken_down_at is null) = 2 as told,
	(select staff_count from outcome_account as account where account.engagement_id = engagement.id
		and account.side = 'office') as staff
	from engagement join need on need.id = engagement.need_id where engagement.ended_at is not null) as one`;
const questions = sql`(select question.*, need.country, need.subdivision, need.office_id
	from need_question as question join need on need.id = question.need_id) as one`;
const refusals = sql`(select verification.*, organisation.country, organisation.subdivision,
	organisation.id as office_id from verification
	join organisation on organisation.id = verification.organisation_id) as one`;

const nearest = (wanted: string) => sql`${within('asked_at')} and (select case
	when one.country is null or count(*) = 0 then 'not_recorded'
	when bool_or(place.subdivision = one.subdivision) then 'same_region'
	when bool_or(place.country = one.country) then 'same_country' else 'elsewhere' end
	from profile_place as place where place.profile_id = one.profile_id) = ${wanted}`;
const open = sql`(over is null or over >= ${now})`;
const ended = (status: string) => sql`status = ${status} and ${within('over')}`;

/** Each figure as a reader would ask the rows again. */
const again: Record<BoardFigure, { from: RawBuilder<unknown>; where: RawBuilder<unknown> }> = {
	...of(introductions, {
		asked: within('asked_at'),
		answered: within('answered'),
		both_accepted: within('both_said'),
		met: within('met'),
		ended: within('over'),
		engaged: ended('engaged'),
		no_fit: ended('no_fit'),
		declined: ended('declined'),
		lapsed: ended('lapsed'),
		withdrawn: ended('withdrawn'),
		newcomers: sql`newcomer and ${within('asked_at')}`,
		open_answer: sql`answered is null and ${open}`,
		open_both: sql`both_said is null and ${open}`,
		open_met: sql`met is null and ${open}`,
		outcome: within('outcome_at'),
		open_outcome: sql`status = 'engaged' and outcome_at is null`,
		asked_answered: sql`${within('asked_at')} and answered is not null`,
		asked_not_answered: sql`${within('asked_at')} and answered is null`,
		with_broker: sql`${within('asked_at')} and asked_by = 'broker'`,
		without_broker: sql`${within('asked_at')} and asked_by <> 'broker'`,
		same_region: nearest('same_region'),
		same_country: nearest('same_country'),
		elsewhere: nearest('elsewhere'),
		not_recorded: nearest('not_recorded')
	}),
	...of(refusals, { refused: sql`step = 'refused' and ${within('at')}` }),
	...of(needs, {
		needs_published: within('published_at'),
		needs_open: sql`published_at < ${now} and (closed_at is null or closed_at >= ${now})`,
		unmet: sql`ending in ('nobody_fitted', 'nobody_answered') and ${within('closed_at')}`,
		needs_lapsed: sql`ending = 'lapsed' and ${within('closed_at')}`
	}),
	...of(questions, {
		questions_unanswered: sql`asked_at >= ${year} and asked_at < ${daysAgo(14)} and answered_at is null
			and hidden_because is null`
	}),
	...of(work, {
		work_ended: within('ended_at'),
		...(Object.fromEntries(
			engagementEndings.map((ending) => [`work_${ending}`, sql`ending = ${ending} and ${within('ended_at')}`])
		) as Record<`work_${(typeof engagementEndings)[number]}`, RawBuilder<unknown>>),
		staff_recorded: sql`told and staff is not null and ${within('ended_at')}`,
		staff_not_recorded: sql`told and staff is null and ${within('ended_at')}`,
		work_not_told: sql`not told and ${within('ended_at')}`
	})
};

function of<Name extends string>(from: RawBuilder<unknown>, figures: Record<Name, RawBuilder<unknown>>) {
	const entries = Object.entries<RawBuilder<unknown>>(figures).map(([name, where]) => [
		name,
		{ from, where }
	]);
	return Object.fromEntries(entries) as Record<
		Name,
		{ from: RawBuilder<unknown>; where: RawBuilder<unknown> }
	>;
}

/** The figure of this year, over the rows a condition picks. */
export async function countAgain(db: Db, figure: BoardFigure, scope: RawBuilder<SqlBool>): Promise<number> {
	const { from, where } = again[figure];
	const { rows } = await sql<{ count: number }>`
		select count(*)::int from ${from} where ${where} and ${scope}`.execute(db);
	return rows[0]?.count ?? 0;
}
