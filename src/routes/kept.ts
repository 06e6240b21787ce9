/** The text a visitor asked to have kept: its key stays in their browser, and the text waits a day at most. */
import type { RequestEvent } from '@sveltejs/kit';
import { dropKeptText, keepText, keptFor, readKeptText } from '#lib/platform/server/kept-text.ts';

const cookie = 'kept';
type Keeping = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

export async function keep({ cookies, locals: { context }, url }: Keeping, text: string): Promise<void> {
	const key = await keepText(context.db, text, context.now);
	const secure = url.protocol === 'https:';
	cookies.set(cookie, key, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: keptFor });
}

/** What was kept for this browser, where the address asks for it (`?kept`). */
export async function kept({ cookies, locals: { context }, url }: Keeping): Promise<string | undefined> {
	const key = cookies.get(cookie);
	if (key === undefined || !url.searchParams.has('kept')) return undefined;
	return readKeptText(context.db, key, context.now);
}

/** Once the text stands where it belongs. */
export async function dropKept({ cookies, locals: { context }, url }: Keeping): Promise<void> {
	const key = cookies.get(cookie);
	if (key === undefined) return;
	await dropKeptText(context.db, key);
	cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
}
