import type { ColumnType, Generated } from 'kysely';
import type { Asker, EndingReason, IntroductionStatus, Side } from '../../../introductions/lifecycle.ts';
import type { Snapshot } from '../../../introductions/snapshot.ts';
import type { ProfileKind } from '../../../profiles/lifecycle.ts';

export interface IntroductionTable {
	id: Generated<string>;
	need_id: string;
	profile_id: string | null;
	profile_kind: ProfileKind;
	asked_by: Asker;
	broker_team_id: string | null;
	status: IntroductionStatus;
	office_person_id: string | null;
	profile_person_id: string | null;
	office_accepted_at: Date | null;
	profile_accepted_at: Date | null;
	sounding: boolean;
	newcomer: boolean;
	group_id: string | null;
	snapshot: ColumnType<Snapshot, Snapshot, never>;
	asked_at: Date | null;
	reminded_at: Date | null;
	created_at: Date;
	updated_at: Date;
}

export interface IntroductionTransitionTable {
	id: Generated<string>;
	introduction_id: string;
	from_status: IntroductionStatus | null;
	to_status: IntroductionStatus;
	step: string;
	side: Asker | null;
	reason_code: EndingReason | null;
	reason: Generated<string>;
	would_change: Generated<string>;
	person_id: string | null;
	at: Date;
}

/** Read by one query only, which asks whether both sides accepted. */
export interface IntroductionContactTable {
	introduction_id: string;
	side: Side;
	person_id: string;
	address: string;
	telephone: Generated<string>;
	given_at: Date;
	revoked_at: Date | null;
}

export interface IntroductionMessageTable {
	id: Generated<string>;
	introduction_id: string;
	side: Asker;
	person_id: string | null;
	words: string;
	public_words: string | null;
	at: Date;
	hidden_because: string | null;
}

export interface BlockTable {
	organisation_id: string;
	profile_id: string;
	by_side: Side;
	person_id: string | null;
	at: Date;
}

export interface ConflictDeclarationTable {
	id: Generated<string>;
	person_id: string;
	need_id: string | null;
	organisation_id: string | null;
	profile_id: string | null;
	words: string;
	at: Date;
	withdrawn_at: Date | null;
}

export interface ListingInvitationTable {
	listing_id: string;
	domain: string;
	organisation_id: string;
	need_id: string | null;
	person_id: string | null;
	at: Date;
	answer: 'claimed' | 'declined' | 'removed' | null;
	answered_at: Date | null;
}

export interface ReportTable {
	id: Generated<string>;
	introduction_id: string | null;
	person_id: string | null;
	words: string;
	at: Date;
	decided_by: string | null;
	decided_at: Date | null;
	decision: Generated<string>;
}
