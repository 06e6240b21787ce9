/** Matches of one need: each profile scored and placed, in an order nothing but the facts decides. */
import { type Ask, ask, type Basis } from './ask.ts';
import {
	type Band,
	bands,
	type Group,
	type NeedFacts,
	type Placement,
	type ProfileFacts,
	type Score
} from './facts.ts';
import { coverageOf, placementOf } from './placement.ts';
import { bandOf, scoreAsked } from './score.ts';

export interface Match extends Placement, Score {
	profileId: string;
	band: Band;
	/** Must-haves it covers, for teams. */
	met: readonly string[];
}

/** All profiles in order, whatever their group; each group keeps that order. */
export function match(need: NeedFacts, profiles: Iterable<ProfileFacts>, basis: Basis): Match[] {
	const asked = ask(need, basis);
	return Array.from(profiles, (profile) => matchAsked(asked, need, profile, basis)).sort(byTotal);
}

export function matchAsked(asked: Ask, need: NeedFacts, profile: ProfileFacts, basis: Basis): Match {
	const coverage = coverageOf(asked, profile, basis);
	const { total, parts } = scoreAsked(asked, need, profile, basis);
	const placed = placementOf(coverage, need, profile, basis.today);
	const band = bandOf(total, coverage.missing.length > 0);
	return { profileId: profile.id, ...placed, total, parts, band, met: coverage.met };
}

export function inGroup(matches: readonly Match[], group: Group): Match[] {
	return matches.filter((each) => each.group === group);
}

/** Highest total first; equal totals by a lot that has nothing to do with names or joining dates. */
export function byTotal(a: Ranked, b: Ranked): number {
	return b.total - a.total || byLot(a.profileId, b.profileId);
}

export interface Ranked {
	profileId: string;
	total: number;
}

export function byLot(a: string, b: string): number {
	return lotOf(a) - lotOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The last 31 random bits of a UUID. Its beginning is the time it was made, and who came first is no merit. Ids
 * of another shape all draw 0 and stand in their own order.
 */
export function lotOf(id: string): number {
	return uuid.test(id) ? Number.parseInt(id.slice(-8), 16) & 0x7fffffff : 0;
}

/** True when `a` is the better band. */
export function isBetterBand(a: Band, b: Band): boolean {
	return bands.indexOf(a) < bands.indexOf(b);
}
