import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { standIns } from '../../postings/need-terms.ts';
import type { Concepts } from '../../skills/concepts.ts';
import type { Ask } from '../ask.ts';
import type { Group, NeedFacts } from '../facts.ts';
import { areasOfNeed, type Reach } from '../reach.ts';
import { everybody } from '../terms.ts';
import { localityWeights, missingBelow, one } from '../weights.ts';
import { asksForRegion, gateConditions, speaks } from './gate-conditions.ts';
import type { Viewer } from './viewer.ts';

export interface Question {
	need: NeedFacts;
	ask: Ask;
	concepts: Pick<Concepts, 'byId' | 'parents'>;
	reach: Reach;
	viewer: Viewer;
	/** YYYY-MM-DD. */
	today: string;
	/** Candidates per group, best bound first. */
	limit: number;
}

/** A profile with a bound its total cannot exceed: the total itself where no skill has aged and it has one place. */
export interface Candidate {
	profileId: string;
	group: Exclude<Group, 'excluded'>;
	bound: number;
}

export interface Candidates {
	rows: Candidate[];
	/** Every profile that shares a skill, by group and, where excluded, by reason. `hidden`: not shown to this viewer. */
	counts: { group: Group; reason: string | null; hidden: boolean; count: number }[];
	/** All profiles within reach that are shown to this viewer and available, whatever they hold. */
	withinReach: number;
	/** Who could join a team: the best few for each combination of must-haves. */
	forTeams: string[];
}

/** For each combination of must-haves so many profiles are scored to find the best team. */
const perCombination = 8;

interface Row {
	what: 'row' | 'team' | 'count' | 'within';
	group: Group | null;
	reason: string | null;
	hidden: boolean | null;
	id: string | null;
	bound: number | null;
	count: number | null;
}

/**
 * Everybody who holds something the need asks for, in one statement over the posting index: who belongs in which
 * group, how many there are, and the first of each group by the bound of their total.
 */
export async function findCandidates(db: Db, question: Question): Promise<Candidates> {
	const { ask, viewer, limit } = question;
	if (ask.skills.length === 0) return { rows: [], counts: [], withinReach: 0, forTeams: [] };
	const first = (group: Candidate['group']) => sql`(
		select 'row', grp, null::text, false, profile_id, bound, null::int4, lot from placed
		where grp = ${group} and not hidden order by bound desc, lot, profile_id limit ${limit})`;
	const { rows } = await sql<Row>`
		with ${hits(question)}, ${found(question)}, ${placed(question)}
		select what, grp as "group", reason, hidden, id, bound, count from (
			${first('main')} union all ${first('near_miss')} union all ${first('ask_first')} union all ${first('busy')}
			union all ${teams}
			union all (select 'count', grp, reason, hidden, null, null, count(*)::int, null
				from placed group by grp, reason, hidden)
			union all (select 'within', null, null, null, null, null, ${countOf(question)}::int, null
				from match_posting as posting
				where posting.area = any(${areasOf(question)}) and posting.term = ${everybody}
					and ${shown(viewer.sees, viewer)})
		) as answer (what, grp, reason, hidden, id, bound, count, lot)
		order by what, grp, bound desc, lot, id`.execute(db);
	return gather(rows);
}

function gather(rows: readonly Row[]): Candidates {
	const of = (what: Row['what']) => rows.filter((row) => row.what === what);
	return {
		rows: of('row').map(({ id, group, bound }) => ({
			profileId: id ?? '',
			group: group as Candidate['group'],
			bound: bound ?? 0
		})),
		counts: of('count').map(({ group, reason, hidden, count }) => ({
			group: group ?? 'excluded',
			reason,
			hidden: hidden ?? false,
			count: count ?? 0
		})),
		withinReach: of('within')[0]?.count ?? 0,
		forTeams: of('team').map(({ id }) => id ?? '')
	};
}

/** In one area everybody stands once; in several, who works in two of them is still one. */
const countOf = (question: Question) =>
	areasOf(question).length === 1 ? sql`count(*)` : sql`count(distinct posting.profile_id)`;

const areasOf = ({ need, reach }: Question) => areasOfNeed(need.places, reach);

/** Rows of a posting or found table up to an audience: real ones as far as this viewer sees those. */
function within(audience: number, { sees, ofReal }: Viewer, row: 'posting' | 'found'): RawBuilder<SqlBool> {
	const of = (most: number) => sql<SqlBool>`${sql.ref(`${row}.audience`)} <= ${most}::int2`;
	if (ofReal >= sees || audience > sees) return of(audience);
	return sql`(${of(ofReal)} or (${of(audience)} and exists (
		select from profile where profile.id = ${sql.ref(`${row}.profile_id`)} and profile.example)))`;
}

function shown(audience: number, viewer: Viewer): RawBuilder<SqlBool> {
	const { closed } = viewer;
	const open = sql<SqlBool>`not posting.paused and ${within(audience, viewer, 'posting')}`;
	return closed.length === 0 ? open : sql`${open} and posting.profile_id <> all(${[...closed]}::uuid[])`;
}

