/** A search a visitor wants to save, kept while they sign in. */
import type { RequestEvent } from '@sveltejs/kit';
import { SaveSearch } from '#lib/alerts/schema.ts';
import { saveSearch } from '#lib/alerts/server/commands.ts';
import { renderRefusal } from '#lib/platform/messages.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { countUse, household } from '#lib/platform/server/limits.ts';
import { dropKept, keep, kept } from '../../kept.ts';

const limit = { name: 'kept_text', most: 20, seconds: 3_600 };

export async function keepSearch(event: RequestEvent, search: SaveSearch): Promise<void> {
	const { db, now } = event.locals.context;
	await countUse(db, limit, household(event.getClientAddress()), now);
	await keep(event, 'search', JSON.stringify(search));
}

/** Saves what this browser asked for before signing in, once; says what came of it, undefined where it asked nothing. */
export async function saveKept(
	event: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>
): Promise<{ saved: boolean; why: string } | undefined> {
	const text = await kept(event, 'search');
	if (text === undefined) return undefined;
	await dropKept(event);
	try {
		await saveSearch(event.locals.context, SaveSearch.parse(JSON.parse(text)));
		return { saved: true, why: '' };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { saved: false, why: renderRefusal(error, event.locals.locale) };
	}
}
