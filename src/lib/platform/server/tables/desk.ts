import type { Generated } from 'kysely';
import type { DeskSubject, TemplateKind } from '../../../desk/lifecycle.ts';
import type { Locale } from '../../language.ts';
import type { Day } from './day.ts';

export interface DeskItemTable {
	team_id: string | null;
	subject: DeskSubject;
	subject_id: string;
	assigned_to: string | null;
	follow_up_on: Day | null;
	word: Generated<string>;
	person_id: string | null;
	at: Date;
}

export interface DeskNoteTable {
	id: Generated<string>;
	team_id: string | null;
	need_id: string | null;
	profile_id: string | null;
	organisation_id: string | null;
	words: string;
	person_id: string | null;
	at: Date;
}

export interface DeskCandidateTable {
	team_id: string;
	need_id: string;
	profile_id: string;
	reason: string;
	person_id: string | null;
	at: Date;
}

export interface DeskTemplateTable {
	team_id: string;
	kind: TemplateKind;
	locale: Locale;
	words: string;
	person_id: string | null;
	at: Date;
}

export interface DeskFailureTable {
	team_id: string;
	from_on: Day;
	to_on: Day;
	need_id: string | null;
	introduction_id: string | null;
	words: string;
	person_id: string | null;
	at: Date;
}
