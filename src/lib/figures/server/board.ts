/** The rows of the public board, real ones or examples and never both, and what it can be cut by. */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { boardOf, type BoardRows, type QuestionRow, type QuietRow } from '../board.ts';
import type { Period } from '../rows.ts';
import type { Place, Scope } from '../scope.ts';
import { readIntroductions, readNeeds, readWork } from './rows.ts';

/** A public question waits this long before it counts as one nobody answered. */
export const questionDays = 14;
const dayMs = 86_400_000;

/** Nobody has published a need of their own here, so what there is to see are examples. */
export async function hasOnlyExamples(db: Db): Promise<boolean> {
	const { rows } = await sql<{ own: boolean }>`
		select exists (select from need where origin = 'own' and published_at is not null) as own`.execute(db);
	return rows[0]?.own !== true;
}

/** A calendar year, as far as it has gone. A `bad_request` for one that has not begun. */
export function yearOf(year: number, now: Date): Period {
	const [from, end] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))];
	if (from > now) throw new Refusal('bad_request', 'figures_year_not_begun');
	return { from, to: end < now ? end : now };
}

/** All rows of a period. */
export async function readBoardRows(db: Db, example: boolean, period: Period): Promise<BoardRows> {
	const which: RawBuilder<SqlBool> = sql`need.origin = ${example ? 'example' : 'own'}`;
	const [introductions, needs, work, questions, refused] = await Promise.all([
		readIntroductions(db, which, period),
		readNeeds(db, which, period),
		readWork(db, which, period),
		readQuestions(db, which, period),
		readRefused(db, example, period)
	]);
	return { introductions, needs, work, questions, refused };
}

/** Public questions asked in the period that nobody had answered two weeks later, or by its end. */
async function readQuestions(
	db: Db,
	which: RawBuilder<SqlBool>,
	{ from, to }: Period
): Promise<QuestionRow[]> {
	const { rows } = await sql<QuestionRow>`
		select need.id, need.title, need.language, office.name as office, need.office_id as "officeId",
			need.country, need.subdivision, subdivision.name as region, '{}'::text[] as skills,
			need.published_at as "publishedAt", null as "closedAt", need.ending, question.asked_at as "askedAt"
		from need_question as question join need on need.id = question.need_id
		left join organisation as office on office.id = need.office_id
		left join subdivision on subdivision.code = need.subdivision
		where question.asked_at >= ${from} and question.asked_at < ${new Date(to.getTime() - questionDays * dayMs)}
			and (question.answered_at is null or question.answered_at >= ${to}) and question.hidden_because is null
			and need.published_at is not null and ${which}
		order by question.asked_at, question.id`.execute(db);
	return rows;
}

async function readRefused(db: Db, example: boolean, { from, to }: Period): Promise<QuietRow[]> {
	const { rows } = await sql<QuietRow>`
		select organisation.id as "officeId", organisation.country, organisation.subdivision, verification.at
		from verification join organisation on organisation.id = verification.organisation_id
		where verification.step = 'refused' and verification.at >= ${from} and verification.at < ${to}
			and organisation.example = ${example}
		order by verification.at, verification.id`.execute(db);
	return rows;
}

export interface Choices {
	countries: string[];
	regions: { code: string; name: string; country: string }[];
	teams: { id: string; name: string; places: Place[] }[];
	offices: { id: string; name: string }[];
}

/** What the board can be cut by: places and offices with a public need, and verified broker teams. */
export async function listChoices(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	example: boolean
): Promise<Choices> {
	const today = now.toISOString().slice(0, 10);
	const published = sql`need.published_at is not null and need.origin = ${example ? 'example' : 'own'}`;
	const [countries, regions, offices, teams] = await Promise.all([
		sql<{ country: string }>`
			select distinct country from need where country is not null and ${published} order by country`.execute(db),
		sql<{ code: string; name: string; country: string }>`
			select distinct subdivision.code, subdivision.name, need.country
			from need join subdivision on subdivision.code = need.subdivision where ${published}
			order by need.country, subdivision.name`.execute(db),
		sql<{ id: string; name: string }>`
			select distinct office.id, office.name from need join organisation as office on office.id = need.office_id
			where ${published} order by office.name, office.id`.execute(db),
		sql<{ id: string; name: string; places: Place[] }>`
			select team.id, team.name, coalesce(jsonb_agg(jsonb_build_object('country', covered.country,
				'subdivision', covered.subdivision)) filter (where covered.country is not null), '[]') as places
			from organisation as team left join broker_cover as covered on covered.organisation_id = team.id
			where team.kind = 'broker_team' and team.status = 'active' and team.verified_until >= ${today}::date
				and team.example = ${example}
			group by team.id order by team.name, team.id`.execute(db)
	]);
	return {
		countries: countries.rows.map(({ country }) => country),
		...{ regions: regions.rows, offices: offices.rows, teams: teams.rows }
	};
}

export const Asked = z.object({
	year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
	country: z.string().optional(),
	region: z.string().optional(),
	team: z.string().optional(),
	office: z.string().optional()
});
export type Asked = z.output<typeof Asked>;

/** The narrowest part named; `not_found` for one that has no public need and is no verified team. */
export function scopeOf(asked: Asked, choices: Choices): Scope {
	const found = <Each>(each: Each | undefined): Each => {
		if (each === undefined) throw new Refusal('not_found', 'figures_no_such_part');
		return each;
	};
	if (asked.office)
		return { kind: 'office', id: found(choices.offices.find(({ id }) => id === asked.office)).id };
	if (asked.team) {
		const { id, places } = found(choices.teams.find(({ id }) => id === asked.team));
		return { kind: 'team', id, places };
	}
	if (asked.region)
		return { kind: 'region', code: found(choices.regions.find(({ code }) => code === asked.region)).code };
	if (asked.country)
		return { kind: 'country', code: found(choices.countries.find((code) => code === asked.country)) };
	return { kind: 'instance' };
}

/** The board somebody asked for, with what else there is to ask for. */
export async function readBoard(context: Pick<Context, 'db' | 'now'>, asked: Asked) {
	const { db, now } = context;
	const example = await hasOnlyExamples(db);
	const period = yearOf(asked.year ?? now.getUTCFullYear(), now);
	const [choices, rows] = await Promise.all([
		listChoices(context, example),
		readBoardRows(db, example, period)
	]);
	const scope = scopeOf(asked, choices);
	return { example, period, choices, scope, board: boardOf(rows, scope, period) };
}
export type ReadBoard = Awaited<ReturnType<typeof readBoard>>;
