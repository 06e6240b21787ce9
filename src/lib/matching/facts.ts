/**
 * What matching reads and what it answers. Plain facts, no I/O: the same facts give the same order and
 * the same reasons in any language and on any engine.
 */
import type { Place } from '../places/gazetteer.ts';

/** Integers in ten-thousandths: 10,000 is one. */
export type Share = number;

/** 1 starting, 2 working, 3 leading, 4 teaching. */
export type Level = 1 | 2 | 3 | 4;

export const evidenceStates = ['claimed', 'evidenced', 'attested'] as const;
export type EvidenceState = (typeof evidenceStates)[number];
/** What nobody has listed, and a text about the profile only mentions, is less than a claim. Never stored. */
export type Evidence = EvidenceState | 'mentioned';

export const workKinds = [
	'paid_contract',
	'small_purchase',
	'grant',
	'stipend',
	'secondment',
	'volunteering',
	'advice',
	'mentoring',
	'training',
	'code_review',
	'market_sounding'
] as const;
export type WorkKind = (typeof workKinds)[number];
/** Kinds that buy: locality weighs nothing there unless the rule that allows it is cited. */
export const buyingKinds: readonly WorkKind[] = ['paid_contract', 'small_purchase', 'market_sounding'];

export const buyingGates = [
	'registered_supplier',
	'framework',
	'size_class',
	'clearance',
	'can_invoice'
] as const;
export type BuyingGate = (typeof buyingGates)[number];

export interface WantedSkill {
	/** Concept id. */
	skill: string;
	must: boolean;
	/** Missing means: at whatever level the profile has it. */
	level?: Level;
}

export interface NeedFacts {
	skills: readonly WantedSkill[];
	places: readonly Place[];
	presence: 'on_site' | 'remote' | 'either';
	/** BCP 47 primary subtags. `mandatory` makes it a gate, otherwise it only adds to the score. */
	languages: readonly { code: string; mandatory: boolean }[];
	kind?: WorkKind;
	/** The rule that allows local preference, cited; only then does locality weigh in kinds that buy. */
	localPreferenceRule?: string;
	/** Only the gates the need sets. */
	gates: readonly BuyingGate[];
	/** ISO dates (YYYY-MM-DD) between which the work happens. */
	startsOn?: string;
	endsOn?: string;
}

export interface HeldSkill {
	skill: string;
	level?: Level;
	evidence: Evidence;
	/** Year of last use. */
	lastUsed?: number;
}

export interface ServedPlace extends Place {
	/** Widens a city: everything this near is served too. */
	radiusKm?: number;
	/** First-level divisions in which the radius reaches a town. */
	touches?: readonly string[];
}

export interface ProfileFacts {
	id: string;
	kind: 'person' | 'firm' | 'community';
	skills: readonly HeldSkill[];
	/** Where it works on site; a radius widens a city. */
	places: readonly ServedPlace[];
	remote: boolean;
	languages: readonly string[];
	/** Kinds of work accepted; empty means not said (the gate is unknown). */
	kinds: readonly WorkKind[];
	/** Buying gates it says it passes or not; a gate not mentioned is unknown. */
	gates: Partial<Record<BuyingGate, boolean>>;
	/** Open introductions accepted at once, and how many are open now. */
	capacity: { limit: number; open: number };
	/** ISO date from which it is free again. */
	freeFrom?: string;
	/** Private: reads as "not available" to everybody else. */
	paused: boolean;
	/** Private, per viewer and need: blocked or in conflict of interest. Reads as "not available". */
	closed?: boolean;
}

export const groups = ['main', 'near_miss', 'ask_first', 'busy', 'excluded'] as const;
export type Group = (typeof groups)[number];

export const bands = ['strong', 'good', 'possible'] as const;
export type Band = (typeof bands)[number];

export type PartCode = 'must' | 'nice' | 'place' | 'language';

/** One addend of the total. All contributions are integers and sum exactly to `total`. */
export interface Part {
	code: PartCode;
	/** Facts the sentence is rendered from: ids and codes, never text. */
	params: Readonly<Record<string, string | number | boolean>>;
	contribution: Share;
}

export interface Score {
	/** A of the contract: how the profile fits the need, 0 to 10,000. */
	total: Share;
	parts: readonly Part[];
}

/** Why a profile is not in `main`: which must-have, which gate, until when. */
export interface Placement {
	group: Group;
	/** Concept id for near misses, gate code for `ask_first` and `excluded`, ISO date for `busy`. */
	reason?: string;
}

/** Where in the text a finding stands: UTF-16 offsets into the original, and the words there. */
export interface Found {
	words: string;
	start: number;
	end: number;
}

export interface FoundSkill {
	skill: string;
	must: boolean;
	level?: Level;
	/** 10,000 where the text says it; less where a product or another skill implies it. */
	strength: Share;
	/** Concept id that implied it. */
	impliedBy?: string;
	found: readonly Found[];
}

export interface FoundPlace extends Place {
	/** Name as the gazetteer or `Intl.DisplayNames` has it, for showing. */
	name: string;
	/** How it was written. */
	found: readonly Found[];
}

/** What `understand` reads from plain words. Every finding can be shown and struck. */
export interface Understanding {
	/** BCP 47 primary subtag of the text's language, `und` when too short to say. */
	language: string;
	skills: readonly FoundSkill[];
	places: readonly FoundPlace[];
	presence?: { value: 'on_site' | 'remote'; found: readonly Found[] };
	kind?: { value: WorkKind; found: readonly Found[] };
	/** Working languages asked for in the text, not the text's own language. */
	languages: readonly { code: string; mandatory: boolean; found: readonly Found[] }[];
	/** The first sum of money named; `currency` as ISO 4217. Shown for the budget of a need, never matched by. */
	budget?: { amount: number; currency: string; atMost: boolean; found: readonly Found[] } | undefined;
	/** The first date something ends or begins by: `YYYY-MM-DD`, `YYYY-MM`, or `--MM` without a year. Never matched by. */
	date?: { says: 'ends' | 'begins'; value: string; found: readonly Found[] } | undefined;
}
