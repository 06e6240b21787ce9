/** `understand` and `match`: what they take and give. See `matching/facts.ts` and `matching/answer.ts`. */
import { z } from 'zod';
import { bands, groups, workKinds } from '../matching/facts.ts';
import { profileKinds } from '../profiles/lifecycle.ts';
import { listingKinds } from '../organisations/lifecycle.ts';
import { named } from './schemas.ts';

export const longestText = 20_000;

const text = z
	.string()
	.min(1, { error: 'api_text_empty' })
	.max(longestText, { error: 'api_text_too_long' })
	.refine((typed) => typed.trim() !== '', { error: 'api_text_empty' })
	.refine((typed) => !typed.includes('\0') && typed.isWellFormed(), { error: 'api_text_unreadable' })
	.describe('The need in your own words, in any supported language. Nothing of it is stored or logged');
const language = z
	.string()
	.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { error: 'api_language' })
	.exactOptional()
	.describe('BCP 47 tag of the language the text is in; guessed when left out. Only its first part counts');

export const UnderstandBody = z.strictObject({ text, language }).register(named, { id: 'UnderstandRequest' });
export const MatchBody = z
	.strictObject({
		text,
		language,
		struck: z
			.array(
				z
					.string()
					.max(120, { error: 'api_struck' })
					.regex(/^[a-z_]+:[^\s\p{C}]+$/u, { error: 'api_struck' })
			)
			.max(200, { error: 'api_struck' })
			.exactOptional()
			.describe(
				'Findings that shall not count: `skill:gis`, `place:city:2996944`, `place:BR-PE`, `kind:training`'
			),
		widen: z
			.enum(['subdivision', 'country', 'anywhere'])
			.exactOptional()
			.describe('Look further than the place the text names')
	})
	.register(named, { id: 'MatchRequest' });

const share = z.int().min(0).max(10_000).describe('Ten-thousandths');
const found = z
	.array(z.strictObject({ words: z.string(), start: z.int().min(0), end: z.int().min(0) }))
	.describe('Where in the text, in UTF-16 units');

export const Understood = z
	.strictObject({
		language: z.string().describe('`und`: too short to say'),
		skills: z.array(
			z.strictObject({
				skill: z.string(),
				label: z.string(),
				must: z.boolean(),
				level: z.int().min(1).max(4).exactOptional(),
				strength: share,
				impliedBy: z.string().exactOptional(),
				found
			})
		),
		places: z.array(
			z.strictObject({
				name: z.string(),
				country: z.string(),
				subdivision: z.string().exactOptional(),
				city: z.int().exactOptional(),
				lat: z.number().exactOptional(),
				lng: z.number().exactOptional(),
				found
			})
		),
		presence: z.strictObject({ value: z.enum(['on_site', 'remote']), found }).exactOptional(),
		kind: z.strictObject({ value: z.enum(workKinds), found }).exactOptional(),
		languages: z.array(z.strictObject({ code: z.string(), mandatory: z.boolean(), found }))
	})
	.register(named, { id: 'Understood' });

export const Result = z
	.strictObject({
		profile: z.uuid(),
		page: z.url(),
		kind: z.enum(profileKinds),
		name: z.string(),
		headline: z.string(),
		language: z.string(),
		example: z.boolean().describe('True: made up to show how it works'),
		place: z.string(),
		remote: z.boolean(),
		group: z.enum(groups),
		reason: z.string().exactOptional().describe('Missing skill, unknown gate, or the day it is free again'),
		band: z.enum(bands),
		total: share,
		parts: z
			.array(
				z.strictObject({
					code: z.enum(['must', 'nice', 'place', 'language']),
					params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
					contribution: z.int()
				})
			)
			.describe('The contributions add up to the total exactly')
	})
	.register(named, { id: 'Result' });

const group = z.strictObject({ total: z.int().min(0), items: z.array(Result) });

export const StartingPlace = z
	.strictObject({
		id: z.uuid(),
		page: z.url(),
		kind: z.enum(listingKinds),
		name: z.string(),
		summary: z.string(),
		url: z.url().nullable(),
		place: z.string(),
		distanceKm: z.int().nullable(),
		shared: z.array(z.string()),
		source: z.string(),
		sourceDate: z.iso.date()
	})
	.register(named, { id: 'StartingPlace' });

export const MatchAnswer = z
	.strictObject({
		understood: Understood,
		struck: z.array(z.string()),
		buys: z.boolean().describe('Money may change hands: being local adds nothing'),
		groups: z.strictObject({ main: group, near_miss: group, ask_first: group, busy: group }),
		excluded: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
		onlyForVerified: z
			.int()
			.nullable()
			.describe('At least so many more fit but show themselves to verified offices only; in steps of five'),
		teams: z.array(
			z.strictObject({
				members: z.array(
					z.strictObject({
						profile: z.uuid(),
						name: z.string(),
						covers: z.array(z.string()),
						example: z.boolean()
					})
				)
			})
		),
		unclaimed: z
			.strictObject({ total: z.int().min(0), items: z.array(StartingPlace) })
			.describe('Places to start asking. Not confirmed, not ranked, never counted as people who can help'),
		solved: z.array(
			z.strictObject({
				kind: z.enum(['product', 'need']),
				id: z.uuid(),
				page: z.url(),
				name: z.string(),
				summary: z.string(),
				status: z.string(),
				shared: z.array(z.string()),
				place: z.string(),
				example: z.boolean(),
				date: z.iso.date().nullable()
			})
		),
		next: z.array(z.looseObject({ code: z.string() })).describe('What to do next when the list is short'),
		complete: z.boolean(),
		engine: z.string(),
		version: z.string()
	})
	.register(named, { id: 'MatchAnswer' });
