import { z } from 'zod';
import { MatchAnswer, MatchBody, Understood, UnderstandBody } from './match-schemas.ts';
import {
	ItemParams,
	ItemQuery,
	NeedDetail,
	NeedItem,
	NeedsQuery,
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
}

const nothing = z.strictObject({});
const list = { method: 'get', params: nothing, perMinute: 600 } as const;
const item = { method: 'get', params: ItemParams, query: ItemQuery, perMinute: 600 } as const;
const asked = { method: 'post', params: nothing, query: ItemQuery, perMinute: 60 } as const;

/** Everything the API can do. Routes, checks, the OpenAPI document and its page are made from this table. */
export const operations = {
	understand: { ...asked, path: '/understand', body: UnderstandBody, answer: Understood },
	match: { ...asked, path: '/match', body: MatchBody, answer: MatchAnswer },
	list_needs: { ...list, path: '/needs', query: NeedsQuery, answer: pageOf(NeedItem) },
	find_need: { ...item, path: '/needs/{id}', answer: NeedDetail },
	list_profiles: { ...list, path: '/profiles', query: ProfilesQuery, answer: pageOf(ProfileItem) },
	find_profile: { ...item, path: '/profiles/{id}', answer: ProfileDetail },
	list_products: { ...list, path: '/products', query: ProductsQuery, answer: pageOf(ProductItem) },
	find_product: { ...item, path: '/products/{id}', answer: ProductDetail },
	list_skills: { ...list, path: '/skills', query: SkillsQuery, answer: pageOf(SkillItem) },
	list_places: { ...list, path: '/places', query: PlacesQuery, answer: pageOf(PlaceItem) }
} as const satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;
