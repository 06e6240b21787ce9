/** Every organisation anybody may know of, in one list: those run by people here, then entries nobody has claimed. */
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { cutPage, readCursor } from '../../platform/cursor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { ListingKind, OrganisationKind, OrganisationStatus } from '../lifecycle.ts';
import type { DirectoryFilters } from '../schema.ts';
import { findListing, readableBy } from './queries.ts';
import { findTeam, teamReadableBy } from './teams.ts';

export interface DirectoryRow {
	id: string;
	/** Run by people of this instance; else copied from a public list and confirmed by nobody. */
	claimed: boolean;
	kind: OrganisationKind | ListingKind;
	name: string;
	summary: string;
	country: string | null;
	subdivision: string | null;
	city: string | null;
	example: boolean;
	/** What became of a claimed one; null for an entry. */
	status: OrganisationStatus | null;
	verifiedUntil: string | null;
	source: string | null;
	sourceDate: string | null;
}

/** Part of the list (0: claimed), name in small letters, id. */
const Position = z.tuple([z.int().min(0).max(1), z.string().max(500), z.uuid()]);
type Position = z.output<typeof Position>;

/** One page, the claimed ones first, each part by name. A `bad_request` for a cursor that is none of this list's. */
export async function listDirectory(db: Db, actor: Actor, filters: DirectoryFilters, size: number) {
	const after: Position = filters.after === undefined ? [0, '', nobody] : readCursor(filters.after, Position);
	const wants = (claimed: 'yes' | 'no') => filters.claimed.length === 0 || filters.claimed.includes(claimed);
	const first = wants('yes') && after[0] === 0 ? await listClaimed(db, actor, filters, after, size + 1) : [];
	const room = size + 1 - first.length;
	const start: Position = after[0] === 1 ? after : [1, '', nobody];
	const rest = wants('no') && room > 0 ? await listUnclaimed(db, actor, filters, start, room) : [];
	const rows: (DirectoryRow & { sortName: string })[] = [...first, ...rest];
	return cutPage(rows, size, ({ claimed, sortName, id }) => [claimed ? 0 : 1, sortName, id]);
}

/** Sorts before every id. */
const nobody = '00000000-0000-0000-0000-000000000000';

async function listClaimed(db: Db, actor: Actor, filters: DirectoryFilters, after: Position, size: number) {
	const rows = await db
		.selectFrom('organisation')
		.leftJoin('subdivision', 'subdivision.code', 'organisation.subdivision')
		.leftJoin('city', 'city.id', 'organisation.city')
		.select(['organisation.id', 'organisation.kind', 'organisation.name', 'organisation.country'])
		.select(['organisation.example', 'organisation.status', 'organisation.verified_until as verifiedUntil'])
		.select(['subdivision.name as subdivision', 'city.name as city'])
		.select([sql<string>`left(organisation.about, 200)`.as('summary')])
		.select([sql<string>`lower(organisation.name)`.as('sortName')])
		.where(teamReadableBy(actor))
		.where(follows('organisation', filters, after))
		.orderBy('sortName')
		.orderBy('organisation.id')
		.limit(size)
		.execute();
	return rows.map((row) => ({ ...row, claimed: true, source: null, sourceDate: null }));
}

async function listUnclaimed(db: Db, actor: Actor, filters: DirectoryFilters, after: Position, size: number) {
	const rows = await db
		.selectFrom('listing')
		.leftJoin('subdivision', 'subdivision.code', 'listing.subdivision')
		.leftJoin('city', 'city.id', 'listing.city')
		.select(['listing.id', 'listing.kind', 'listing.name', 'listing.country'])
		.select(['listing.source', 'listing.source_date as sourceDate'])
		.select(['subdivision.name as subdivision', 'city.name as city'])
		.select([sql<string>`left(listing.summary, 200)`.as('summary')])
		.select([sql<string>`lower(listing.name)`.as('sortName')])
		.where(readableBy(actor))
		.where(follows('listing', filters, after))
		.orderBy('sortName')
		.orderBy('listing.id')
		.limit(size)
		.execute();
	return rows.map((row) => ({ ...row, claimed: false, example: false, status: null, verifiedUntil: null }));
}

/** What was asked for, behind the place where the page before ended. */
function follows(
	table: 'organisation' | 'listing',
	{ kind, country }: DirectoryFilters,
	[, name, id]: Position
) {
	const column = (field: string) => sql.ref(`${table}.${field}`);
	const behind = sql<SqlBool>`(lower(${column('name')}), ${column('id')}) > (${name}, ${id}::uuid)`;
	const ofKind = kind.length > 0 ? sql<SqlBool>`${column('kind')} = any(${[...kind]})` : sql<SqlBool>`true`;
	const there =
		country.length > 0 ? sql<SqlBool>`${column('country')} = any(${[...country]})` : sql<SqlBool>`true`;
	return sql<SqlBool>`(${behind} and ${ofKind} and ${there})`;
}

/** One organisation or entry with all that is public of it. */
export async function findInDirectory(db: Db, actor: Actor, id: string) {
	const [team, listing] = await Promise.all([findTeam(db, actor, id), findListing(db, actor, id)]);
	if (team) {
		const { successorId, successorName } = team;
		return {
			...team,
			...{ claimed: true, summary: team.about, source: null, sourceDate: null, licence: null },
			...{ languages: [], skills: [], lat: null, lng: null },
			successor: successorId === null ? null : { id: successorId, name: successorName ?? '' }
		};
	}
	return (
		listing && {
			...listing,
			...{ claimed: false, example: false, status: null, verifiedUntil: null, successor: null }
		}
	);
}
export type DirectoryEntry = NonNullable<Awaited<ReturnType<typeof findInDirectory>>>;
