import type { ColumnType } from 'kysely';

type Kept = Partial<Record<string, { count: number | null; median: number | null }>>;

export interface FigureSnapshotTable {
	/** YYYY-MM */
	month: string;
	scope: string;
	figures: ColumnType<Kept, Kept, never>;
	at: Date;
}
