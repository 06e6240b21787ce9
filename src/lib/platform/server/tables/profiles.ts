import type { ColumnType, Generated } from 'kysely';
import type { BuyingGate, EvidenceState, Level, WorkKind } from '../../../matching/facts.ts';
import type { ProfileKind, ProfilePart, ProfileStatus, Visibility } from '../../../profiles/lifecycle.ts';
import type { Locale } from '../../language.ts';
import type { Day } from './day.ts';

export interface ProfileTable {
	id: Generated<string>;
	kind: ProfileKind;
	status: ProfileStatus;
	visibility: Generated<Visibility>;
	name: string;
	headline: string;
	about: Generated<string>;
	language: string;
	url: string | null;
	example: Generated<boolean>;
	seed_key: string | null;
	remote: Generated<boolean>;
	languages: Generated<string[]>;
	kinds: Generated<WorkKind[]>;
	/** Passed as an object: postgres.js serialises JSON itself. */
	gates: ColumnType<
		Partial<Record<BuyingGate, boolean>>,
		Partial<Record<BuyingGate, boolean>> | undefined,
		Partial<Record<BuyingGate, boolean>>
	>;
	capacity_limit: Generated<number>;
	open_introductions: Generated<number>;
	hours_per_week: number | null;
	free_from: Day | null;
	paused: Generated<boolean>;
	meeting_text: Generated<string>;
	say_hello: Generated<string>;
	published_at: Date | null;
	created_at: Generated<Date>;
	updated_at: Generated<Date>;
	person_id: string | null;
	organisation_id: string | null;
	contracts_through: string | null;
	contracts_accepted_at: Date | null;
	meeting_at: Date | null;
	meeting_zone: string | null;
	verified_only: Generated<ProfilePart[]>;
	calendar_url: string | null;
}

export interface ProfileConsentTable {
	id: Generated<string>;
	profile_id: string;
	person_id: string | null;
	wording_version: string;
	wording: string;
	locale: Locale;
	given_at: Date;
	withdrawn_at: Date | null;
}

/** Which verified office or broker team opened a profile, by day. */
export interface ProfileViewTable {
	profile_id: string;
	organisation_id: string;
	day: Day;
}

export interface ProfileSkillTable {
	profile_id: string;
	skill: string;
	level: Level | null;
	evidence: Generated<EvidenceState>;
	evidence_url: string | null;
	last_used: number | null;
}

/** What a profile would like to learn. */
export interface ProfileWishTable {
	profile_id: string;
	skill: string;
}

/** What a profile would teach. */
export interface ProfileTeachingTable {
	profile_id: string;
	skill: string;
}

export interface ProfilePlaceTable {
	id: Generated<string>;
	profile_id: string;
	country: string;
	subdivision: string | null;
	city: number | null;
	radius_km: number | null;
}
