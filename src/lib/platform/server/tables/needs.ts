import type { ColumnType, Generated } from 'kysely';
import type { BuyingGate, Level, WorkKind } from '../../../matching/facts.ts';
import type {
	ApprovalAnswer,
	ApprovalSide,
	ChangeDecision,
	NeedEnding,
	NeedOrigin,
	NeedStatus,
	PartnerAnswer
} from '../../../needs/lifecycle.ts';
import type { NeedFields } from '../../../needs/fields.ts';
import type { Day } from './day.ts';

export interface NeedTable {
	id: Generated<string>;
	office_id: string | null;
	origin: NeedOrigin;
	status: NeedStatus;
	ending: NeedEnding | null;
	title: string;
	outcome_wanted: string;
	problem: Generated<string>;
	tried: Generated<string>;
	language: string;
	kind: WorkKind | null;
	intent: Generated<'now' | 'soon' | 'exploring'>;
	budget_amount: number | null;
	budget_currency: string | null;
	effort_days: number | null;
	paid_within_days: number | null;
	contracted_how: Generated<string>;
	gates: Generated<BuyingGate[]>;
	local_preference_rule: string | null;
	/** How it is bought, once that was chosen; empty until then. */
	buying_route: Generated<string>;
	presence: Generated<'on_site' | 'remote' | 'either'>;
	country: string | null;
	subdivision: string | null;
	city: number | null;
	languages: Generated<string[]>;
	mandatory_languages: Generated<string[]>;
	starts_on: Day | null;
	ends_on: Day | null;
	closes_on: Day | null;
	staff_afterwards: Generated<string>;
	maintained_by: Generated<string>;
	maintained_until: Day | null;
	repository: string | null;
	source: string | null;
	source_url: string | null;
	source_licence: string | null;
	source_key: string | null;
	published_at: Date | null;
	created_at: Generated<Date>;
	updated_at: Generated<Date>;
	created_by: string | null;
	confirmation_asked_at: Date | null;
	answered_by: Generated<string>;
	reviewed_by: Generated<string>;
}

export interface NeedSkillTable {
	need_id: string;
	skill: string;
	must: boolean;
	level: Level | null;
}

export interface NeedTransitionTable {
	id: Generated<string>;
	need_id: string;
	from_status: NeedStatus | null;
	to_status: NeedStatus;
	step: string;
	ending: NeedEnding | null;
	reason: string | null;
	person_id: string | null;
	at: Date;
}

/** What changed in a published need: column to what stood there before and after. */
export type Changes = Readonly<Record<string, { before: unknown; after: unknown }>>;

export interface NeedAmendmentTable {
	id: Generated<string>;
	need_id: string;
	changes: ColumnType<Changes, Changes, never>;
	material: boolean;
	reason: Generated<string>;
	person_id: string | null;
	at: Date;
}

/** A change of a public need that waits, or waited, for a second pair of eyes. */
export interface NeedChangeTable {
	id: Generated<string>;
	need_id: string;
	fields: ColumnType<NeedFields, NeedFields, never>;
	changes: ColumnType<Changes, Changes, never>;
	reason: Generated<string>;
	person_id: string | null;
	at: Date;
	decided_at: Date | null;
}

export interface NeedChangeDecisionTable {
	change_id: string;
	decision: ChangeDecision;
	reason: Generated<string>;
	person_id: string | null;
	at: Date;
}

export interface NeedQuestionTable {
	id: Generated<string>;
	need_id: string;
	person_id: string | null;
	question: string;
	language: string;
	asked_at: Date;
	answer: string | null;
	answered_by: string | null;
	answered_at: Date | null;
	hidden_because: string | null;
}

export interface NeedApprovalTable {
	need_id: string;
	side: ApprovalSide;
	answer: ApprovalAnswer;
	updated_at: Date;
}

export interface NeedPartnerTable {
	need_id: string;
	organisation_id: string;
	answer: Generated<PartnerAnswer>;
	at: Date;
}