/** Postings under any term that stands in for an asked skill. Lateral with offset, so that the index is walked term by term. */
function hits({ ask, concepts, viewer, ...rest }: Question) {
	const asked = ask.skills.flatMap(({ skill, must, level = 1 }, index) =>
		standIns(skill, concepts).map((standIn) => ({ index, must, level, ...standIn }))
	);
	return sql`hit as (
		select posting.*, asked.index, asked.must,
			asked.relation * (case asked.level when 1 then posting.impact_1 when 2 then posting.impact_2
				when 3 then posting.impact_3 else posting.impact_4 end) / ${one}::int4 as credit,
			asked.relation * least(${one}::int4, ${one}::int4 * posting.level / asked.level) / ${one}::int4 as covered
		from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
			as asked (index int4, must bool, level int4, term int4, relation int4)
		cross join unnest(${areasOf({ ask, concepts, viewer, ...rest })}::text[]) as within (area)
		cross join lateral (
			select * from match_posting as posting
			where posting.area = within.area and posting.term = asked.term and ${shown(Math.max(1, viewer.sees), viewer)}
			offset 0) as posting)`;
}

/** One row per profile: its best credit for each asked skill, and its filters. */
function found(question: Question) {
	const { ask, need } = question;
	const best = (column: string, index: number) =>
		sql`coalesce(max(${sql.ref(column)}) filter (where index = ${index}::int4), 0)`;
	const skills = ask.skills.map(
		({ share }, index) => sql`${share}::int4 * ${best('credit', index)} / ${one}::int4`
	);
	const musts = ask.skills.flatMap(({ must }, index) => (must ? [index] : []));
	const lacks = musts.map((index) => sql`(${best('covered', index)} < ${missingBelow}::int4)::int4`);
	const meets = musts.map(
		(index, bit) => sql`(${best('covered', index)} >= ${missingBelow}::int4)::int4 * ${2 ** bit}::int4`
	);
	const sum = (terms: readonly RawBuilder<unknown>[]) =>
		terms.length === 0 ? sql`0` : sql.join(terms, sql` + `);
	const inRegion = asksForRegion(need)
		? sql`exists (select from match_posting as here where here.profile_id = hit.profile_id
			and here.term = ${everybody} and here.area = any(${areasOfNeed(need.places, 'subdivision')}))`
		: sql`false`;
	return sql`found as (
		select profile_id, ${sum(skills)} as skill_bound, ${sum(lacks)} as missing, ${sum(meets)} as met,
			bool_or(must) as shares_must, ${inRegion} as in_region, max(audience) as audience,
			bool_or(at_limit) as at_limit, max(free_from) as free_from, bool_or(remote) as remote, max(kinds) as kinds,
			max(gates_passed) as gates_passed, max(gates_failed) as gates_failed, max(languages) as languages,
			max(country) as country, max(subdivision) as subdivision, max(city) as city, bool_or(several) as several,
			max(lot) as lot
		from hit group by profile_id)`;
}

/** The SQL twin of `placementOf`, in the same order. */
function placed({ need, ask, viewer, today }: Question) {
	const gates = gateConditions(need);
	const firstOf = (verdict: 'fails' | 'unknown') =>
		gates.length === 0
			? sql`null::text`
			: sql`case ${sql.join(
					gates.map((each) => sql`when ${each[verdict]} then ${each.gate}::text`),
					sql` `
				)} end`;
	const begins = need.startsOn !== undefined && need.startsOn > today ? need.startsOn : today;
	const languages = ask.languages.map(({ code, share }) => sql` + (${speaks(code)})::int4 * ${share}::int4`);
	return sql`judged as (
		select found.*, ${firstOf('fails')} as failed, ${firstOf('unknown')} as unknown,
			missing > 1 or (missing = 1 and not shares_must) as lacks,
			coalesce(free_from > ${begins}::date, false) or at_limit as busy
		from found
	), placed as materialized (
		select profile_id, lot, met, not ${within(viewer.sees, viewer, 'found')} as hidden,
			case when failed is not null or lacks then 'excluded' when busy then 'busy'
				when missing = 1 then 'near_miss' when unknown is not null then 'ask_first' else 'main' end as grp,
			case when failed is not null then failed when lacks then 'lacks_must_haves' end as reason,
			failed is null and unknown is null and not busy as could_join,
			skill_bound + ${placeBound(need, ask)}${sql.join(languages, sql``)} as bound
		from judged as found)`;
}

/** The share of the place where a profile has one only, the most it can be where it has several or a radius. */
function placeBound(need: NeedFacts, { place: share }: Ask) {
	if (share === 0 || need.places.length === 0) return sql`0`;
	const { there, region, country, remote, elsewhere } = localityWeights;
	const nearness = need.places.map((place) => {
		if (place.city !== undefined)
			return sql`case when city = ${place.city}::int4 then ${there}::int4
				when subdivision = ${place.subdivision ?? null}::text then ${region}::int4
				when country = ${place.country} then ${country}::int4 else 0 end`;
		if (place.subdivision !== undefined)
			return sql`case when subdivision = ${place.subdivision} then ${there}::int4
				when country = ${place.country} then ${country}::int4 else 0 end`;
		return sql`case when country = ${place.country} then ${there}::int4 else 0 end`;
	});
	const least =
		need.presence === 'on_site'
			? sql`${elsewhere}::int4`
			: sql`case when remote then ${remote}::int4 else ${elsewhere}::int4 end`;
	return sql`${share}::int4 * (case when several then ${there}::int4
		else greatest(${sql.join([least, ...nearness])}) end) / ${one}::int4`;
}

const teams = sql`(
	select 'team', null, null, null, profile_id, bound, null, lot from (
		select profile_id, bound, lot,
			row_number() over (partition by met order by bound desc, lot, profile_id) as nth
		from placed where met > 0 and could_join and not hidden) as joining
	where nth <= ${perCombination})`;
