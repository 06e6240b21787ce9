import { z } from 'zod';
import { buyingGates, type Level, workKinds } from '../matching/facts.ts';
import {
	choices,
	countryCode,
	cursorText,
	languageCode,
	oneOf,
	searchText,
	skillId
} from '../platform/filters.ts';
import { day, line, prose, webAddress, wholeNumber } from '../platform/text.ts';
import { isTimeZone } from './calendar.ts';
import { profileKinds, profileParts, visibilities } from './lifecycle.ts';

/** What a list of people, firms and communities can be narrowed to. */
export const ProfileFilters = z.strictObject({
	q: searchText.optional(),
	kind: choices(oneOf(profileKinds)),
	country: choices(countryCode),
	skill: choices(skillId),
	language: choices(languageCode),
	/** Works remotely too. */
	remote: choices(oneOf(['yes', 'no'])),
	after: cursorText.optional()
});
export type ProfileFilters = z.output<typeof ProfileFilters>;

/** Longest text that is read for suggestions; UTF-16 units. It is never stored. */
export const mostText = 20_000;
const mostSkills = 60;

const yes = z.literal('yes', { error: 'platform_choose' }).optional();
const codes = z.array(languageCode).max(20, { error: 'platform_list_too_long' }).default([]);
const kinds = z.array(z.enum(workKinds)).default([]);
const skills = z.array(skillId).max(mostSkills, { error: 'profile_editor_too_many_skills' }).default([]);
/** `city:3390760`, `area:BR-PE`, `country:BR` */
const placeKey = z.string().regex(/^(city:\d{1,9}|area:[A-Z]{2}[-.][A-Z0-9-]{1,10}|country:[A-Z]{2})$/, {
	error: 'profile_editor_place_unknown'
});

/** When the copy on the page had been changed last. */
const seen = z.iso.datetime({ error: 'platform_not_understood' }).transform((text) => new Date(text));

const row = {
	level: z.enum(['1', '2', '3', '4'], { error: 'platform_choose' }),
	used: wholeNumber(1960, 2100),
	link: webAddress
};
type RowField = keyof typeof row;
const rowProblems = {
	level: 'platform_choose',
	used: 'profile_editor_year',
	link: 'platform_web_address'
} as const satisfies Record<RowField, string>;

/** A skill as a form states it: three further fields named after it, each of which may be left out. */
export interface TypedSkill {
	skill: string;
	level: Level | null;
	lastUsed: number | null;
	evidenceUrl: string | null;
}

/** Fields `level:qgis`, `used:qgis`, `link:qgis` for every skill that is there; anything else is refused. */
function withRows<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
	return z
		.object(shape)
		.catchall(z.string().max(2_000, { error: 'platform_text_too_long' }))
		.superRefine((fields, issues) => {
			for (const [name, value] of Object.entries(fields)) {
				if (name in shape) continue;
				const field = rowField(name);
				if (field && row[field].safeParse(value).success) continue;
				const message = field ? rowProblems[field] : 'platform_unknown_field';
				issues.addIssue({ code: 'custom', path: [name], message });
			}
		});
}

function rowField(name: string): RowField | undefined {
	const [, field, skill = ''] = /^(level|used|link):(.+)$/.exec(name) ?? [];
	return skillId.safeParse(skill).success ? (field as RowField | undefined) : undefined;
}

/** The rows of the chosen skills, out of fields that `withRows` has checked. */
export function skillRows(
	fields: Readonly<Record<string, unknown>>,
	chosen: readonly string[]
): TypedSkill[] {
	const said = (name: string) => {
		const value = fields[name];
		return typeof value === 'string' ? value.trim() : undefined;
	};
	return [...new Set(chosen)].map((skill) => {
		const [level, used] = [said(`level:${skill}`), said(`used:${skill}`)];
		return {
			skill,
			level: level === undefined ? null : (Number(level) as Level),
			lastUsed: used === undefined ? null : Number(used),
			evidenceUrl: said(`link:${skill}`) ?? null
		};
	});
}

