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
	/** Only profiles among these: a query of ids. */
	among?: RawBuilder<unknown> | undefined;
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
	/** What the score reads of each of them, as JSON of a `TrueProfile`; missing where nothing was written down. */
	facts: ReadonlyMap<string, string>;
}

/** For each combination of must-haves so many profiles are scored to find the best team. */
const perCombination = 8;

/** Groups by number, in the order of `Group`. */
const numberOf = { main: 0, near_miss: 1, ask_first: 2, busy: 3, excluded: 4 } as const satisfies Record<
	Group,
	number
>;
const groupNames = Object.keys(numberOf) as Group[];

/** What a row of the answer is: a place in a list, somebody for a team, a count, or everybody within reach. */
const rowKinds = { row: 0, team: 1, count: 2, within: 3 } as const;

interface Row {
	what: number;
	grp: number | null;
	reason: string | null;
	hidden: boolean | null;
	id: string | null;
	bound: number | null;
	count: number | null;
	facts: string | null;
}

/**
 * Everybody who holds something the need asks for, in one statement over the posting index: who belongs in which
 * group, how many there are, and the first of each group by the bound of their total, with what the score reads of
 * them. Needs of about the same size share the statement word for word, so that it is planned once per connection.
 */
export async function findCandidates(db: Db, question: Question): Promise<Candidates> {
	const { ask, limit } = question;
	if (ask.skills.length === 0)
		return { rows: [], counts: [], withinReach: 0, forTeams: [], facts: new Map() };
	const { rows } = await sql<Row>`
		with ${hits(question)}, ${found(question)}, ${placed(question)}
		select what, grp, reason, hidden, id, bound, count, known.facts from (
			(select ${rowKinds.row}::int4, grp, null::text, false, profile_id, bound, null::int4, nth from (
				select grp, profile_id, bound,
					row_number() over (partition by grp order by bound desc, lot, profile_id) as nth
				from placed where grp <> ${numberOf.excluded}::int4 and not hidden) as listed
				where nth <= ${limit}::int4)
			union all ${teams(question)}
			union all (select ${rowKinds.count}::int4, grp, reason, hidden, null, null, count(*)::int4, null
				from placed group by grp, reason, hidden)
			union all ${everybodyWithin(question)}
		) as answer (what, grp, reason, hidden, id, bound, count, nth)
		left join lateral (select facts::text from match_facts where profile_id = answer.id offset 0) as known on true
		order by what, grp, nth`.execute(db);
	return gather(rows);
}

function gather(rows: readonly Row[]): Candidates {
	const of = (what: number) => rows.filter((row) => row.what === what);
	const groupOf = (number: number | null) => groupNames[number ?? numberOf.excluded] ?? 'excluded';
	return {
		rows: of(rowKinds.row).map(({ id, grp, bound }) => ({
			profileId: id ?? '',
			group: groupOf(grp) as Candidate['group'],
			bound: bound ?? 0
		})),
		counts: of(rowKinds.count).map(({ grp, reason, hidden, count }) => ({
			group: groupOf(grp),
			reason,
			hidden: hidden ?? false,
			count: count ?? 0
		})),
		withinReach: of(rowKinds.within)[0]?.count ?? 0,
		forTeams: of(rowKinds.team).map(({ id }) => id ?? ''),
		facts: new Map(rows.flatMap(({ id, facts }) => (id !== null && facts !== null ? [[id, facts]] : [])))
	};
}

/** Everybody who stands in the areas, whatever they hold. Who works in two of them is counted in the first. */
function everybodyWithin(question: Question) {
	// Whole countries last: few name one, and each of those is looked up in what stands before.
	const areas = areasOf(question).sort((a, b) => Number(a.endsWith('*')) - Number(b.endsWith('*')));
	const places = JSON.stringify(areas.map((area, nth) => ({ area, nth })));
	const { viewer } = question;
	return sql`(select ${rowKinds.within}::int4, null, null, null, null, null, count(*)::int4, null
		from jsonb_to_recordset(${places}::text::jsonb) as within (area text collate "C", nth int4)
		cross join lateral (
			select from match_posting as posting
			where posting.area = within.area and posting.term = ${everybody} and ${shown(viewer.sees, viewer)}
				and case when within.nth = 0 then true else not exists (
					select from jsonb_to_recordset(${places}::text::jsonb) as before (area text collate "C", nth int4)
					join match_posting as other on other.profile_id = posting.profile_id
						and other.area = before.area and other.term = ${everybody}
					where before.nth < within.nth) end
			offset 0) as posting)`;
}

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

/**
 * Postings under any term that stands in for an asked skill, in each area. Lateral with offset, so that the index is
 * walked term by term.
 */
