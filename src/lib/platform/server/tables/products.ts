import type { Generated } from 'kysely';
import type { Declared } from '../../../products/declared.ts';
import type { FactKind, RegistryStatus, StewardStatus } from '../../../products/lifecycle.ts';
import type { Day } from './day.ts';

export interface ProductTable {
	id: Generated<string>;
	source_key: string;
	name: string;
	summary: Generated<string>;
	url: string | null;
	repository: string | null;
	repository_key: string | null;
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
	added_at: Generated<Date>;
	example: Generated<boolean>;
	language: Generated<string>;
	declared: Generated<Declared>;
	corrected_at: Date | null;
}

export interface ProductSkillTable {
	product_id: string;
	skill: string;
	itself: Generated<boolean>;
}

export interface ProductChangeTable {
	id: Generated<string>;
	product_id: string;
	changes: Record<string, { before: unknown; after: unknown }>;
	organisation_id: string | null;
	person_id: string | null;
	at: Date;
}

export interface ProductStewardTable {
	id: Generated<string>;
	product_id: string;
	organisation_id: string;
	status: StewardStatus;
	updated_at: Date;
}

export interface ProductStewardTransitionTable {
	id: Generated<string>;
	steward_id: string;
	from_status: StewardStatus | null;
	to_status: StewardStatus;
	step: string;
	words: Generated<string>;
	person_id: string | null;
	at: Date;
}

export interface ProductFactTable {
	id: Generated<string>;
	product_id: string;
	kind: FactKind;
	/** Read by the schema of its kind. */
	value: Record<string, unknown> | null;
	source_url: string | null;
	organisation_id: string | null;
	person_id: string | null;
	at: Date;
}
