import { sql } from 'kysely';
import { areasOfProfile } from '../../matching/reach.ts';
import { everybody, terms } from '../../matching/terms.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Concepts } from '../../skills/concepts.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { filtersOf } from '../filters.ts';
import { needAreas, needTerms } from '../need-terms.ts';
import { readOpenNeeds, readProfiles, type TrueNeed, type TrueProfile } from './truth.ts';

/** So many profiles or needs are written by one statement. */
const batch = 500;

/**
 * Writes what matching reads of these profiles, as a difference: rows that did not change are not touched. Call
 * it in the transaction of every edit of a profile, its skills or its places. Unpublished profiles lose theirs.
 */
export async function replaceProfilePostings(
	tx: Db,
	profileIds: readonly string[],
	concepts: Concepts = loadConcepts()
): Promise<void> {
	for (const ids of batches(profileIds)) {
		const profiles = await readProfiles(tx, ids);
		await writeProfiles(
			tx,
			ids,
			JSON.stringify(profiles.map((profile) => incomingProfile(profile, concepts)))
		);
	}
}

/** The mirror, for needs: call it in the transaction of every edit. Needs that are not open lose theirs. */
export async function replaceNeedPostings(
	tx: Db,
	needIds: readonly string[],
	concepts: Concepts = loadConcepts()
): Promise<void> {
	for (const ids of batches(needIds)) {
		const needs = await readOpenNeeds(tx, ids);
		await writeNeeds(tx, ids, JSON.stringify(needs.map((need) => incomingNeed(need, concepts))));
	}
}

function* batches(ids: readonly string[]) {
	const distinct = [...new Set(ids)].sort();
	for (let start = 0; start < distinct.length; start += batch) yield distinct.slice(start, start + batch);
}

/** One profile as the statement reads it: filters once, areas and terms to be multiplied. */
export function incomingProfile(profile: TrueProfile, concepts: Concepts) {
	const everywhere = { term: everybody, level: 0, impacts: [0, 0, 0, 0] };
	return {
		profile_id: profile.id,
		facts: profile,
		areas: areasOfProfile(profile),
		terms: [everywhere, ...terms(profile.skills, concepts)].map(({ term, level, impacts }) => ({
			...{ term, level },
			...{ impact_1: impacts[0], impact_2: impacts[1], impact_3: impacts[2], impact_4: impacts[3] }
		})),
		...filtersOf(profile, profile.audience)
	};
}

export function incomingNeed(need: TrueNeed, concepts: Concepts) {
	return { need_id: need.id, areas: needAreas(need), terms: needTerms(need, concepts) };
}

/** As JSON, whose length no plan depends on: one plan then serves every edit, where an array would be planned anew. */
function idsOf(ids: readonly string[]) {
	return sql<{
		id: string;
	}>`select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)`;
}

