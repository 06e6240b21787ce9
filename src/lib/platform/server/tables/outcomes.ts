import type { ColumnType, Generated } from 'kysely';
import type { Side } from '../../../engagements/lifecycle.ts';
import type { WorkKind } from '../../../matching/facts.ts';
import type {
	CheckInAnswer,
	CheckInMonth,
	Discipline,
	GovernmentLevel,
	LessonStatus,
	Maturity,
	OutcomeStep,
	Publication
} from '../../../outcomes/lifecycle.ts';
import type { Changes } from './needs.ts';

export interface OutcomeAccountTable {
	engagement_id: string;
	side: Side;
	language: string;
	wanted: string;
	happened: string;
	worked: Generated<string>;
	did_not_work: Generated<string>;
	tell_next: Generated<string>;
	staff_can: Generated<string>;
	staff_count: number | null;
	staff_shown_by: Generated<string>;
	keys_held_by: Generated<string>;
	maintained_by: Generated<string>;
	local_parties: number | null;
	reply: Generated<string>;
	publication: Generated<Publication>;
	taken_down_at: Date | null;
	person_id: string | null;
	written_at: Date;
	updated_at: Date;
}

export interface OutcomeEventTable {
	id: Generated<string>;
	engagement_id: string;
	side: Side;
	step: OutcomeStep;
	/** What stood there before; emptied only when the person who wrote it is erased. */
	changes: ColumnType<Changes, Changes | undefined, Record<string, never>>;
	reason: Generated<string>;
	person_id: string | null;
	at: Date;
}

export interface OutcomeCheckInTable {
	engagement_id: string;
	month: CheckInMonth;
	side: Side;
	asked_at: Date;
	still_runs: CheckInAnswer | null;
	staff_can: CheckInAnswer | null;
	kept_by: Generated<string>;
	without_it: Generated<string>;
	answered_at: Date | null;
	person_id: string | null;
}

export interface LessonTable {
	id: Generated<string>;
	status: LessonStatus;
	organisation_id: string;
	title: string;
	words: string;
	language: string;
	discipline: Discipline;
	government_level: GovernmentLevel | null;
	kind: WorkKind | null;
	maturity: Maturity | null;
	country: string | null;
	subdivision: string | null;
	product_id: string | null;
	example: Generated<boolean>;
	seed_key: string | null;
	created_by: string | null;
	published_at: Date | null;
	created_at: Date;
	updated_at: Date;
}

export interface LessonSourceTable {
	lesson_id: string;
	engagement_id: string;
}

export interface LessonSkillTable {
	lesson_id: string;
	skill: string;
}

export interface AttestationTable {
	id: Generated<string>;
	engagement_id: string;
	profile_id: string;
	skill: string;
	organisation_id: string;
	reciprocal: boolean;
	counts: boolean;
	words: Generated<string>;
	hidden: Generated<boolean>;
	person_id: string | null;
	at: Date;
}
