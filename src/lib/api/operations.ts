import { z } from 'zod';
import type { TokenScope } from '../accounts/lifecycle.ts';
import { MatchAnswer, MatchBody, Understood, UnderstandBody } from './match-schemas.ts';
import {
	ItemParams,
	ItemQuery,
	NeedDetail,
	NeedItem,
	NeedsQuery,
	OrganisationDetail,
	OrganisationItem,
	OrganisationsQuery,
	pageOf,
	PlaceItem,
	PlacesQuery,
	ProductDetail,
	ProductItem,
	ProductsQuery,
	ProfileDetail,
	ProfileItem,
	ProfilesQuery,
	SkillItem,
	SkillsQuery
} from './schemas.ts';

export interface Operation {
	method: 'get' | 'post';
	/** Below `/api/v1`, as OpenAPI writes it. */
	path: string;
	params: z.ZodObject;
	query: z.ZodObject;
	body?: z.ZodObject;
	answer: z.ZodType;
	/** Calls a minute and network address. */
	perMinute: number;
	/** What a personal token must allow to be sent along; without a token everybody reads what is public. */
	scope?: TokenScope;
}

const nothing = z.strictObject({});
const list = { method: 'get', params: nothing, perMinute: 600 } as const;
const item = { method: 'get', params: ItemParams, query: ItemQuery, perMinute: 600 } as const;
const asked = { method: 'post', params: nothing, query: ItemQuery, perMinute: 60 } as const;
const needs = { scope: 'needs:read' } as const;
const profiles = { scope: 'profiles:read' } as const;
const organisations = { scope: 'organisations:read' } as const;

/** Everything the API can do. Routes, checks, the OpenAPI document and its page are made from this table. */
export const operations = {
	understand: { ...asked, path: '/understand', body: UnderstandBody, answer: Understood },
	match: { ...asked, path: '/match', body: MatchBody, answer: MatchAnswer },
	list_needs: { ...list, ...needs, path: '/needs', query: NeedsQuery, answer: pageOf(NeedItem) },
	find_need: { ...item, ...needs, path: '/needs/{id}', answer: NeedDetail },
	list_profiles: {
		...list,
		...profiles,
		path: '/profiles',
		query: ProfilesQuery,
		answer: pageOf(ProfileItem)
	},
	find_profile: { ...item, ...profiles, path: '/profiles/{id}', answer: ProfileDetail },
	list_organisations: {
		...{ ...list, ...organisations, path: '/organisations' },
		...{ query: OrganisationsQuery, answer: pageOf(OrganisationItem) }
	},
	find_organisation: { ...item, ...organisations, path: '/organisations/{id}', answer: OrganisationDetail },
	list_products: { ...list, path: '/products', query: ProductsQuery, answer: pageOf(ProductItem) },
	find_product: { ...item, path: '/products/{id}', answer: ProductDetail },
	list_skills: { ...list, path: '/skills', query: SkillsQuery, answer: pageOf(SkillItem) },
	list_places: { ...list, path: '/places', query: PlacesQuery, answer: pageOf(PlaceItem) }
} as const satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;

/** What a token must allow on a route as SvelteKit names it; undefined where everybody reads the same. */
export function scopeOf(route: string): TokenScope | undefined {
	const path = route
		.replace(/^\/api\/v1/, '')
		.replaceAll('[', '{')
		.replaceAll(']', '}');
	return Object.values<Operation>(operations).find((operation) => operation.path === path)?.scope;
}
