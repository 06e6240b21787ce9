import type { Generated } from 'kysely';
import type {
	DeliveryKind,
	EngagementEnding,
	EngagementStatus,
	EndingAnswer,
	Side
} from '../../../engagements/lifecycle.ts';
import type { WorkKind } from '../../../matching/facts.ts';
import type { Day } from './day.ts';

export interface EngagementTable {
	id: Generated<string>;
	need_id: string;
	title: string;
	status: EngagementStatus;
	kind: WorkKind;
	pays: boolean;
	repository: string | null;
	starts_on: Day | null;
	ends_on: Day | null;
	ending: EngagementEnding | null;
	ended_at: Date | null;
	created_at: Date;
	updated_at: Date;
}

export interface EngagementPartyTable {
	id: Generated<string>;
	engagement_id: string;
	side: Side;
	organisation_id: string | null;
	profile_id: string | null;
	introduction_id: string | null;
	person_id: string | null;
	confirmed_at: Date | null;
}

export interface EngagementTransitionTable {
	id: Generated<string>;
	engagement_id: string;
	from_status: EngagementStatus | null;
	to_status: EngagementStatus;
	step: string;
	side: Side | null;
	reason: Generated<string>;
	person_id: string | null;
	at: Date;
}

export interface EngagementEndingTable {
	engagement_id: string;
	reported_by: Side;
	ending: EngagementEnding;
	words: Generated<string>;
	reported_at: Date;
	person_id: string | null;
	answer: EndingAnswer | null;
	own_ending: EngagementEnding | null;
	own_words: Generated<string>;
	answered_at: Date | null;
	answered_by: string | null;
}

export interface EngagementMilestoneTable {
	id: Generated<string>;
	engagement_id: string;
	title: string;
	due_on: Day | null;
	done_at: Date | null;
	created_at: Date;
}

export interface EngagementNoteTable {
	id: Generated<string>;
	engagement_id: string;
	side: Side;
	person_id: string | null;
	words: string;
	language: string;
	public: boolean;
	at: Date;
	hidden_because: string | null;
}

export interface EngagementDeliveryTable {
	id: Generated<string>;
	engagement_id: string;
	kind: DeliveryKind;
	title: string;
	url: string;
	upstream: Generated<boolean>;
	at: Date;
	person_id: string | null;
}
