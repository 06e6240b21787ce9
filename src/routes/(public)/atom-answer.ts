/** A list as a feed: the same filters in the address, the newest first, for everybody. */
import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Item, NewItem } from '#lib/alerts/item.ts';
import type { ListKind } from '#lib/alerts/lifecycle.ts';
import type { SavedQuestion } from '#lib/alerts/schema.ts';
import { readFeed } from '#lib/alerts/server/feed.ts';
import { addressOf } from '#lib/alerts/server/queries.ts';
import { questionWords } from '#lib/alerts/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';
import { type AtomEntry, type AtomFeed, writeAtom } from '#lib/platform/atom.ts';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { href } from '#lib/ui/href.ts';

type Event = Pick<RequestEvent, 'locals' | 'request' | 'url'>;

/** Lists that name people or entries their owners may take back: nobody keeps a copy of them. */
const notKept: readonly ListKind[] = ['people', 'organisations', 'search'];
export const atomType = 'application/atom+xml';

/** `path`: of the feed itself, without language; `after`: the `next` of the page before. */
export async function answerFeed<K extends ListKind>(
	event: Event,
	kind: K,
	question: SavedQuestion[K],
	{ path, after }: { path: string; after: string | undefined }
): Promise<Response> {
	const { context, locale } = event.locals;
	const { items, next } = await readFeed(context.db, kind, question, after);
	const query = addressOf(question);
	const at = (feedPath: string, to: Locale, cursor?: string) =>
		absolute(
			event,
			`${feedPath}${cursor === undefined ? '' : `${feedPath.includes('?') ? '&' : '?'}after=${cursor}`}`,
			to
		);
	const list = query === '' ? `/${kind}` : `/${kind}?${query}`;
	const skillName = (id: string) => loadConcepts().label(id, locale);
	const feed: AtomFeed = {
		id: at(path, locale),
		title: m.feeds_title({ what: questionWords(kind, question, locale, skillName) }, { locale }),
		subtitle: kind === 'people' ? m.feeds_people({}, { locale }) : undefined,
		language: locale,
		updated: items[0]?.at ?? startOfDay(context.now),
		author: { name: m.common_product({}, { locale }), uri: absolute(event, '/', locale) },
		links: [
			{ rel: 'self', href: at(path, locale, after), type: atomType },
			{ rel: 'alternate', href: absolute(event, list, locale), type: 'text/html', language: locale },
			...locales
				.filter((other) => other !== locale)
				.map((language) => ({
					rel: 'alternate' as const,
					href: at(path, language),
					type: atomType,
					language
				})),
			{ rel: 'first', href: at(path, locale), type: atomType },
			...(next === undefined ? [] : [{ rel: 'next' as const, href: at(path, locale, next), type: atomType }])
		],
		entries: items.map((item) => entryOf(event, item))
	};
	return answerAtom(event, feed, notKept.includes(kind) ? 'no-store' : 'no-cache');
}

function entryOf(event: Event, item: NewItem & Item): AtomEntry {
	const { locale } = event.locals;
	const { id, language, summary, path, at, author, skills } = item;
	const title = item.example ? `${m.common_example({}, { locale })}: ${item.title}` : item.title;
	return {
		id: `urn:uuid:${id}`,
		...{ title, summary, author, published: at, updated: at },
		...(language !== '' && { language }),
		link: { href: absolute(event, path, locale), language: locale },
		categories: skills.map((skill) => ({
			term: skill,
			scheme: absolute(event, '/skills', 'en'),
			label: loadConcepts().label(skill, locale)
		}))
	};
}

export function absolute({ url }: Pick<Event, 'url'>, path: string, locale: Locale): string {
	return new URL(href(path, locale), url).href;
}

/** The feed, or 304 to whoever has just this. */
export function answerAtom({ request }: Pick<Event, 'request'>, feed: AtomFeed, kept: string): Response {
	const body = writeAtom(feed);
	// Weak: the same feed may be sent compressed.
	const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
	const headers = {
		'content-type': `${atomType}; charset=utf-8`,
		'cache-control': kept,
		'last-modified': feed.updated.toUTCString(),
		etag
	};
	return isKnown(request.headers, etag, feed.updated)
		? new Response(null, { status: 304, headers })
		: new Response(body, { headers });
}

/** RFC 9110, 13.2.2: the tag counts; the date only where no tag was sent. */
function isKnown(headers: Headers, etag: string, updated: Date): boolean {
	const tags = headers.get('if-none-match');
	if (tags !== null) return tags.split(',').some((tag) => [etag, '*'].includes(tag.trim()));
	const since = Date.parse(headers.get('if-modified-since') ?? '');
	return Math.floor(updated.getTime() / 1_000) * 1_000 <= since;
}

function startOfDay(now: Date): Date {
	return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}