async function writeProfiles(tx: Db, ids: readonly string[], incoming: string) {
	await sql`
		with asked as materialized (${idsOf(ids)}), incoming as materialized (
			select * from jsonb_to_recordset(${incoming}::text::jsonb) as profile (
				profile_id uuid, facts jsonb, areas text[], terms jsonb, audience int2, paused bool, at_limit bool,
				free_from date, profile_kind int2, remote bool, kinds int2, gates_passed int2, gates_failed int2,
				languages int8, country text, subdivision text, city int4, several bool, lot int4)
		), fresh as materialized (
			select area.area, posting.*, profile.profile_id, audience, paused, at_limit, free_from, profile_kind, remote,
				kinds, gates_passed, gates_failed, languages, country, subdivision, city, several, lot
			from incoming as profile
			cross join unnest(profile.areas) as area(area)
			cross join jsonb_to_recordset(profile.terms) as posting (
				term int4, level int2, impact_1 int2, impact_2 int2, impact_3 int2, impact_4 int2)
		), gone as (
			delete from match_posting as old using asked
			where old.profile_id = asked.id and not exists (
				select from fresh
				where fresh.profile_id = old.profile_id and fresh.area = old.area and fresh.term = old.term)
		), unknown as (
			delete from match_facts as old using asked
			where old.profile_id = asked.id and not exists (
				select from incoming where incoming.profile_id = old.profile_id)
		), known as (
			insert into match_facts as old (profile_id, facts) select profile_id, facts::json from incoming
			on conflict (profile_id) do update set facts = excluded.facts
			where old.facts::text <> excluded.facts::text
			returning profile_id
		), noted as (
			insert into match_change (kind, id) select 'profile', profile_id from known
		)
		insert into match_posting as old (area, term, profile_id, level, impact_1, impact_2, impact_3, impact_4,
			audience, paused, at_limit, free_from, profile_kind, remote, kinds, gates_passed, gates_failed, languages,
			country, subdivision, city, several, lot)
		select area, term, profile_id, level, impact_1, impact_2, impact_3, impact_4,
			audience, paused, at_limit, free_from, profile_kind, remote, kinds, gates_passed, gates_failed, languages,
			country, subdivision, city, several, lot
		from fresh
		on conflict (profile_id, area, term) do update set (level, impact_1, impact_2, impact_3, impact_4,
			audience, paused, at_limit, free_from, profile_kind, remote, kinds, gates_passed, gates_failed, languages,
			country, subdivision, city, several, lot)
			= (excluded.level, excluded.impact_1, excluded.impact_2, excluded.impact_3, excluded.impact_4,
			excluded.audience, excluded.paused, excluded.at_limit, excluded.free_from, excluded.profile_kind,
			excluded.remote, excluded.kinds, excluded.gates_passed, excluded.gates_failed, excluded.languages,
			excluded.country, excluded.subdivision, excluded.city, excluded.several, excluded.lot)
		where (old.*) is distinct from (excluded.*)`.execute(tx);
}

async function writeNeeds(tx: Db, ids: readonly string[], incoming: string) {
	await sql`
		with asked as materialized (${idsOf(ids)}), fresh as materialized (
			select area.area, posting.*, need.need_id
			from jsonb_to_recordset(${incoming}::text::jsonb) as need (need_id uuid, areas text[], terms jsonb)
			cross join unnest(need.areas) as area(area)
			cross join jsonb_to_recordset(need.terms) as posting (
				term int4, asked int4, relation int2, must bool, level int2)
		), gone as (
			delete from need_posting as old using asked
			where old.need_id = asked.id and not exists (
				select from fresh where fresh.need_id = old.need_id and fresh.area = old.area
					and fresh.term = old.term and fresh.asked = old.asked)
		), noted as (
			insert into match_change (kind, id) select 'need', id from asked
		)
		insert into need_posting as old (area, term, need_id, asked, relation, must, level)
		select area, term, need_id, asked, relation, must, level from fresh
		on conflict (need_id, area, term, asked) do update
			set (relation, must, level) = (excluded.relation, excluded.must, excluded.level)
		where (old.*) is distinct from (excluded.*)`.execute(tx);
}

/**
 * Writes every posting anew from profiles and needs, in one transaction: afterwards `checkPostings` finds
 * nothing. Only differences are written, so it may run on a living site.
 */
export async function rebuildPostings(db: Db, concepts: Concepts = loadConcepts()): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const profiles = await tx
			.selectFrom('profile')
			.select('id')
			.union(tx.selectFrom('match_posting').select('profile_id as id'))
			.execute();
		await replaceProfilePostings(
			tx,
			profiles.map(({ id }) => id),
			concepts
		);
		const needs = await tx
			.selectFrom('need')
			.select('id')
			.where('status', '=', 'open')
			.union(tx.selectFrom('need_posting').select('need_id as id'))
			.execute();
		await replaceNeedPostings(
			tx,
			needs.map(({ id }) => id),
			concepts
		);
	});
}
