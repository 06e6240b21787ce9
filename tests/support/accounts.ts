/** Accounts as their owners get them: by a link that was mailed to them. */
import { askToSignIn, signInByLink } from '#lib/accounts/server/commands.ts';
import { tokenToSend } from '#lib/accounts/server/links.ts';
import { readSession } from '#lib/accounts/server/sessions.ts';
import type { MailAddress } from '#lib/accounts/address.ts';
import { visitor } from '#lib/platform/actor.ts';
import { atomically, type Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';

export const now = new Date('2026-11-22T10:00:00Z');
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
export const at = (db: Db, moment = now): Context => ({ db, now: moment, actor: visitor });
export const from = { household: '192.0.2.1', locale: 'pt-BR' } as const;
export const mailbox = (name: string): MailAddress => ({
	address: `${name}@recife.example`,
	key: `${name}@recife.example`
});
export const ana = mailbox('ana');

/** The token the worker would mail: of the newest link, or the newest for a purpose. */
export async function mailed(db: Db, purpose?: string, moment = now): Promise<string> {
	const { id } = await db
		.selectFrom('one_time_link')
		.select('id')
		.$if(purpose !== undefined, (links) => links.where('purpose', '=', purpose as 'sign_in'))
		.orderBy('created_at', 'desc')
		.orderBy('secret_hash', (order) => order.desc().nullsFirst())
		.limit(1)
		.executeTakeFirstOrThrow();
	const link = await atomically(at(db, moment), (atomic) => tokenToSend(atomic, id));
	return link?.token ?? '';
}

/** Signs in with a mailed link: the session, its token, and a context of the person signed in. */
export async function anAccount(db: Db, address = ana, moment = now) {
	await askToSignIn(at(db, moment), address, from);
	const token = await signInByLink(at(db, moment), await mailed(db, 'sign_in', moment), 'Ana');
	const session = await readSession(db, moment, token);
	if (!session) throw new Error('no session began');
	const { id: sessionId, person } = session;
	const signedIn = (when = moment): Context => ({
		db,
		now: when,
		actor: { kind: 'member', personId: person.id, memberships: [], brokerPlaces: [], operator: false }
	});
	return { personId: person.id, token, sessionId, proof: { sessionId }, signedIn };
}
