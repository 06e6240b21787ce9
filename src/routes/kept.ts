/** The text a visitor asked to have kept: its key stays in their browser, and the text waits a day at most. */
import type { RequestEvent } from '@sveltejs/kit';
import { dropKeptText, keepText, keptFor, readKeptText } from '#lib/platform/server/kept-text.ts';

const cookie = 'kept';
type Keeping = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

/** What it is going to be. */
export const keptAs = ['need', 'profile'] as const;
/** A search is kept by the button that saves it. */
export type KeptAs = (typeof keptAs)[number] | 'search';

export async function keep(
	{ cookies, locals: { context }, url }: Keeping,
	as: KeptAs,
	text: string
): Promise<void> {
	const key = await keepText(context.db, `${as}:${text}`, context.now);
	const secure = url.protocol === 'https:';
	cookies.set(cookie, key, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: keptFor });
}

/** What was kept for this browser to become that. */
export async function kept(
	{ cookies, locals: { context } }: Keeping,
	as: KeptAs
): Promise<string | undefined> {
	const key = cookies.get(cookie);
	if (key === undefined) return undefined;
	const text = await readKeptText(context.db, key, context.now);
	return text?.startsWith(`${as}:`) ? text.slice(as.length + 1) : undefined;
}

/** Once the text stands where it belongs. */
export async function dropKept({ cookies, locals: { context }, url }: Keeping): Promise<void> {
	const key = cookies.get(cookie);
	if (key === undefined) return;
	await dropKeptText(context.db, key);
	cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
}
