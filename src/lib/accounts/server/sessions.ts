/**
 * Sessions after Lucia's published single-file design: a token `id.secret` in a cookie, the secret's hash in the
 * table, ten days from the last use, renewed at most once an hour. Requests that change anything are protected
 * from other websites by the Origin check in `src/handles/origin.ts`; a cookie alone would not be enough.
 */
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Locale } from '../../platform/language.ts';
import type { Entrance } from '../lifecycle.ts';
import { isSecretOf, makeSecret, splitToken } from './secrets.ts';

const hour = 60 * 60 * 1_000;
export const sessionLength = 10 * 24 * hour;

export interface Session {
	id: string;
	person: { id: string; name: string; locale: Locale; operator: boolean; example: boolean };
	/** When its person signed in. */
	startedAt: Date;
	expiresAt: Date;
	/** True when its time was just extended: the cookie is sent again. */
	renewed: boolean;
}

/** Begins a session and gives the token for the cookie. */
export async function startSession({ db, now }: Context, personId: string, how: Entrance): Promise<string> {
	const { id, hash, token } = makeSecret();
	const expires_at = new Date(now.getTime() + sessionLength);
	await db
		.insertInto('session')
		.values({ id, secret_hash: hash, person_id: personId, how, created_at: now, renewed_at: now, expires_at })
		.execute();
	return token;
}

/** The session a token opens, undefined for a wrong or expired one and for people who were suspended or erased. */
export async function readSession(db: Db, now: Date, token: string): Promise<Session | undefined> {
	const halves = splitToken(token);
	if (!halves) return undefined;
	const found = await db
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person_id')
		.select(['session.id', 'session.secret_hash', 'session.renewed_at', 'session.expires_at'])
		.select('session.created_at as startedAt')
		.select(['person.id as personId', 'person.name', 'person.locale', 'person.operator', 'person.example'])
		.where('session.id', '=', halves.id)
		.where('session.expires_at', '>', now)
		.where('person.status', '=', 'active')
		.executeTakeFirst();
	if (!found || !isSecretOf(halves.secret, found.secret_hash)) return undefined;
	const { personId, name, locale, operator, example, startedAt } = found;
	const person = { id: personId, name, locale, operator, example };
	if (now.getTime() - found.renewed_at.getTime() < hour) {
		return { id: found.id, person, startedAt, expiresAt: found.expires_at, renewed: false };
	}
	const expiresAt = new Date(now.getTime() + sessionLength);
	await db
		.updateTable('session')
		.set({ renewed_at: now, expires_at: expiresAt })
		.where('id', '=', found.id)
		.execute();
	return { id: found.id, person, startedAt, expiresAt, renewed: true };
}

export async function endSession(db: Db, id: string): Promise<void> {
	await db.deleteFrom('session').where('id', '=', id).execute();
}

/** Ends all sessions of a person, except the one given, and their personal tokens: those open the account too. */
export async function endSessions(db: Db, personId: string, except?: string): Promise<void> {
	const sessions = db.deleteFrom('session').where('person_id', '=', personId);
	await (except === undefined ? sessions : sessions.where('id', '<>', except)).execute();
	await db.deleteFrom('personal_token').where('person_id', '=', personId).execute();
}
