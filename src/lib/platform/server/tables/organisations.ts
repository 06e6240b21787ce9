import type { ColumnType, Generated } from 'kysely';
import type { Right } from '../../actor.ts';
import type {
	ListingChanges,
	ListingKind,
	ListingProof,
	ListingRequest,
	ListingRequestStatus,
	ListingStatus,
	OrganisationKind,
	OrganisationStatus,
	OrganisationStep,
	VerificationStep
} from '../../../organisations/lifecycle.ts';
import type { Day } from './day.ts';

export interface OrganisationTable {
	id: Generated<string>;
	kind: OrganisationKind;
	name: string;
	country: string | null;
	subdivision: string | null;
	city: number | null;
	url: string | null;
	example: Generated<boolean>;
	seed_key: string | null;
	created_at: Generated<Date>;
	about: Generated<string>;
	status: Generated<OrganisationStatus>;
	successor_id: string | null;
	verified_until: Day | null;
	second_pair_of_eyes: Generated<boolean>;
}

export interface ListingTable {
	id: Generated<string>;
	source_key: string;
	kind: ListingKind;
	status: Generated<ListingStatus>;
	name: string;
	summary: Generated<string>;
	url: string | null;
	country: string | null;
	subdivision: string | null;
	city: number | null;
	lat: number | null;
	lng: number | null;
	languages: Generated<string[]>;
	source: string;
	licence: string;
	source_date: Day;
	organisation_id: string | null;
	corrected_at: Date | null;
	added_at: Generated<Date>;
}

export interface ListingRequestTable {
	id: Generated<string>;
	listing_id: string;
	what: ListingRequest;
	how: ListingProof;
	code: string | null;
	words: Generated<string>;
	changes: ColumnType<ListingChanges, ListingChanges | undefined, never>;
	person_id: string | null;
	status: Generated<ListingRequestStatus>;
	reason: Generated<string>;
	decided_by: string | null;
	asked_at: Date;
	decided_at: Date | null;
}

export interface ListingSkillTable {
	listing_id: string;
	skill: string;
}

export interface MembershipTable {
	organisation_id: string;
	person_id: string;
	rights: Right[];
	since: Date;
}

export interface InvitationTable {
	id: Generated<string>;
	organisation_id: string;
	address: string;
	address_key: string;
	rights: Right[];
	invited_by: string | null;
	created_at: Date;
	expires_at: Date;
	ended: 'accepted' | 'withdrawn' | 'expired' | null;
	ended_at: Date | null;
}

export interface BrokerCoverTable {
	organisation_id: string;
	country: string;
	subdivision: string | null;
}

export interface VerificationTable {
	id: Generated<string>;
	organisation_id: string;
	step: VerificationStep;
	words: string;
	person_id: string | null;
	valid_until: Day | null;
	at: Date;
}

export interface OrganisationEventTable {
	id: Generated<string>;
	organisation_id: string;
	step: OrganisationStep;
	detail: ColumnType<Record<string, string>, Record<string, string> | undefined, never>;
	person_id: string | null;
	at: Date;
}
