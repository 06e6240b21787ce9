import type { Generated } from 'kysely';
import type { BuyingGate, Level, WorkKind } from '../../../matching/facts.ts';
import type { NeedEnding, NeedOrigin, NeedStatus } from '../../../needs/lifecycle.ts';
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
