import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { readPageVersion } from '#lib/platform/server/page-version.ts';
import { languageCookie } from './language.ts';
import { openPageStore, type StoredPage } from './page-store.ts';

/** What a page is made from, and so how long it is true. */
type Source = 'build' | 'request' | 'database';

/**
 * Pages that are the same for every visitor and show nobody. A route that is not named here is made anew for each
 * request and kept by nobody; `reuse.test.ts` finds one that shows people, or reads a table no version watches.
 */
export const sources: Readonly<Record<string, Source>> = {
	'/(public)/(home)': 'request',
	'/(public)/about': 'build',
	'/(public)/about/accessibility': 'build',
	'/(public)/about/api': 'build',
	'/(public)/about/attribution': 'build',
	'/(public)/about/glossary': 'build',
	'/(public)/about/privacy': 'build',
	'/(public)/about/ranking': 'build',
	'/(public)/gaps': 'database',
	'/(public)/lessons': 'database',
	'/(public)/needs': 'database',
	'/(public)/products': 'database',
	'/(public)/skills': 'build',
	'/(public)/skills/[id=skill]': 'database'
};

/**
 * Only what the build alone decides may be shown for a while without asking here again. Anything else is asked about
 * each time, so that what was withdrawn is gone at once; where nothing changed, the answer is 304 without a body.
 */
const heldFor: Record<Source, string> = {
	build: 'public, max-age=0, s-maxage=60, stale-while-revalidate=300',
	request: 'public, no-cache',
	database: 'public, no-cache'
};

const mostBytes = 16 * 1024 * 1024;

/** A public page that has not changed since it was last made is not made again. `build` is undefined while developing. */
export function reuse({ build, demo }: { build: string | undefined; demo: string | undefined }): Handle {
	const pages = openPageStore(mostBytes);
	return async ({ event, resolve }) => {
		const source = build === undefined ? undefined : sourceFor(event);
		if (source === undefined) return resolve(event);
		const key = await keyOf(event, source, [build, demo]);
		if (key === undefined) return resolve(event);
		const stored = pages.get(key);
		if (stored) return show(stored, key, event.request);
		const response = await resolve(event);
		if (!isWhole(response, event)) return response;
		response.headers.set('cache-control', heldFor[source]);
		for (const name of variesBy[source]) response.headers.append('vary', name);
		return show(await pages.put(key, response), key, event.request);
	};
}

const variesBy: Record<Source, readonly string[]> = {
	build: ['cookie'],
	// The home page begins with an example from where the reader's browser says they are.
	request: ['cookie', 'accept-language'],
	database: ['cookie']
};

/** A visitor with no cookie but the language, who reads a page of the list above, and whom we send no cookie. */
function sourceFor({
	request,
	route,
	cookies,
	locals,
	isDataRequest,
	url
}: RequestEvent): Source | undefined {
	const source = sources[route.id ?? ''];
	if (source === undefined || request.method !== 'GET' || isDataRequest) return undefined;
	if (locals.remembers || locals.context.actor.kind !== 'visitor') return undefined;
	if (request.headers.has('authorization')) return undefined;
	// An answer on the home page shows people, and a search server hears of a change later than the database.
	if (source === 'request' && url.search !== '') return undefined;
	if (source === 'database' && url.searchParams.has('q')) return undefined;
	return cookies.getAll().every(({ name }) => name === languageCookie) ? source : undefined;
}

/** Everything the page depends on, as one short name; undefined where the database does not answer. */
async function keyOf(
	{ locals, request, url }: RequestEvent,
	source: Source,
	made: readonly (string | undefined)[]
): Promise<string | undefined> {
	const { db, now } = locals.context;
	const parts: unknown[] = [...made, locals.locale, url.href, now.toISOString().slice(0, 10)];
	if (source === 'request') parts.push(request.headers.get('accept-language'));
	if (source === 'database') {
		const version = await readPageVersion(db).catch(() => undefined);
		// The page itself then says what is the matter.
		if (version === undefined) return undefined;
		parts.push(version);
	}
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** A page as it should be: no mistake shown in it, nothing for this reader alone. */
function isWhole({ status, headers }: Response, { locals }: RequestEvent): boolean {
	if (status !== 200 || locals.status !== undefined || headers.has('set-cookie')) return false;
	return headers.get('content-type')?.startsWith('text/html') === true;
}

function show({ headers: made, body, gzip }: StoredPage, key: string, request: Request): Response {
	const headers = new Headers([...made]);
	const etag = `W/"${key}"`;
	headers.set('etag', etag);
	headers.append('vary', 'accept-encoding');
	const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
	if (known.includes(etag)) {
		headers.delete('content-type');
		return new Response(null, { status: 304, headers });
	}
	if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(body, { headers });
	headers.set('content-encoding', 'gzip');
	return new Response(gzip, { headers });
}