const draft = {
	text: z.string().max(mostText, { error: 'profile_editor_text_too_long' }).optional(),
	kind: z.enum(profileKinds).default('person'),
	/** One that is there already; without it a firm or community is founded. */
	organisation: z.uuid().optional(),
	name: line(80),
	headline: line(200),
	where: line(200),
	more: line(500)
};

/** The first step: text to read, nothing has to be there. */
export const ReadText = withRows({
	...draft,
	name: draft.name.optional(),
	headline: draft.headline.optional(),
	where: draft.where.optional(),
	more: draft.more.optional(),
	remote: yes,
	skill: skills,
	place: z.array(placeKey).max(20).default([]),
	languages: codes,
	kinds,
	capacity: z.string().max(10).optional()
});

/** The second step: what becomes a draft. */
export const StartProfile = withRows({
	...draft,
	name: line(80, 2),
	headline: line(200, 3),
	where: draft.where.optional(),
	more: draft.more.optional(),
	remote: yes,
	skill: skills,
	place: z.array(placeKey).max(20).default([]),
	languages: codes,
	kinds,
	capacity: wholeNumber(0, 50).optional()
});

const gate = z.enum(['yes', 'no', 'unsaid'], { error: 'platform_choose' }).default('unsaid');

/** Everything an owner states about themselves but skills and places. */
export const EditProfile = z
	.strictObject({
		seen,
		name: line(80, 2),
		headline: line(200, 3),
		about: prose(5_000).optional(),
		language: languageCode,
		url: webAddress.optional(),
		remote: yes,
		languages: codes,
		kinds,
		...(Object.fromEntries(buyingGates.map((name) => [`gate_${name}`, gate])) as Record<
			`gate_${(typeof buyingGates)[number]}`,
			typeof gate
		>),
		capacity: wholeNumber(0, 50),
		hours: wholeNumber(1, 80).optional(),
		free_from: day.optional(),
		meeting_text: prose(2_000).optional(),
		meeting_at: z
			.string()
			.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'profile_editor_meeting_time' })
			.refine((text) => !Number.isNaN(Date.parse(`${text}:00Z`)), { error: 'profile_editor_meeting_time' })
			.optional(),
		meeting_zone: z.string().max(60).refine(isTimeZone, { error: 'profile_editor_zone_unknown' }).optional(),
		calendar_url: webAddress.optional(),
		say_hello: prose(2_000).optional()
	})
	.superRefine(({ meeting_at, meeting_zone }, issues) => {
		if (meeting_at === undefined || meeting_zone !== undefined) return;
		issues.addIssue({ code: 'custom', path: ['meeting_zone'], message: 'platform_required' });
	});
export type EditProfile = z.output<typeof EditProfile>;

export const EditSkills = withRows({
	seen,
	skill: skills,
	wish: skills,
	teach: skills,
	more: line(500).optional(),
	more_wish: line(500).optional(),
	more_teach: line(500).optional()
});

const radius = wholeNumber(1, 1_000).optional();
export const AddPlace = z.strictObject({ seen, place: placeKey, radius, q: line(200).optional() });
export const RemovePlace = z.strictObject({ seen, id: z.uuid() });

export const PublishProfile = z.strictObject({
	visibility: z.enum(visibilities, { error: 'platform_choose' }),
	verified_only: z.array(z.enum(profileParts)).default([]),
	wording: z.string().max(40),
	agree: z.literal('yes', { error: 'profile_editor_agree_first' })
});

export const ContractThrough = z.strictObject({ seen, through: line(200).optional() });
export const AnswerContracting = z.strictObject({ profile: z.uuid(), answer: z.enum(['yes', 'no']) });
/** A button without fields. */
export const Press = z.strictObject({});
export const EraseProfile = z.strictObject({
	sure: z.literal('yes', { error: 'profile_editor_sure_first' })
});
