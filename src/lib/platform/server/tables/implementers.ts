import type { Generated } from 'kysely';
import type { ImplementerStatus, ImplementerWork, ReportDecision } from '../../../implementers/lifecycle.ts';
import type { Day } from './day.ts';

export interface ImplementerTable {
	id: Generated<string>;
	product_id: string;
	profile_id: string;
	status: ImplementerStatus;
	work: ImplementerWork[];
	until: Day;
	confirmed_by: string | null;
	confirmed_at: Date | null;
	engagement_id: string | null;
	reminded_until: Day | null;
	created_at: Date;
	updated_at: Date;
}

export interface ImplementerPlaceTable {
	implementer_id: string;
	country: string;
	subdivision: string | null;
	/** GeoNames id. */
	city: number | null;
}

export interface ImplementerTransitionTable {
	id: Generated<string>;
	implementer_id: string;
	from_status: ImplementerStatus | null;
	to_status: ImplementerStatus;
	step: string;
	until: Day;
	organisation_id: string | null;
	words: Generated<string>;
	person_id: string | null;
	at: Date;
}

export interface ImplementerReportTable {
	id: Generated<string>;
	implementer_id: string;
	words: string;
	person_id: string | null;
	at: Date;
	decision: ReportDecision | null;
	answer: Generated<string>;
	decided_by: string | null;
	decided_at: Date | null;
}
