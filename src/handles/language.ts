import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import {
	baseLocale,
	directionOf,
	isLocale,
	type Locale,
	localeOf,
	preferredLocale
} from '#lib/platform/language.ts';
import { overwriteServerAsyncLocalStorage } from '#lib/paraglide/runtime.js';

/** The only cookie of a visitor. */
export const languageCookie = 'language';
const storage = new AsyncLocalStorage<{ locale?: Locale; origin?: string; messageCalls?: Set<string> }>();
overwriteServerAsyncLocalStorage(storage);

/**
 * The address says the language, so that every page can be linked and cached as it is. Programs that call the
 * API get the language they ask for.
 *
 * Following a link of ours from one language to another is a choice. It is kept in a cookie, and read in one
 * place only: who comes to `/` from elsewhere is brought to the language chosen before.
 */
export const speak: Handle = async ({ event, resolve }) => {
	const { url, request, locals } = event;
	const inApi = event.route.id?.startsWith('/api/') ?? false;
	locals.locale = inApi ? preferredLocale(request.headers.get('accept-language')) : localeOf(url.pathname);

	const from = cameFrom(event);
	if (isHome(event) && from === undefined) {
		const chosen = event.cookies.get(languageCookie);
		if (isLocale(chosen) && chosen !== locals.locale) {
			const headers = { location: `/${chosen}${url.search}`, 'cache-control': 'no-store', vary: 'cookie' };
			return new Response(null, { status: 307, headers });
		}
	}
	const chooses =
		request.method === 'GET' && !event.isDataRequest && from !== undefined && from !== locals.locale;
	if (chooses) remember(event, locals.locale);

	const scope = { locale: locals.locale, origin: url.origin, messageCalls: new Set<string>() };
	const response = await storage.run(scope, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', scope.locale).replace('%dir%', directionOf(scope.locale))
		})
	);
	if (inApi) response.headers.append('vary', 'accept-language');
	if (isHome(event)) response.headers.append('vary', 'cookie');
	if (chooses) response.headers.set('cache-control', 'no-store');
	if (!response.headers.has('content-language')) response.headers.set('content-language', locals.locale);
	return response;
};

/** Language of the page of ours the reader comes from; undefined from anywhere else. */
function cameFrom({ request, url }: RequestEvent): Locale | undefined {
	const referer = request.headers.get('referer');
	if (referer === null || !URL.canParse(referer)) return undefined;
	const page = new URL(referer);
	return page.origin === url.origin ? localeOf(page.pathname) : undefined;
}

function isHome({ url, request, isDataRequest }: RequestEvent): boolean {
	return url.pathname === '/' && request.method === 'GET' && !isDataRequest;
}

function remember({ cookies, locals, url }: RequestEvent, locale: Locale) {
	if (
		cookies.get(languageCookie) === locale ||
		(locale === baseLocale && cookies.get(languageCookie) === undefined)
	)
		return;
	const year = 365 * 24 * 60 * 60;
	locals.remembers = true;
	cookies.set(languageCookie, locale, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: year
	});
}
