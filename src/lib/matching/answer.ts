/** What the home page and `POST /api/v1/match` show for a need in plain words. Types only; flat, display-ready. */
import type { Band, BuyingGate, Group, NeedFacts, Part, Share, Understanding, WorkKind } from './facts.ts';

/** A finding as the reader may strike it: `skill:gis`, `place:city:2996944`, `place:BR-PE`, `place:FR`, `kind:training`, `language:fr`, `presence:on_site`. */
export type FindingKey = string;

export interface AnswerRequest {
	/** Up to 20,000 characters; longer ones are refused at the edge with a message. */
	text: string;
	/** Language of the text when the reader says so; guessed otherwise. */
	language?: string;
	/** Findings the reader struck: they take no part in matching. */
	struck?: readonly FindingKey[];
	/** Widened by one named step at a time: the whole region, country, everywhere. */
	widen?: 'subdivision' | 'country' | 'anywhere';
	/** Language of the page, for names of places and skills: `en`, `pt-BR`. */
	locale: string;
	/** The day asked on (YYYY-MM-DD), so that capacity and recency are reproducible. */
	today: string;
}

export interface MatchRow {
	profileId: string;
	kind: 'person' | 'firm' | 'community';
	name: string;
	headline: string;
	/** Language the headline is written in. */
	language: string;
	example: boolean;
	/** Where it works, in words: "Lyon, France", or remote. */
	placeLabel: string;
	/** Centre of its first town, for the map; absent for areas and remote only. */
	point?: { lat: number; lng: number };
	remote: boolean;
	group: Group;
	/** Concept id, gate code or ISO date: see `Placement`. */
	reason?: string;
	total: Share;
	band: Band;
	parts: readonly Part[];
	/** Of who covers the most: the must-haves it lacks, and how many it has. */
	missing?: readonly string[];
	met?: number;
}

export interface MatchGroup {
	rows: readonly MatchRow[];
	total: number;
}

export interface TeamRow {
	members: readonly { profileId: string; name: string; covers: readonly string[]; example: boolean }[];
}

export interface ListingRow {
	listingId: string;
	kind: 'firm' | 'community' | 'public_body' | 'civic_group' | 'research_group';
	name: string;
	summary: string;
	url: string | null;
	placeLabel: string;
	point?: { lat: number; lng: number };
	/** Kilometres from the need's place, rounded; null when either has no point. */
	distanceKm: number | null;
	/** Concept ids the listing shares with the need, broader and narrower included. */
	shared: readonly string[];
	source: string;
	/** ISO date of our copy. */
	sourceDate: string;
}

export interface SolvedRow {
	kind: 'product' | 'need';
	id: string;
	name: string;
	summary: string;
	/** Registry status of a product, status and ending of a need. */
	status: string;
	shared: readonly string[];
	placeLabel: string;
	example: boolean;
	/** ISO date, where the record has one. */
	date: string | null;
}

/** What to do next when a list is short: an answer is never empty. */
export type NextStep =
	| { code: 'widen'; to: 'subdivision' | 'country' | 'anywhere' }
	| { code: 'name_a_skill' }
	| { code: 'name_a_place' }
	| { code: 'ask_a_broker' }
	| { code: 'nearest_community'; listingId: string; name: string; distanceKm: number | null }
	| { code: 'print_draft' };

export interface Answer {
	understanding: Understanding;
	/** Findings struck by the reader, so that they can be taken back. */
	struck: readonly FindingKey[];
	need: NeedFacts;
	/** True when the kind of work buys: locality then weighs nothing, and the page says so. */
	buys: boolean;
	main: MatchGroup;
	nearMiss: MatchGroup;
	askFirst: MatchGroup;
	busy: MatchGroup;
	/** Why the rest is not listed: reason code and how many. Never reveals a private gate. */
	excluded: readonly { reason: string; count: number }[];
	/** At least so many fit but show themselves only to verified offices: in steps of five, null below five. */
	onlyForVerified: number | null;
	teams: readonly TeamRow[];
	/** Where hardly anybody fits: who covers the most of it, each lacking two must-haves or more. */
	coverMost: readonly MatchRow[];
	unclaimed: { rows: readonly ListingRow[]; total: number };
	solved: readonly SolvedRow[];
	next: readonly NextStep[];
	/** Rows read before the list was certain, and whether it stopped early. */
	scanned: number;
	complete: boolean;
	/** Which engine gave the candidates. */
	engine: 'postgres' | 'meilisearch' | 'in_process';
	/** Version of weights and vocabulary the answer was computed with. */
	version: string;
}

export type { BuyingGate, WorkKind };
