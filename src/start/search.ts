import { openServer, type SearchServer } from '#lib/search/server/meilisearch/server.ts';
import { serverUrl } from '#lib/search/server/search.ts';
import type { Settings } from '#lib/platform/settings.ts';

export type SearchServerSettings = Pick<Settings, 'SEARCH_ENGINE' | 'MEILISEARCH_URL' | 'MEILISEARCH_KEY'>;

/** The search server as a worker needs it, with the key that may write; undefined where Postgres searches alone. */
export function openSearchServer(settings: SearchServerSettings): SearchServer | undefined {
	const url = serverUrl(settings);
	return url === undefined ? undefined : openServer({ url, key: settings.MEILISEARCH_KEY });
}
