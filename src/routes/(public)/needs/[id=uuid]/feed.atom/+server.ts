import { feedSize } from '#lib/alerts/server/feed.ts';
import { listNeedNews } from '#lib/needs/server/news.ts';
import { findNeed } from '#lib/needs/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { visitor } from '#lib/platform/actor.ts';
import { cursorText } from '#lib/platform/filters.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { absolute, answerAtom, atomType } from '../../../atom-answer.ts';
import { newsTitle } from './news-title.ts';
import type { RequestHandler } from './$types';

/** What happens with one need. */
export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	const { db } = locals.context;
	const { locale } = locals;
	const after = cursorText.optional().safeParse(url.searchParams.get('after') ?? undefined).data;
	const need = await findNeed(db, visitor, params.id);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	const { rows, next } = await listNeedNews(db, params.id, after, feedSize);
	const path = `/needs/${params.id}`;
	const at = (cursor?: string) =>
		absolute(event, `${path}/feed.atom${cursor === undefined ? '' : `?after=${cursor}`}`, locale);
	const page = absolute(event, path, locale);
	const title = m.feeds_need({ title: need.title }, { locale });
	const feed = {
		...{ id: at(), title, language: locale, updated: rows[0]?.at ?? need.publishedAt ?? need.createdAt },
		author: { name: need.office ?? m.common_product({}, { locale }), uri: absolute(event, '/', locale) },
		links: [
			{ rel: 'self' as const, href: at(after), type: atomType },
			{ rel: 'alternate' as const, href: page, type: 'text/html', language: locale },
			...(next === undefined ? [] : [{ rel: 'next' as const, href: at(next), type: atomType }])
		],
		entries: rows.map((row) => ({
			id: `urn:uuid:${row.id}`,
			title: newsTitle(row, locale),
			...{ published: row.at, updated: row.at, summary: row.words },
			link: { href: page, language: locale }
		}))
	};
	return answerAtom(event, feed, 'no-cache');
};
