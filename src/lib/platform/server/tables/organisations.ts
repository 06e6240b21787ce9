import type { Generated } from 'kysely';
import type { ListingKind, ListingStatus, OrganisationKind } from '../../../organisations/lifecycle.ts';
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
