import type { Generated } from 'kysely';

export interface InstanceFactTable {
	name: string;
	value: string;
	set_at: Generated<Date>;
}

export interface KeptTextTable {
	lock: string;
	sealed: Buffer;
	until: Date;
}

export interface PageChangeTable {
	id: Generated<string>;
	/** Number of the transaction. */
	xid: Generated<string>;
	at: Generated<Date>;
}

export interface RateLimitTable {
	bucket: string;
	window_start: Date;
	hits: number;
}

export interface CountryTable {
	code: string;
}

export interface SubdivisionTable {
	code: string;
	country: string;
	name: string;
}

export interface CityTable {
	id: number;
	name: string;
	search_name: string;
	country: string;
	subdivision: string | null;
	lat: number;
	lng: number;
	population: number;
}

export interface SkillTable {
	id: string;
	term: number;
	label: string;
}
