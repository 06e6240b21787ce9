/** What the API takes and gives. The OpenAPI document, the checks and the contract test are made from these. */
import { z } from 'zod';
import { evidenceStates, workKinds } from '../matching/facts.ts';
import { needEndings, needStatuses } from '../needs/lifecycle.ts';
import { NeedFilters } from '../needs/schema.ts';
import { listingKinds, organisationKinds, organisationStatuses } from '../organisations/lifecycle.ts';
import { DirectoryFilters } from '../organisations/schema.ts';
import { cursorText, searchText } from '../platform/filters.ts';
import { locales } from '../platform/language.ts';
import { line } from '../platform/text.ts';
import { registryStatuses } from '../products/lifecycle.ts';
import { ProductFilters } from '../products/schema.ts';
import { profileKinds } from '../profiles/lifecycle.ts';
import { ProfileFilters } from '../profiles/schema.ts';
import { conceptKinds } from '../skills/vocabulary.ts';

/** Named schemas stand once in the OpenAPI document and are referred to. */
export const named = z.registry<{ id: string }>();

const skillIds = z.array(z.string()).describe('Ids of the vocabulary at /api/v1/skills');
const languageTag = z.string().describe('BCP 47 primary subtag');
const country = z
	.string()
	.regex(/^[A-Z]{2}$/)
	.describe('ISO 3166-1 alpha-2');
const day = z.iso.date();
const example = z.boolean().describe('True: made up to show how it works. Not a real person, office or need');
const page = z.url().describe('The page for people');

/** Parameters every call understands. */
const everywhere = {
	locale: z.enum(locales).optional().describe('Language of names and messages; else Accept-Language')
};
const paging = {
	after: cursorText.optional().describe('`next` of the page before'),
	size: z
		.string()
		.regex(/^([1-9]|[1-9][0-9]|100)$/, { error: 'api_bad_size' })
		.transform(Number)
		.default(20)
		.describe('Items per page, 1 to 100')
};

export const NeedsQuery = NeedFilters.extend({ ...everywhere, ...paging });
export const ProfilesQuery = ProfileFilters.extend({ ...everywhere, ...paging });
export const ProductsQuery = ProductFilters.extend({ ...everywhere, ...paging });
export const OrganisationsQuery = DirectoryFilters.extend({ ...everywhere, ...paging });
export const SkillsQuery = z.strictObject({
	...everywhere,
	...paging,
	q: searchText.optional().describe('Part of a name in any language'),
	kind: z.enum(conceptKinds).optional()
});
export const PlacesQuery = z.strictObject({
	...everywhere,
	...paging,
	query: line(100, 1).describe('Beginning of the name of a town or area')
});
export const ItemQuery = z.strictObject(everywhere);
export const ItemParams = z.strictObject({ id: z.uuid() });

const place = {
	country: country.nullable(),
	subdivision: z.string().nullable().describe('Name of the region'),
	city: z.string().nullable()
};

export const NeedItem = z
	.strictObject({
		id: z.uuid(),
		page,
		example,
		origin: z
			.enum(['own', 'example', 'archive'])
			.describe('`archive`: an old need kept to learn from, never current'),
		status: z.enum(needStatuses),
		ending: z.enum(needEndings).nullable(),
		title: z.string(),
		summary: z.string(),
		language: languageTag,
		kind: z.enum(workKinds).nullable(),
		presence: z.enum(['on_site', 'remote', 'either']),
		office: z.string().nullable(),
		...place,
		skills: skillIds,
		closesOn: day.nullable(),
		publishedOn: day.nullable().describe('Null where nobody recorded it'),
		source: z.string().nullable()
	})
	.register(named, { id: 'Need' });

const level = z.int().min(1).max(4).nullable().describe('1 starting, 2 working, 3 leading, 4 teaching');

export const NeedDetail = NeedItem.omit({ skills: true })
	.extend({
		skills: z.array(z.strictObject({ skill: z.string(), must: z.boolean(), level })),
		problem: z.string(),
		tried: z.string(),
		intent: z.enum(['now', 'soon', 'exploring']),
		budget: z.strictObject({ amount: z.int(), currency: z.string() }).nullable(),
		effortDays: z.int().nullable(),
		paidWithinDays: z.int().nullable(),
		contractedHow: z.string(),
		gates: z.array(z.string()),
		buyingRoute: z
			.string()
			.describe('How the office buys; empty until it has chosen, and talking is market sounding'),
		localPreferenceRule: z.string().nullable().describe('The rule that allows local preference'),
		languages: z.array(languageTag),
		mandatoryLanguages: z.array(languageTag),
		startsOn: day.nullable(),
		endsOn: day.nullable(),
		staffAfterwards: z.string().describe('What staff shall be able to do afterwards'),
		maintainedBy: z.string(),
		maintainedUntil: day.nullable(),
		repository: z.url().nullable(),
		sourceUrl: z.url().nullable(),
		sourceLicence: z.string().nullable(),
		timeline: z.array(
			z.strictObject({
				on: day,
				step: z.string(),
				status: z.enum(needStatuses),
				ending: z.enum(needEndings).nullable(),
				reason: z.string().nullable()
			})
		)
	})
	.register(named, { id: 'NeedDetail' });

