import type { Generated } from 'kysely';
import type { RegistryStatus } from '../../../products/lifecycle.ts';
import type { Day } from './day.ts';

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
