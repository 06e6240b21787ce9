/**
 * Needs that fit a profile, for its owner alone: how it fits the need (A), how the need fits it (B), and both in
 * one number. B is the owner's own, so nothing here answers anybody else.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { readRarity } from '../../postings/server/queries.ts';
import { readNeeds, readOwnProfile, type TrueNeed } from '../../postings/server/truth.ts';
import { findOwnProfile, type OwnProfile } from '../../profiles/server/own.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import { ask, type Basis } from '../ask.ts';
import { type Counterfactual, counterfactual } from '../counterfactual.ts';
import type { Part, Placement, ProfileFacts, Share, WorkKind } from '../facts.ts';
import { interest, type InterestPart, together } from '../interest.ts';
import { matchAsked } from '../order.ts';
import { coverageOf } from '../placement.ts';
import { everywhere } from '../reach.ts';
import { terms } from '../terms.ts';
import { firstPlaces } from '../weights.ts';
import { rank } from './rank.ts';
import { viewerOf } from './viewer.ts';

/** The nearest needs are weighed, never more; the page says so when there are others. */
export const mostWeighed = 400;

export interface Terms {
	title: string;
	language: string;
	kind: WorkKind | null;
	officeId: string | null;
	office: string | null;
	effortDays: number | null;
	paidWithinDays: number | null;
	contractedHow: string;
	budgetAmount: number | null;
	budgetCurrency: string | null;
	example: boolean;
	country: string | null;
	subdivision: string | null;
	city: string | null;
}

export interface FittingNeed extends Placement {
	id: string;
	terms: Terms;
	/** A, B, and 2AB ÷ (A + B). */
	fits: Share;
	suits: Share;
	both: Share;
	parts: readonly Part[];
	interest: readonly InterestPart[];
	/** Must-haves the profile lacks, as concept ids. */
	missing: readonly string[];
}

export interface FittingNeeds {
	profile: OwnProfile;
	needs: FittingNeed[];
	/** Share a skill, but something they insist on is not offered. */
	excluded: number;
	/** False when there were more needs than are weighed. */
	complete: boolean;
}

interface Question {
	today: string;
	/** Needs the owner does not want to see. */
	hidden: ReadonlySet<string>;
	size: number;
}

/** Undefined for anybody but those who write the profile. */
export async function needsFor(
	db: Db,
	actor: Actor,
	profileId: string,
	{ today, hidden, size }: Question
): Promise<FittingNeeds | undefined> {
	const own = await findOwned(db, actor, profileId);
	if (!own) return undefined;
	const ids = await findSharing(db, own.facts);
	const shown = ids.slice(0, mostWeighed).filter((id) => !hidden.has(id));
	const weighed = await weigh(db, own, shown, today);
	const fitting = weighed.filter(({ group }) => group !== 'excluded').sort(byBoth);
	return {
		profile: own.profile,
		needs: fitting.slice(0, size),
		excluded: weighed.length - fitting.length,
		complete: ids.length <= mostWeighed
	};
}

/** Of these needs those that fit the profile, the best first; undefined for anybody but those who write it. */
export async function fittingAmong(
	db: Db,
	actor: Actor,
	profileId: string,
	needIds: readonly string[],
	today: string
): Promise<FittingNeed[] | undefined> {
	const own = await findOwned(db, actor, profileId);
	if (!own) return undefined;
	const sharing = new Set(await findSharing(db, own.facts, needIds));
	const weighed = await weigh(
		db,
		own,
		needIds.filter((id) => sharing.has(id)),
		today
	);
	return weighed.filter(({ group }) => group !== 'excluded').sort(byBoth);
}

/** One need beside the profile, with the single step that would bring it among the first of the public list. */
export async function needFor(db: Db, actor: Actor, profileId: string, needId: string, today: string) {
	const own = await findOwned(db, actor, profileId);
	if (!own) return undefined;
	const [need] = await weigh(db, own, [needId], today);
	const [facts] = await readNeeds(db, [needId]);
	if (!need || !facts) return undefined;
	const basis = await basisFor(db, [facts], today);
	// What visitors see, so that the answer tells nothing about people who show themselves to fewer.
	const viewer = viewerOf({ kind: 'visitor' });
	const ranking = await rank(db, { need: facts, reach: 'anywhere', viewer, basis, size: firstPlaces + 1 });
	const others = ranking.groups.main.matches.filter((match) => match.profileId !== profileId);
	const change: Counterfactual | undefined = counterfactual(facts, own.facts, others, basis);
	return { profile: own.profile, need, change };
}

