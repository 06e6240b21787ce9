import type { Generated } from 'kysely';
import type { Entrance, LinkPurpose, PersonStatus, TokenScope } from '../../../accounts/lifecycle.ts';
import type { Locale } from '../../language.ts';
import type { Day } from './day.ts';

export interface PersonTable {
	id: Generated<string>;
	name: string;
	locale: Locale;
	status: Generated<PersonStatus>;
	operator: Generated<boolean>;
	example: Generated<boolean>;
	seed_key: string | null;
	created_at: Date;
}

/** Mail addresses stand here and nowhere else. */
export interface PersonContactTable {
	person_id: string;
	address: string;
	address_key: string;
	verified_at: Date;
}

export interface PersonPasswordTable {
	person_id: string;
	phc: string;
	set_at: Date;
}

export interface SessionTable {
	id: string;
	secret_hash: Buffer;
	person_id: string;
	how: Entrance;
	created_at: Date;
	renewed_at: Date;
	expires_at: Date;
}

export interface OneTimeLinkTable {
	id: string;
	secret_hash: Buffer | null;
	unsent_secret: string | null;
	purpose: LinkPurpose;
	address: string;
	locale: Locale;
	person_id: string | null;
	subject: string | null;
	created_at: Date;
	expires_at: Date;
	used_at: Date | null;
}

export interface PersonalTokenTable {
	id: string;
	secret_hash: Buffer;
	person_id: string;
	name: string;
	scopes: TokenScope[];
	created_at: Date;
	expires_at: Date;
	last_used_on: Day | null;
}

export interface DemoMailTable {
	id: Generated<string>;
	recipient: string;
	subject: string;
	body: string;
	caught_at: Date;
}
