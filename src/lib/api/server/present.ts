/** Rows as the API shows them: days as days, absences as null, and the address of the page for people. */
import type { z } from 'zod';
import type { NeedCard, NeedPage } from '../../needs/server/queries.ts';
import type { DirectoryEntry, DirectoryRow } from '../../organisations/server/directory.ts';
import { baseLocale, type Locale } from '../../platform/language.ts';
import type { ProductCard, ProductPage } from '../../products/server/queries.ts';
import type { ProfileCard, ProfilePage } from '../../profiles/server/queries.ts';
import type { AreaRow, CityRow } from '../../places/server/queries.ts';
import type { Concept } from '../../skills/vocabulary.ts';
import {
	NeedDetail,
	NeedItem,
	OrganisationDetail,
	OrganisationItem,
	ProductDetail,
	ProductItem,
	ProfileDetail,
	ProfileItem,
	type PlaceItem,
	type SkillItem
} from '../schemas.ts';

/** Where the pages for people are. */
export interface Site {
	origin: string;
	locale: Locale;
}

/** The address of a page in the language of the call. */
export function pageAddress({ origin, locale }: Site, path: string): string {
	return `${origin}${locale === baseLocale ? '' : `/${locale}`}${path}`;
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** Only what the schema names: a column somebody adds to a query does not reach the public by itself. */
function only<Schema extends z.ZodObject>(schema: Schema, row: z.output<Schema>): z.output<Schema> {
	const known: Readonly<Record<string, unknown>> = row;
	return Object.fromEntries(
		Object.keys(schema.shape).map((field) => [field, known[field]])
	) as z.output<Schema>;
}

export function needItem(site: Site, need: NeedCard): z.output<typeof NeedItem> {
	return only(NeedItem, {
		...need,
		page: pageAddress(site, `/needs/${need.id}`),
		example: need.origin === 'example',
		publishedOn: need.publishedAt && dayOf(need.publishedAt)
	});
}

export function needDetail(site: Site, need: NeedPage): z.output<typeof NeedDetail> {
	const { budgetAmount, budgetCurrency, publishedAt } = need;
	const budget = budgetAmount !== null && budgetCurrency !== null;
	return only(NeedDetail, {
		...need,
		page: pageAddress(site, `/needs/${need.id}`),
		example: need.origin === 'example',
		summary: need.outcomeWanted,
		budget: budget ? { amount: budgetAmount, currency: budgetCurrency } : null,
		publishedOn: publishedAt && dayOf(publishedAt)
	});
}

export function profileItem(site: Site, profile: ProfileCard): z.output<typeof ProfileItem> {
	return only(ProfileItem, { ...profile, page: pageAddress(site, `/people/${profile.id}`) });
}

export function profileDetail(site: Site, profile: ProfilePage): z.output<typeof ProfileDetail> {
	const page = pageAddress(site, `/people/${profile.id}`);
	return only(ProfileDetail, { ...profile, hasRoom: Boolean(profile.hasRoom), page });
}

export function organisationItem(site: Site, row: DirectoryRow): z.output<typeof OrganisationItem> {
	return only(OrganisationItem, { ...row, page: pageAddress(site, `/organisations/${row.id}`) });
}

export function organisationDetail(site: Site, row: DirectoryEntry): z.output<typeof OrganisationDetail> {
	return only(OrganisationDetail, { ...row, page: pageAddress(site, `/organisations/${row.id}`) });
}

export function productItem(site: Site, product: ProductCard): z.output<typeof ProductItem> {
	return only(ProductItem, { ...product, page: pageAddress(site, `/products/${product.id}`) });
}

export function productDetail(site: Site, product: ProductPage): z.output<typeof ProductDetail> {
	return only(ProductDetail, { ...product, page: pageAddress(site, `/products/${product.id}`) });
}

export function skillItem(site: Site, concept: Concept, label: string): z.output<typeof SkillItem> {
	const { id, kind, labels, synonyms, broader, related, source } = concept;
	const named = Object.entries(labels).flatMap(([code, name]) =>
		name === undefined ? [] : [[code, name] as const]
	);
	const other = Object.entries(synonyms).flatMap(([code, names]) =>
		names ? [[code, [...names]] as [string, string[]]] : []
	);
	return {
		id,
		kind,
		page: pageAddress(site, `/skills/${id}`),
		label,
		labels: Object.fromEntries(named),
		synonyms: Object.fromEntries(other),
		broader: [...broader],
		related: [...related],
		source
	};
}

export function cityItem(city: CityRow): z.output<typeof PlaceItem> {
	const { id, name, country, subdivision, subdivisionName, lat, lng, population } = city;
	return { kind: 'city', name, country, subdivision, subdivisionName, city: id, lat, lng, population };
}

export function areaItem({ name, country, subdivision }: AreaRow): z.output<typeof PlaceItem> {
	const kind = subdivision === null ? 'country' : 'subdivision';
	const nowhere = { city: null, lat: null, lng: null, population: null };
	return { kind, name, country, subdivision, subdivisionName: null, ...nowhere };
}
