/** What the ways of signing in have in common: who asks, and where they go on. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { household } from '#lib/platform/server/limits.ts';
import { href } from '#lib/ui/href.ts';
import { enter } from '../../handles/session.ts';
import { ownPath } from '../own-path.ts';

/** Remembers, until the mail is opened, where somebody wanted to go; the link itself must not say. */
const cookie = 'next';
const hour = 60 * 60;

export function from(event: RequestEvent) {
	return { household: household(event.getClientAddress()), locale: event.locals.locale };
}

export function keepNext({ cookies, url }: RequestEvent, next: string | undefined): void {
	const path = ownPath(next, url.origin);
	const secure = url.protocol === 'https:';
	if (path === undefined) cookies.delete(cookie, { path: '/', secure });
	else cookies.set(cookie, path, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: hour });
}

/** Begins the session and goes on to `next`, to what was kept by `keepNext`, or to the account. */
export async function comeIn(event: RequestEvent, token: string, next?: string): Promise<never> {
	const { cookies, locals, url } = event;
	await enter(event, token);
	const path = ownPath(next, url.origin) ?? ownPath(cookies.get(cookie), url.origin);
	if (cookies.get(cookie) !== undefined) keepNext(event, undefined);
	redirect(303, path ?? href('/account', locals.locale));
}