interface Owned {
	profile: OwnProfile;
	facts: ProfileFacts;
}

/** A pause hides the profile from others, never from its owner. */
async function findOwned(db: Db, actor: Actor, id: string): Promise<Owned | undefined> {
	const profile = await findOwnProfile(db, actor, id);
	const facts = profile && (await readOwnProfile(db, id));
	return facts && { profile, facts: { ...facts, paused: false } };
}

/** Open needs that ask for anything the profile holds, those that share most first. */
export async function findSharing(
	db: Db,
	{ id, skills }: Pick<ProfileFacts, 'id' | 'skills'>,
	among?: readonly string[]
): Promise<string[]> {
	const held = terms(skills, loadConcepts()).map(({ term }) => term);
	if (held.length === 0) return [];
	const { rows } = await sql<{ id: string }>`
		select need_id as id from (
			select need_id, asked, max(relation::int * (case when must then 2 else 1 end)) as best
			from need_posting where area = ${everywhere} and term = any(${held}::int4[])
				and (${among === undefined} or need_id = any(${[...(among ?? [])]}::uuid[]))
				and not exists (select from block join need on need.office_id = block.organisation_id
					where need.id = need_posting.need_id and block.profile_id = ${id})
			group by need_id, asked) as shared
		group by need_id order by sum(best) desc, need_id desc limit ${mostWeighed + 1}`.execute(db);
	return rows.map(({ id }) => id);
}

async function weigh(db: Db, { profile, facts }: Owned, ids: readonly string[], today: string) {
	const needs = await readNeeds(db, ids);
	const [basis, offers] = await Promise.all([
		basisFor(db, needs, today),
		readTerms(
			db,
			needs.map(({ id }) => id)
		)
	]);
	const wishes = { kinds: facts.kinds, wishes: profile.wishes, ...hoursOf(profile) };
	return needs.flatMap((need): FittingNeed[] => {
		const offered = offers.get(need.id);
		if (!offered) return [];
		const asked = ask(need, basis);
		const { group, reason, total, parts } = matchAsked(asked, need, facts, basis);
		const { effortDays, paidWithinDays } = offered;
		const b = interest(
			{
				need,
				...(effortDays !== null && { effortDays }),
				...(paidWithinDays !== null && { paidWithinDays })
			},
			wishes,
			basis
		);
		return [
			{
				...{ id: need.id, terms: offered, group, ...(reason !== undefined && { reason }) },
				...{ fits: total, suits: b.total, both: together(total, b.total), parts, interest: b.parts },
				missing: coverageOf(asked, facts, basis).missing
			}
		];
	});
}

function hoursOf({ hoursPerWeek }: OwnProfile) {
	return hoursPerWeek === null ? {} : { hoursPerWeek };
}

async function basisFor(db: Db, needs: readonly TrueNeed[], today: string): Promise<Basis> {
	const skills = new Set(needs.flatMap((need) => need.skills.map(({ skill }) => skill)));
	return { concepts: loadConcepts(), rarity: await readRarity(db, [...skills]), today };
}

/** What each open need offers, by its id. Needs that are no longer open are left out. */
async function readTerms(db: Db, ids: readonly string[]): Promise<Map<string, Terms>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('need')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
		.leftJoin('city', 'city.id', 'need.city')
		.select(['need.id', 'need.title', 'need.language', 'need.kind', 'need.office_id as officeId'])
		.select(['office.name as office', 'need.effort_days as effortDays'])
		.select(['need.paid_within_days as paidWithinDays', 'need.contracted_how as contractedHow'])
		.select(['need.budget_amount as budgetAmount', 'need.budget_currency as budgetCurrency'])
		.select(['need.country', 'subdivision.name as subdivision', 'city.name as city', 'need.origin'])
		.where('need.id', 'in', [...ids])
		.where('need.status', '=', 'open')
		.execute();
	return new Map(
		rows.map(({ id, origin, ...offered }) => [id, { ...offered, example: origin === 'example' }])
	);
}

/** Highest for both first; equal ones by id, so that newer needs go first. */
function byBoth(a: FittingNeed, b: FittingNeed): number {
	return b.both - a.both || (a.id < b.id ? 1 : -1);
}
