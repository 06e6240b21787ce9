/** The tables as they stand after the newest migration; `tables.test.ts` compares them with the catalogue. */
import type { ColumnType, Generated } from 'kysely';
import type { BuyingGate, EvidenceState, Level, WorkKind } from '../../matching/facts.ts';
import type { NeedEnding, NeedOrigin, NeedStatus } from '../../needs/lifecycle.ts';
import type { ListingKind, ListingStatus, OrganisationKind } from '../../organisations/lifecycle.ts';
import type { RegistryStatus } from '../../products/lifecycle.ts';
import type { ProfileKind, ProfileStatus, Visibility } from '../../profiles/lifecycle.ts';

/** `date` columns are strings (YYYY-MM-DD): a calendar day has no time zone. */
type Day = string;

export interface InstanceFactTable {
	name: string;
	value: string;
	set_at: Generated<Date>;
}

export interface RateLimitTable {
	bucket: string;
	window_start: Date;
	hits: number;
}

export interface CountryTable {
	code: string;
}

export interface SubdivisionTable {
	code: string;
	country: string;
	name: string;
}

export interface CityTable {
	id: number;
	name: string;
	search_name: string;
	country: string;
	subdivision: string | null;
	lat: number;
	lng: number;
	population: number;
}

export interface SkillTable {
	id: string;
	term: number;
	label: string;
}

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
}

export interface ListingSkillTable {
	listing_id: string;
	skill: string;
}

export interface ProductTable {
	id: Generated<string>;
	source_key: string;
	name: string;
	summary: Generated<string>;
	url: string | null;
	repository: string | null;
	licence: string | null;
	kinds: Generated<string[]>;
	registry_status: RegistryStatus;
	stewards: Generated<string[]>;
	developed_in: Generated<string[]>;
	deployed_in: Generated<string[]>;
	goals: Generated<number[]>;
	source: string;
	source_licence: string;
	source_date: Day;
}

export interface ProductSkillTable {
	product_id: string;
	skill: string;
	itself: Generated<boolean>;
}

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

/** Derived: see `postings/server/commands.ts`. */
export interface MatchPostingTable {
	area: string;
	term: number;
	profile_id: string;
	level: number;
	impact_1: number;
	impact_2: number;
	impact_3: number;
	impact_4: number;
	audience: number;
	paused: boolean;
	at_limit: boolean;
	free_from: Day | null;
	profile_kind: number;
	remote: boolean;
	kinds: number;
	gates_passed: number;
	gates_failed: number;
	languages: number;
	country: string | null;
	subdivision: string | null;
	city: number | null;
	several: boolean;
	lot: number;
}

export interface NeedPostingTable {
	area: string;
	term: number;
	need_id: string;
	asked: number;
	relation: number;
	must: boolean;
	level: number;
}

export interface SkillRarityTable {
	skill: string;
	holders: number;
}

export interface Tables {
	instance_fact: InstanceFactTable;
	rate_limit: RateLimitTable;
	country: CountryTable;
	subdivision: SubdivisionTable;
	city: CityTable;
	skill: SkillTable;
	organisation: OrganisationTable;
	listing: ListingTable;
	listing_skill: ListingSkillTable;
	product: ProductTable;
	product_skill: ProductSkillTable;
	need: NeedTable;
	need_skill: NeedSkillTable;
	need_transition: NeedTransitionTable;
	profile: ProfileTable;
	profile_skill: ProfileSkillTable;
	profile_wish: ProfileWishTable;
	profile_teaching: ProfileTeachingTable;
	profile_place: ProfilePlaceTable;
	match_posting: MatchPostingTable;
	need_posting: NeedPostingTable;
	skill_rarity: SkillRarityTable;
}
