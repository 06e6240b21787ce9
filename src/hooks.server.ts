/** The composition root of the web side: every request gets its database, time, actor and language here. */
import { sequence, type Handle, type ServerInit } from '@sveltejs/kit/hooks';
import { dev, version } from '$app/env';
import { DATABASE_POOL, DATABASE_URL, DEMO, MEILISEARCH_URL, SEARCH_ENGINE } from '$app/env/private';
import { loadReader } from '#lib/matching/server/reader.ts';
import { visitor } from '#lib/platform/actor.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { createSearch, type Search } from '#lib/search/server/search.ts';
import { compress, describeApiErrors, label } from './handles/answer.ts';
import { endInTime } from './handles/deadline.ts';
import { explainError } from './handles/error.ts';
import { identify } from './handles/identify.ts';
import { pace } from './handles/pace.ts';
import { recognise } from './handles/session.ts';
import { reuse } from './handles/reuse.ts';
import { speak } from './handles/language.ts';
import { refuseForeign } from './handles/origin.ts';
import { takeStatus } from './handles/status.ts';

let db: Db;
let search: Search;

export const init: ServerInit = () => {
	if (!DATABASE_URL) throw new Error('Start the site with "npm start": it opens the database first.');
	// Reading the vocabulary takes a moment: better now than while the first reader waits.
	setImmediate(loadReader);
	db = openDatabase(DATABASE_URL, { name: 'mutirao-web', poolSize: DATABASE_POOL });
	search = createSearch({ MEILISEARCH_URL, SEARCH_ENGINE });
	// While developing, this module is loaded again after each change.
	for (const close of process.listeners('sveltekit:shutdown')) void close();
	process.removeAllListeners('sveltekit:shutdown');
	// The server that loaded this handler calls and awaits this when it ends.
	process.once('sveltekit:shutdown', () => closeDatabase(db));
};

const compose: Handle = ({ event, resolve }) => {
	event.locals.context = { db, now: new Date(), actor: visitor };
	event.locals.search = search;
	return resolve(event);
};

export const handle = sequence(
	identify,
	compress,
	label,
	describeApiErrors,
	speak,
	refuseForeign,
	endInTime,
	takeStatus,
	compose,
	pace(120),
	recognise,
	reuse({ build: dev ? undefined : version, demo: DEMO })
);

export const handleError = explainError;
