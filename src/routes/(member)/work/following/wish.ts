/** What a visitor wants to follow, kept by their own browser until they have signed in, an hour at most. */
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { Follow } from '#lib/following/schema.ts';
import { follow } from '#lib/following/server/commands.ts';
import { Refusal } from '#lib/platform/refusal.ts';

const cookie = 'follow';
const hour = 60 * 60;
export type Wish = z.output<typeof Follow>;
type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

export function keepWish({ cookies, url }: Asking, wish: Wish): void {
	const secure = url.protocol === 'https:';
	const value = JSON.stringify(wish);
	cookies.set(cookie, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: hour });
}

/**
 * Follows what this browser asked for before signing in, once; undefined where it asked for nothing. What is gone by
 * now, or one too many, is seen on the page the reader comes back to.
 */
export async function grantWish(event: Asking): Promise<Wish | undefined> {
	const wish = takeWish(event);
	if (wish)
		await follow(event.locals.context, wish.kind, wish.subject).catch((error: unknown) => {
			if (!(error instanceof Refusal)) throw error;
		});
	return wish;
}

function takeWish({ cookies, url }: Asking): Wish | undefined {
	const value = cookies.get(cookie);
	if (value === undefined) return undefined;
	cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
	try {
		return Follow.safeParse(JSON.parse(value)).data;
	} catch {
		return undefined;
	}
}
