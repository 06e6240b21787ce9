import type { Generated, JSONColumnType } from 'kysely';
import type { Day } from './day.ts';

/** Derived: see `postings/server/commands.ts`. */
export interface MatchPostingTable {
	area: string;
	term: number;
	profile_id: string;
	level: number;
	impact_1: number;
	impact_2: number;
	impact_3: number;
	impact_4: number;
	audience: number;
	paused: boolean;
	at_limit: boolean;
	free_from: Day | null;
	profile_kind: number;
	remote: boolean;
	kinds: number;
	gates_passed: number;
	gates_failed: number;
	languages: number;
	country: string | null;
	subdivision: string | null;
	city: number | null;
	several: boolean;
	lot: number;
}

export interface NeedPostingTable {
	area: string;
	term: number;
	need_id: string;
	asked: number;
	relation: number;
	must: boolean;
	level: number;
}

export interface SkillRarityTable {
	skill: string;
	holders: number;
}

/** What the score reads of a published profile: `TrueProfile` of `postings/server/truth.ts`. */
export interface MatchFactsTable {
	profile_id: string;
	facts: JSONColumnType<object>;
}

export interface MatchChangeTable {
	seq: Generated<number>;
	tx: Generated<string>;
	kind: 'profile' | 'need';
	id: string;
	at: Generated<Date>;
}

export interface MatchCheckTable {
	what: 'postings' | 'index' | 'lists';
	at: Date;
	compared: number;
	differed: number;
}