export const ProfileItem = z
	.strictObject({
		id: z.uuid(),
		page,
		example,
		kind: z.enum(profileKinds),
		name: z.string(),
		headline: z.string(),
		language: languageTag,
		remote: z.boolean(),
		places: z.array(z.strictObject({ name: z.string().nullable(), country })),
		skills: skillIds
	})
	.register(named, { id: 'Profile' });

export const ProfileDetail = ProfileItem.omit({ skills: true, places: true })
	.extend({
		about: z.string(),
		url: z.url().nullable(),
		languages: z.array(languageTag),
		kinds: z.array(z.enum(workKinds)).describe('Kinds of work accepted; empty: not said'),
		hasRoom: z.boolean().describe('Takes one more introduction now'),
		hoursPerWeek: z.int().nullable(),
		freeFrom: day.nullable(),
		meetingText: z.string(),
		sayHello: z.string(),
		skills: z.array(
			z.strictObject({
				skill: z.string(),
				level,
				evidence: z.enum(evidenceStates),
				evidenceUrl: z.url().nullable(),
				lastUsed: z.int().nullable().describe('Year')
			})
		),
		wishes: skillIds,
		teachings: skillIds,
		places: z.array(
			z.strictObject({
				...place,
				country,
				lat: z.number().nullable(),
				lng: z.number().nullable(),
				radiusKm: z.int().nullable()
			})
		)
	})
	.register(named, { id: 'ProfileDetail' });

export const OrganisationItem = z
	.strictObject({
		id: z.uuid(),
		page,
		example,
		claimed: z
			.boolean()
			.describe('False: copied from a public list and confirmed by nobody; a place to start asking'),
		kind: z.enum([...organisationKinds, ...listingKinds]),
		name: z.string(),
		summary: z.string(),
		...place,
		status: z.enum(organisationStatuses).nullable().describe('What became of a claimed one'),
		verifiedUntil: day.nullable().describe('A broker or operator verified it, for a year at a time'),
		source: z.string().nullable().describe('The public list an unclaimed one was copied from'),
		sourceDate: day.nullable()
	})
	.register(named, { id: 'Organisation' });

export const OrganisationDetail = OrganisationItem.extend({
	url: z.url().nullable(),
	successor: z
		.strictObject({ id: z.uuid(), name: z.string() })
		.nullable()
		.describe('Took over its work, or is what it became part of'),
	licence: z.string().nullable().describe('Of the public list'),
	languages: z.array(languageTag),
	skills: skillIds,
	lat: z.number().nullable(),
	lng: z.number().nullable()
}).register(named, { id: 'OrganisationDetail' });

export const ProductItem = z
	.strictObject({
		id: z.uuid(),
		page,
		name: z.string(),
		summary: z.string(),
		kinds: z.array(z.string()),
		registryStatus: z
			.enum(registryStatuses)
			.describe('`not_recorded`: our copy of the registry does not say'),
		stewards: z.array(z.string()),
		skills: skillIds,
		source: z.string(),
		sourceDate: day
	})
	.register(named, { id: 'Product' });

export const ProductDetail = ProductItem.omit({ skills: true })
	.extend({
		url: z.url().nullable(),
		repository: z.url().nullable(),
		licence: z.string().nullable(),
		developedIn: z.array(country),
		deployedIn: z.array(country),
		goals: z.array(z.int().min(1).max(17)).describe('Sustainable Development Goals'),
		sourceLicence: z.string(),
		skills: z.array(z.strictObject({ skill: z.string(), itself: z.boolean() }))
	})
	.register(named, { id: 'ProductDetail' });

export const SkillItem = z
	.strictObject({
		id: z.string(),
		page,
		kind: z.enum(conceptKinds),
		label: z.string().describe('In the language of the call'),
		labels: z.record(z.string(), z.string()),
		synonyms: z.record(z.string(), z.array(z.string())),
		broader: skillIds,
		related: skillIds,
		source: z.string()
	})
	.register(named, { id: 'Skill' });

export const PlaceItem = z
	.strictObject({
		kind: z.enum(['city', 'subdivision', 'country']),
		name: z.string(),
		country,
		subdivision: z.string().nullable().describe('ISO 3166-2 code where there is one'),
		subdivisionName: z.string().nullable(),
		city: z.int().nullable().describe('GeoNames id'),
		lat: z.number().nullable(),
		lng: z.number().nullable(),
		population: z.int().nullable()
	})
	.register(named, { id: 'Place' });

/** A page of a list: `next` goes into `after`; without it this was the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
	return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}
