import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
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

/** Puts the token of a new session into the browser. */
export function remember(cookies: Cookies, url: URL, token: string): void {
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

/** Ends the session of this browser. */
export async function leave({ cookies, locals, url }: RequestEvent): Promise<void> {
	if (locals.session) await endSession(locals.context.db, locals.session.id);
	forget(cookies, url);
}