function hits(question: Question) {
	const { ask, concepts, viewer, need } = question;
	const asked = ask.skills.flatMap(({ skill, must, level = 1 }, index) =>
		standIns(skill, concepts).flatMap((standIn) =>
			areasOf(question).map((area) => ({ area, index, must, level, ...standIn }))
		)
	);
	const among = question.among ? sql`where posting.profile_id in (${question.among})` : sql``;
	return sql`hit as (
		select posting.*, asked.index, asked.must,
			asked.relation * (case asked.level when 1 then impact_1 when 2 then impact_2
				when 3 then impact_3 else impact_4 end) / ${one}::int4 as credit,
			asked.relation * least(${one}::int4, ${one}::int4 * posting.level / asked.level) / ${one}::int4 as covered
		from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
			as asked (area text, index int4, must bool, level int4, term int4, relation int4)
		cross join lateral (
			select profile_id, level, impact_1, impact_2, impact_3, impact_4, audience, at_limit, free_from, remote, kinds,
				gates_passed, gates_failed, languages, lot, several or country is not null as placed,
				${nearness(need)} as near
			from match_posting as posting
			where posting.area = asked.area and posting.term = asked.term and ${shown(Math.max(1, viewer.sees), viewer)}
			offset 0) as posting ${among})`;
}

/** Few sizes of statements, so that each is planned once: a need with five skills is asked as one with six. */
const paddedTo = (count: number) => [0, 2, 4, 6, 8, 12].find((size) => size >= count) ?? count;

/** One row per profile: its best credit for each asked skill, and its filters. */
function found({ ask, need }: Question) {
	const best = (column: string, index: number) =>
		sql`coalesce(max(${sql.ref(column)}) filter (where index = ${index}::int4), 0)`;
	const skills = Array.from(
		{ length: paddedTo(ask.skills.length) },
		(_, index) => sql`${ask.skills[index]?.share ?? 0}::int4 * ${best('credit', index)} / ${one}::int4`
	);
	// Must-haves stand first; those put in to fill up are never missing.
	const musts = ask.skills.filter(({ must }) => must).length;
	const covered = Array.from({ length: paddedTo(musts) }, (_, index) => best('covered', index));
	const lacks = covered.map(
		(most, index) => sql`(${most} < ${index < musts ? missingBelow : 0}::int4)::int4`
	);
	const meets = covered.map(
		(most, index) => sql`(${most} >= ${missingBelow}::int4)::int4 * ${index < musts ? 2 ** index : 0}::int4`
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
			bool_or(placed) as placed, max(near) as near, max(lot) as lot
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
			case when failed is not null or lacks then ${numberOf.excluded}::int4 when busy then ${numberOf.busy}::int4
				when missing = 1 then ${numberOf.near_miss}::int4
				when unknown is not null then ${numberOf.ask_first}::int4 else ${numberOf.main}::int4 end as grp,
			case when failed is not null then failed when lacks then 'lacks_must_haves' end as reason,
			failed is null and unknown is null and not busy as could_join,
			skill_bound + ${ask.place}::int4 * near / ${one}::int4${sql.join(languages, sql``)} as bound
		from judged as found)`;
}

/**
 * How near a posting's profile works to the need: exact where it has one place only, the most it can be where it has
 * several or a radius.
 */
function nearness(need: NeedFacts) {
	if (need.places.length === 0) return sql`0`;
	const { there, region, country, remote, elsewhere } = localityWeights;
	const each = need.places.map((place) => {
		const named = place.city !== undefined || place.subdivision !== undefined;
		return sql`case when city = ${place.city ?? null}::int4 then ${there}::int4
			when subdivision = ${place.subdivision ?? null}::text
				then ${place.city === undefined ? there : region}::int4
			when country = ${place.country} then ${named ? country : there}::int4 else 0 end`;
	});
	const fromAfar = need.presence === 'on_site' ? elsewhere : remote;
	const least = sql`case when remote then ${fromAfar}::int4 else ${elsewhere}::int4 end`;
	return sql`case when several then ${there}::int4 else greatest(${sql.join([least, ...each])}) end`;
}

/** With one must-have there is nothing to share out. */
function teams({ ask }: Question) {
	const musts = ask.skills.filter(({ must }) => must).length;
	return sql`(
		select ${rowKinds.team}::int4, null, null, null, profile_id, bound, null, nth from (
			select profile_id, bound, row_number() over (partition by met order by bound desc, lot, profile_id) as nth
			from placed where met > 0 and could_join and not hidden and ${musts}::int4 > 1) as joining
		where nth <= ${perCombination}::int4)`;
}
