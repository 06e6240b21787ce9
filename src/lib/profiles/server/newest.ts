import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { newest, type NewestPage, toMilliseconds } from '../../platform/server/newest.ts';
import { conditions, type ProfileQuestion, selectProfiles } from './queries.ts';

/** What was published last under these filters. */
export function listNewestProfiles(
	db: Db,
	actor: Actor,
	{ filters, search }: Pick<ProfileQuestion, 'filters' | 'search'>,
	page: NewestPage
) {
	let rows = selectProfiles(db, actor, search).select([
		'profile.id',
		toMilliseconds('profile.published_at').as('at')
	]);
	for (const where of Object.values(conditions(filters))) if (where) rows = rows.where(where);
	return newest(db, rows, page);
}
