import type { Transaction } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

/** What every command works in: the database, the time it is, and who asks. */
export interface Context<D extends Db = Db> {
	db: D;
	now: Date;
	actor: Actor;
}

/** A context inside an open transaction. */
export type Atomic = Context<Transaction<Tables>>;

/** Joins the transaction already open, or opens one, so commands compose. */
export function atomically<T>(context: Context, work: (atomic: Atomic) => Promise<T>): Promise<T> {
	const { db, ...rest } = context;
	if (isTransaction(db)) return work({ ...rest, db });
	return db.transaction().execute((tx) => work({ ...rest, db: tx }));
}

function isTransaction(db: Db): db is Transaction<Tables> {
	return db.isTransaction;
}
