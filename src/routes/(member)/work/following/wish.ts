/** What a visitor wants to follow, kept by their own browser until they have signed in, an hour at most. */
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { Follow } from '#lib/following/schema.ts';

const cookie = 'follow';
const hour = 60 * 60;
export type Wish = z.output<typeof Follow>;

export function keepWish({ cookies, url }: RequestEvent, wish: Wish): void {
	const secure = url.protocol === 'https:';
	const value = JSON.stringify(wish);
	cookies.set(cookie, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: hour });
}

/** Gives the wish once; undefined where there is none, or none that this site wrote. */
export function takeWish({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): Wish | undefined {
	const value = cookies.get(cookie);
	if (value === undefined) return undefined;
	cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
	try {
		return Follow.safeParse(JSON.parse(value)).data;
	} catch {
		return undefined;
	}
}
