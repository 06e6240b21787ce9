import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { readToken } from '#lib/accounts/server/tokens.ts';
import { scopeOf } from '#lib/api/operations.ts';
import type { Locale } from '#lib/platform/language.ts';
import { refusalResponse } from '#lib/platform/server/problem-document.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { loadActor } from '#lib/organisations/server/actor.ts';
import { endSession, readSession, sessionLength } from '#lib/accounts/server/sessions.ts';

/** Over https the browser itself guards the `__Host-` name; plain http exists on loopback only. */
function cookieOf({ protocol }: URL): { name: string; secure: boolean } {
	const secure = protocol === 'https:';
	return { name: secure ? '__Host-session' : 'session', secure };
}

/** Finds out who asks. Runs after the database is there and before anything that depends on the actor. */
export const recognise: Handle = async ({ event, resolve }) => {
	const { cookies, locals, url } = event;
	// The API knows people by their tokens: a form of another website could send a cookie there.
	if (event.route.id?.startsWith('/api/')) return authenticate({ event, resolve });
	const token = cookies.get(cookieOf(url).name);
	if (token === undefined) return resolve(event);
	const { db, now } = locals.context;
	const session = await readSession(db, now, token);
	if (!session) {
		forget(cookies, url);
	} else {
		locals.session = session;
		locals.context.actor = await loadActor(db, now, session.person);
		if (session.renewed) remember(cookies, url, token);
	}
	const response = await resolve(event);
	// Whatever was read for a person is theirs alone.
	response.headers.set('cache-control', 'no-store');
	return response;
};

/** A personal token in the header of an API call, as far as its scopes go. */
const authenticate: Handle = async ({ event, resolve }) => {
	const header = event.request.headers.get('authorization');
	if (header === null) return resolve(event);
	const { locals, route } = event;
	const { db, now } = locals.context;
	const bearer = await readToken(db, now, /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
	if (!bearer)
		return declined(
			locals.locale,
			new Refusal('not_signed_in', 'accounts_token_wrong'),
			'error="invalid_token"'
		);
	const scope = scopeOf(route.id ?? '');
	if (scope !== undefined) {
		if (!bearer.scopes.includes(scope)) {
			const refusal = new Refusal('not_allowed', 'accounts_token_scope', { scope });
			return declined(locals.locale, refusal, `error="insufficient_scope", scope="${scope}"`);
		}
		locals.context.actor = await loadActor(db, now, bearer.person);
	}
	const response = await resolve(event);
	response.headers.set('cache-control', 'no-store');
	return response;
};

/** The problem document, and in the header what programs read of it (RFC 6750, section 3). */
function declined(locale: Locale, refusal: Refusal, challenge: string): Response {
	const response = refusalResponse(refusal, locale);
	response.headers.set('www-authenticate', `Bearer ${challenge}`);
	return response;
}

/** Puts the token of a new session into the browser. */
function remember(cookies: Cookies, url: URL, token: string): void {
	const { name, secure } = cookieOf(url);
	cookies.set(name, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		maxAge: sessionLength / 1_000
	});
}

function forget(cookies: Cookies, url: URL): void {
	const { name, secure } = cookieOf(url);
	cookies.delete(name, { path: '/', secure });
}

/** Begins a session in this browser. One it had before ends, so that no token outlives a change of person. */
export async function enter({ cookies, locals, url }: RequestEvent, token: string): Promise<void> {
	if (locals.session) await endSession(locals.context.db, locals.session.id);
	remember(cookies, url, token);
}

/** Ends the session of this browser. */
export async function leave({ cookies, locals, url }: RequestEvent): Promise<void> {
	if (locals.session) await endSession(locals.context.db, locals.session.id);
	forget(cookies, url);
}
