/** What an experienced colleague would say about a draft. Pure: the same draft gives the same advice. */
import { buyingKinds, type WorkKind } from '../matching/facts.ts';
import { jargon, phrasesIn, productionWords } from './jargon.ts';

export interface DraftText {
	/** Language it is written in. */
	language: string;
	outcome: string;
	problem: string;
	tried: string;
	kind: WorkKind | undefined;
	musts: number;
	skills: number;
	hasBudget: boolean;
	effortDays: number | undefined;
	/** YYYY-MM-DD. */
	closesOn: string | undefined;
	startsOn: string | undefined;
	endsOn: string | undefined;
	staffAfterwards: string;
	maintainedBy: string;
	localPreferenceRule: string;
}

export const checkCodes = [
	'no_problem',
	'no_skill',
	'too_many_musts',
	'no_budget',
	'no_deadline',
	'deadline_past',
	'deadline_soon',
	'deadline_weekend',
	'frame_short',
	'jargon',
	'nothing_afterwards',
	'nobody_maintains',
	'production_as_volunteering',
	'rule_weighs'
] as const;
export type CheckCode = (typeof checkCodes)[number];

export interface Check {
	code: CheckCode;
	/** The field of the form it speaks of. */
	field: string;
	params: Readonly<Record<string, string | number>>;
}

/** So many must-haves one person can be expected to have. */
export const fairMusts = 5;
/** So many days people need to hear of a need, think, ask and answer. */
export const fairDays = 10;
/** Unpaid work of more days than this is a job. */
export const fairVolunteering = 10;

/** Everything there is to say, in the order of the form. `today` as YYYY-MM-DD. */
export function check(draft: DraftText, today: string): Check[] {
	return [
		...checkWords(draft),
		...checkSkills(draft),
		...checkMoney(draft),
		...checkDates(draft, today),
		...checkAfterwards(draft)
	];
}

function checkWords({ outcome, problem, tried, language }: DraftText): Check[] {
	const found = phrasesIn([outcome, problem, tried].join(' '), jargon[language] ?? []);
	return [
		...(problem.trim().length < 20 ? [say('no_problem', 'problem')] : []),
		...(found.length > 0 ? [say('jargon', 'outcome_wanted', { words: found.slice(0, 5).join(', ') })] : [])
	];
}

function checkSkills({ musts, skills }: DraftText): Check[] {
	if (skills === 0) return [say('no_skill', 'skill_query')];
	return musts > fairMusts ? [say('too_many_musts', 'skill_query', { count: musts, most: fairMusts })] : [];
}

function checkMoney({ kind, hasBudget, effortDays, ...draft }: DraftText): Check[] {
	const checks: Check[] = [];
	if (!hasBudget && effortDays === undefined) checks.push(say('no_budget', 'budget_amount'));
	if (kind === 'volunteering') {
		const text = [draft.outcome, draft.problem].join(' ');
		const found = phrasesIn(text, productionWords[draft.language] ?? []);
		if (found.length > 0 || (effortDays ?? 0) > fairVolunteering)
			checks.push(say('production_as_volunteering', 'kind'));
	}
	if (kind && buyingKinds.includes(kind) && draft.localPreferenceRule !== '')
		checks.push(say('rule_weighs', 'local_preference_rule'));
	return checks;
}

function checkDates({ closesOn, startsOn, endsOn, effortDays }: DraftText, today: string): Check[] {
	const checks: Check[] = [];
	if (closesOn === undefined) checks.push(say('no_deadline', 'closes_on'));
	else if (closesOn < today) checks.push(say('deadline_past', 'closes_on'));
	else {
		const days = daysBetween(today, closesOn);
		if (days < fairDays) checks.push(say('deadline_soon', 'closes_on', { days, least: fairDays }));
		if (isWeekend(closesOn)) checks.push(say('deadline_weekend', 'closes_on'));
	}
	if (startsOn !== undefined && endsOn !== undefined && effortDays !== undefined) {
		const room = workingDays(startsOn, endsOn);
		if (room < effortDays) checks.push(say('frame_short', 'ends_on', { room, effort: effortDays }));
	}
	return checks;
}

function checkAfterwards({ staffAfterwards, maintainedBy }: DraftText): Check[] {
	return [
		...(staffAfterwards.trim() === '' ? [say('nothing_afterwards', 'staff_afterwards')] : []),
		...(maintainedBy.trim() === '' ? [say('nobody_maintains', 'maintained_by')] : [])
	];
}

function say(code: CheckCode, field: string, params: Check['params'] = {}): Check {
	return { code, field, params };
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

function isWeekend(day: string): boolean {
	return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Monday to Friday, both ends counted. */
function workingDays(from: string, to: string): number {
	const days = daysBetween(from, to) + 1;
	const weeks = Math.floor(days / 7);
	const rest = Array.from({ length: days % 7 }, (_, at) =>
		new Date(Date.parse(from) + (weeks * 7 + at) * dayMs).toISOString().slice(0, 10)
	);
	return weeks * 5 + rest.filter((day) => !isWeekend(day)).length;
}
