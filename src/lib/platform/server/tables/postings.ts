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
