import type { ColumnType, Generated } from 'kysely';
import type { SearchKind } from '../../../search/kinds.ts';

export interface SearchChangeTable {
	seq: Generated<number>;
	kind: SearchKind;
	id: string;
	at: Generated<Date>;
}

export interface SearchDocumentTable {
	kind: SearchKind;
	id: string;
	version: number;
	gone: boolean;
	hash: string;
	name: string;
	summary: string;
	folded_name: string;
	name_words: ColumnType<string>;
	words: ColumnType<string>;
	skills: string[];
	countries: string[];
	lat: number | null;
	lng: number | null;
	weight: number;
	facts: ColumnType<Facts, Facts | undefined, Facts>;
}

/** What a match asks of a profile, as `search/facts.ts` writes it; empty for everything else. */
type Facts = Readonly<Record<string, readonly string[] | number>>;

export interface SearchAnswerTable {
	day: string;
	about: 'all' | 'need' | 'profile' | 'match';
	answered: 'server' | 'too_many' | 'behind' | 'down';
	count: number;
}

export interface SearchWordTable {
	word: string;
	shortened: string[];
}

export interface SearchIndexTable {
	kind: SearchKind;
	settings: string;
	sent: Generated<number>;
	sent_at: Date | null;
	problem: string | null;
}
