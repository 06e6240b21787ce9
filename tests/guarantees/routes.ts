import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { askJson } from './http.ts';

/** Ids of records that exist, for the addresses that need one. */
export type Known = Record<'need' | 'profile' | 'product' | 'listing' | 'skill', string>;

/** What a route owes a visitor. Routes for members say so here when they come. */
export interface Expectation {
	kind: 'page' | 'endpoint';
	/** An address of the route that exists. */
	address: (known: Known) => string;
	/** What it answers other than GET; everything else is refused. */
	posts?: 'form' | 'json';
}

const page = (address: Expectation['address']): Expectation => ({ kind: 'page', address });
const endpoint = (address: Expectation['address']): Expectation => ({ kind: 'endpoint', address });

/** Every route, by SvelteKit's id without its groups. A route that is missing here fails the test. */
export const expectations: Record<string, Expectation> = {
	'/health/live': endpoint(() => '/health/live'),
	'/health/ready': endpoint(() => '/health/ready')
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

/** One record of each kind, through the public API. */
export async function findKnown(): Promise<Known> {
	const first = async (path: string) => {
		const list = (await askJson(path)).json as List;
		const id = list.items[0]?.id;
		if (id === undefined) throw new Error(`${path} lists nothing`);
		return id;
	};
	const [need, profile, product, skill] = await Promise.all(
		['needs', 'profiles', 'products', 'skills'].map((kind) => first(`/api/v1/${kind}?size=1`))
	);
	return { need, profile, product, skill, listing: '' } as Known;
}
