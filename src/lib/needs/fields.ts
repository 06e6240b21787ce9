/** What an office writes into a need, as its form sends it. A draft may leave out everything but its title. */
import { z } from 'zod';
import { buyingGates, workKinds, type Level } from '../matching/facts.ts';
import { languageCode, skillId } from '../platform/filters.ts';
import { day, line, prose, webAddress, wholeNumber } from '../platform/text.ts';

const mostSkills = 20;
const levels = { '0': undefined, '1': 1, '2': 2, '3': 3, '4': 4 } as const satisfies Record<
	string,
	Level | undefined
>;

const text = {
	title: line(120, 8),
	outcome_wanted: prose(4_000).default(''),
	problem: prose(4_000).default(''),
	tried: prose(4_000).default(''),
	contracted_how: prose(1_000).default(''),
	staff_afterwards: prose(2_000).default(''),
	maintained_by: prose(1_000).default(''),
	answered_by: line(120).default(''),
	reviewed_by: line(120).default(''),
	local_preference_rule: line(300).optional(),
	buying_route: line(300).default(''),
	repository: webAddress.optional()
};

const chosen = {
	language: languageCode,
	kind: z.enum(workKinds, { error: 'platform_choose' }).optional(),
	intent: z.enum(['now', 'soon', 'exploring'], { error: 'platform_choose' }).default('now'),
	presence: z.enum(['on_site', 'remote', 'either'], { error: 'platform_choose' }).default('either'),
	gates: z.array(z.enum(buyingGates, { error: 'platform_choose' })).default([]),
	languages: z.array(languageCode).max(10).default([]),
	mandatory_languages: z.array(languageCode).max(5).default([])
};

const counted = {
	budget_amount: wholeNumber(1, 2_000_000_000).optional(),
	budget_currency: z
		.string()
		.trim()
		.toUpperCase()
		.regex(/^[A-Z]{3}$/, { error: 'needs_currency' })
		.optional(),
	effort_days: wholeNumber(1, 10_000).optional(),
	paid_within_days: wholeNumber(0, 365).optional()
};

/** A place by its code: `BR`, `BR-PE`, `city:3390760`. */
const placed = {
	place: z
		.string()
		.regex(/^(city:[1-9]\d{0,9}|[A-Z]{2}([-.][A-Z0-9-]{1,10})?)$/, { error: 'needs_unknown_place' })
		.optional()
};

const dated = {
	starts_on: day.optional(),
	ends_on: day.optional(),
	closes_on: day.optional(),
	maintained_until: day.optional()
};

/** One row for each skill; the three lists go together. Level 0: at whatever level somebody has it. */
const skilled = {
	skill: z.array(skillId).max(mostSkills, { error: 'platform_list_too_long' }).default([]),
	want: z.array(z.enum(['must', 'nice', 'none'], { error: 'platform_choose' })).default([]),
	level: z.array(z.enum(['0', '1', '2', '3', '4'], { error: 'platform_choose' })).default([])
};

/** Everything an office may write. Anything else in the form is refused. */
export const NeedFields = z
	.strictObject({ ...text, ...chosen, ...counted, ...placed, ...dated, ...skilled })
	.superRefine((fields, issues) => {
		const complain = (path: string, message: string) => {
			issues.addIssue({ code: 'custom', path: [path], message });
		};
		if ((fields.budget_amount === undefined) !== (fields.budget_currency === undefined))
			complain(
				fields.budget_amount === undefined ? 'budget_amount' : 'budget_currency',
				'needs_budget_whole'
			);
		if (fields.starts_on && fields.ends_on && fields.ends_on < fields.starts_on)
			complain('ends_on', 'needs_dates_order');
		const { skill, want, level } = fields;
		if (want.length !== skill.length || level.length !== skill.length)
			complain('skill', 'platform_not_understood');
	});
export type NeedFields = z.output<typeof NeedFields>;

export interface NeedSkillWish {
	skill: string;
	must: boolean;
	level: Level | null;
}

/** The skills of the form, each once: the first row that names it counts. */
export function skillsOf({
	skill,
	want,
	level
}: Pick<NeedFields, 'skill' | 'want' | 'level'>): NeedSkillWish[] {
	const wishes = new Map<string, NeedSkillWish>();
	skill.forEach((id, row) => {
		const wanted = want[row];
		if (wanted === undefined || wanted === 'none' || wishes.has(id)) return;
		wishes.set(id, { skill: id, must: wanted === 'must', level: levels[level[row] ?? '0'] ?? null });
	});
	return [...wishes.values()];
}

