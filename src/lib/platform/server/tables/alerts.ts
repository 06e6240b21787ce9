import type { ColumnType, Generated } from 'kysely';
import type { AlertPace, ItemKind, Pace, SavedKind } from '../../../alerts/lifecycle.ts';

export interface SavedSearchTable {
	id: Generated<string>;
	person_id: string;
	kind: SavedKind;
	name: string;
	/** Read back by the schema of its kind. */
	question: ColumnType<unknown, Record<string, unknown>, Record<string, unknown>>;
	question_key: string;
	pace: Pace;
	paused_at: Date | null;
	unread: Generated<number>;
	created_at: Date;
	looked_until: Date;
	waiting: Generated<boolean>;
	feed_key: string | null;
}

export interface SearchAlertTable {
	id: Generated<string>;
	saved_search_id: string;
	pace: AlertPace;
	unread_before: number;
	more: boolean;
	created_at: Date;
	opened_at: Date | null;
}

export interface SearchAlertItemTable {
	saved_search_id: string;
	item_kind: ItemKind;
	item_id: string;
	alert_id: string | null;
	at: Date;
}
