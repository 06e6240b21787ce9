import type { Reactions } from '../../platform/server/jobs.ts';
import { shipAlone } from './follow.ts';
import type { SearchServer } from './meilisearch/server.ts';
import { noteEverything } from './refresh.ts';

/** Every night all documents are read anew, and the indexes are compared with them one by one and mended. */
export function searchReactions(server: SearchServer | undefined): Reactions {
	return {
		'day.passed': async ({ db }) => {
			await noteEverything(db);
			if (server) await shipAlone(db, server, true);
		}
	};
}