export interface NeedPlace {
	country: string | null;
	subdivision: string | null;
	city: number | null;
}

/** Columns of the need itself, absent ones as null; `where` is what the code of its place stands for. */
export function columnsOf(fields: NeedFields, where: NeedPlace) {
	const { skill: _skill, want: _want, level: _level, place: _place, ...rest } = fields;
	return {
		...rest,
		...where,
		local_preference_rule: rest.local_preference_rule ?? null,
		repository: rest.repository ?? null,
		kind: rest.kind ?? null,
		budget_amount: rest.budget_amount ?? null,
		budget_currency: rest.budget_currency ?? null,
		effort_days: rest.effort_days ?? null,
		paid_within_days: rest.paid_within_days ?? null,
		starts_on: rest.starts_on ?? null,
		ends_on: rest.ends_on ?? null,
		closes_on: rest.closes_on ?? null,
		maintained_until: rest.maintained_until ?? null
	};
}
export type NeedColumns = ReturnType<typeof columnsOf>;

export type Missing = 'outcome_wanted' | 'problem' | 'skill' | 'kind' | 'place' | 'answered_by';

/** What must be there before a need is published, by field. */
export function missingToPublish(
	need: Pick<NeedColumns, 'outcome_wanted' | 'problem' | 'kind' | 'presence' | 'country' | 'answered_by'>,
	skills: readonly NeedSkillWish[]
): Missing[] {
	const missing: Missing[] = [];
	if (need.outcome_wanted.length < 40) missing.push('outcome_wanted');
	if (need.problem === '') missing.push('problem');
	if (skills.length === 0) missing.push('skill');
	if (need.kind === null) missing.push('kind');
	if (need.country === null && need.presence !== 'remote') missing.push('place');
	if (need.answered_by === '') missing.push('answered_by');
	return missing;
}

/** Changes people may have decided by: what is asked, where, when, for what pay. */
export const materialColumns: readonly string[] = [
	'outcome_wanted',
	'kind',
	'presence',
	'country',
	'subdivision',
	'city',
	'gates',
	'mandatory_languages',
	'budget_amount',
	'budget_currency',
	'effort_days',
	'paid_within_days',
	'contracted_how',
	'starts_on',
	'ends_on',
	'skills',
	'local_preference_rule',
	'buying_route'
];

/** Days a material change adds to a deadline that is nearer than that. */
export const extensionDays = 7;

const searches = { skill_query: z.string().max(200).optional(), place_query: z.string().max(200).optional() };

/** The form of a new need. */
export const NewNeed = NeedFields.safeExtend({
	...searches,
	office: z.uuid({ error: 'platform_choose' })
});

/** The form of a stored one. `seen`: when what the form shows was written. */
export const ChangedNeed = NeedFields.safeExtend({
	...searches,
	seen: z.iso.datetime({ error: 'platform_not_understood' }),
	reason: prose(1_000).default('')
});

/** The same forms before they are whole: everything as typed, to be read, searched and shown again. */
export const TypedNeed = z.strictObject({
	...Object.fromEntries(
		Object.entries(ChangedNeed.shape).map(([name, type]) => [
			name,
			type instanceof z.ZodDefault && type.unwrap() instanceof z.ZodArray
				? z.array(z.string().max(100)).max(60).default([])
				: z.string().max(20_000).optional()
		])
	),
	office: z.string().max(100).optional()
});

/** The need itself, without what else its forms carry. */
export function needFields(form: z.output<typeof NewNeed> | z.output<typeof ChangedNeed>): NeedFields {
	const names = new Set(Object.keys(NeedFields.shape));
	return Object.fromEntries(Object.entries(form).filter(([name]) => names.has(name))) as NeedFields;
}

/** What could be read of a form that is not whole: each field for itself. */
export function readLoosely(typed: Readonly<Record<string, unknown>>): Partial<NeedFields> {
	const read = Object.entries(NeedFields.shape).flatMap(([name, type]) => {
		const value = typed[name];
		const parsed = type.safeParse(value === '' ? undefined : value);
		return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
	});
	return Object.fromEntries(read) as Partial<NeedFields>;
}
