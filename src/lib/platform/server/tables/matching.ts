import type { Generated } from 'kysely';
import type { Band } from '../../../matching/facts.ts';
import type { ProposalStatus, ProposalWhat } from '../../../skills/proposal.ts';
import type { Day } from './day.ts';

/** Who stood in which list on which day, never who looked. */
export interface ImpressionTable {
	day: Day;
	profile_id: string;
	need_id: string;
	place: number;
	band: Band;
	newcomer: boolean;
	version: string;
}

export interface VocabularyProposalTable {
	id: Generated<string>;
	skill: string;
	what: ProposalWhat;
	language: string;
	name: Generated<string>;
	words: string;
	status: Generated<ProposalStatus>;
	person_id: string | null;
	proposed_at: Date;
	decided_by: string | null;
	decided_at: Date | null;
	answer: Generated<string>;
}
