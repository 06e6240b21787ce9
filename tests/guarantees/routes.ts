import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask, askJson } from './http.ts';

/** Ids of records that exist, for the addresses that need one. */
export type Known = Record<'need' | 'profile' | 'product' | 'listing' | 'skill', string>;

/** What a route owes a visitor. Routes for members say so here when they come. */
export interface Expectation {
	kind: 'page' | 'endpoint';
	/** An address of the route that exists. */
	address: (known: Known) => string;
	/** Status of GET; 200 when left out. */
	answers?: number;
	/** What its form is sent to, for example `?/ask`. */
	form?: string;
	/** It takes JSON by POST. */
	json?: true;
}

type Address = Expectation['address'] | string;
type Rest = Omit<Expectation, 'kind' | 'address'>;

function page(address: Address, rest: Rest = {}): Expectation {
	return { kind: 'page', address: typeof address === 'string' ? () => address : address, ...rest };
}

function endpoint(address: Address, rest: Rest = {}): Expectation {
	return { ...page(address, rest), kind: 'endpoint' };
}

/** Every route, by SvelteKit's id without its groups. A route that is missing here fails the test. */
export const expectations: Record<string, Expectation> = {
	'/': page('/', { form: '?/ask' }),
	'/about': page('/about'),
	'/about/accessibility': page('/about/accessibility'),
	'/about/api': page('/about/api'),
	'/about/attribution': page('/about/attribution'),
	'/about/privacy': page('/about/privacy'),
	'/about/ranking': page('/about/ranking'),
	'/api/v1/[...rest]': endpoint('/api/v1/no-such-thing', { answers: 404 }),
	'/api/v1/match': endpoint('/api/v1/match', { answers: 405, json: true }),
	'/api/v1/needs': endpoint('/api/v1/needs'),
	'/api/v1/needs/[id]': endpoint(({ need }) => `/api/v1/needs/${need}`),
	'/api/v1/openapi.json': endpoint('/api/v1/openapi.json'),
	'/api/v1/places': endpoint('/api/v1/places?query=Lyo'),
	'/api/v1/products': endpoint('/api/v1/products'),
	'/api/v1/products/[id]': endpoint(({ product }) => `/api/v1/products/${product}`),
	'/api/v1/profiles': endpoint('/api/v1/profiles'),
	'/api/v1/profiles/[id]': endpoint(({ profile }) => `/api/v1/profiles/${profile}`),
	'/api/v1/skills': endpoint('/api/v1/skills'),
	'/api/v1/understand': endpoint('/api/v1/understand', { answers: 405, json: true }),
	'/draft': endpoint('/draft', { answers: 405, form: '' }),
	'/health/live': endpoint('/health/live'),
	'/health/ready': endpoint('/health/ready'),
	'/needs': page('/needs'),
	'/needs/[id=uuid]': page(({ need }) => `/needs/${need}`),
	'/organisations': page('/organisations'),
	'/organisations/[id=uuid]': page(({ listing }) => `/organisations/${listing}`),
	'/people': page('/people'),
	'/people/[id=uuid]': page(({ profile }) => `/people/${profile}`),
	'/products': page('/products'),
	'/products/[id=uuid]': page(({ product }) => `/products/${product}`),
	'/skills': page('/skills'),
	'/skills/[id=skill]': page(({ skill }) => `/skills/${skill}`)
};

const routesFolder = join(import.meta.dirname, '../../src/routes');

/** The ids of all routes that answer, as the files say. */
export function routeIds(): string[] {
	const files = readdirSync(routesFolder, { recursive: true, withFileTypes: true }).filter(({ name }) => {
		return /^\+(page\.svelte|page\.server\.ts|page\.ts|server\.ts)$/.test(name);
	});
	const ids = files.map(({ parentPath }) => {
		const path = parentPath.slice(routesFolder.length).replaceAll('\\', '/');
		return path.replace(/\/\([^)]+\)/g, '') || '/';
	});
	return [...new Set(ids)].sort();
}

interface List {
	items: { id: string }[];
}

/** One record of each kind: through the public API, and listings, which it does not list, from their page. */
export async function findKnown(): Promise<Known> {
	const first = async (path: string) => {
		const list = (await askJson(path)).json as List;
		const id = list.items[0]?.id;
		if (id === undefined) throw new Error(`${path} lists nothing`);
		return id;
	};
	const [need = '', profile = '', product = '', skill = ''] = await Promise.all(
		['needs', 'profiles', 'products', 'skills'].map((kind) => first(`/api/v1/${kind}?size=1`))
	);
	const listing = /\/organisations\/([0-9a-f-]{36})/.exec((await ask('/organisations')).text)?.[1];
	if (listing === undefined) throw new Error('/organisations lists nothing');
	return { need, profile, product, skill, listing };
}
