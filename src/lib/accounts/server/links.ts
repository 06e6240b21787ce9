/**
 * Links that arrive by mail: they work once, for a short time, and only by the button of the page they lead to
 * (a mail scanner that follows them uses nothing up).
 */
import type { Selectable } from 'kysely';
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Atomic, Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import type { OneTimeLinkTable } from '../../platform/server/tables/accounts.ts';
import type { LinkPurpose } from '../lifecycle.ts';
import { isSecretOf, makeSecret, newId, splitToken } from './secrets.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'link.asked': { linkId: string };
	}
}

export interface LinkWish {
	purpose: LinkPurpose;
	/** Where the mail goes, read by `readMailAddress`. */
	address: string;
	locale: Locale;
	personId?: string;
	/** What it is about: an invitation, a listing. */
	subject?: string;
	minutes: number;
}

const columns = ['id', 'purpose', 'address', 'locale', 'person_id', 'subject', 'expires_at'] as const;
export type Link = Pick<Selectable<OneTimeLinkTable>, (typeof columns)[number]>;

/** Writes the link down and announces it; the worker makes its secret and sends it. */
export async function askForLink(atomic: Atomic, wish: LinkWish): Promise<string> {
	const id = newId();
	await atomic.db
		.insertInto('one_time_link')
		.values({
			id,
			purpose: wish.purpose,
			address: wish.address,
			locale: wish.locale,
			person_id: wish.personId ?? null,
			subject: wish.subject ?? null,
			created_at: atomic.now,
			expires_at: new Date(atomic.now.getTime() + wish.minutes * 60_000)
		})
		.execute();
	await announce(atomic, 'link.asked', { linkId: id });
	return id;
}

/** The link a token opens while it is good, without using it. */
export async function findLink({ db, now }: Context, token: string): Promise<Link | undefined> {
	return checked(token, await unused(db, now, splitToken(token)?.id ?? ''));
}

/** Uses the link: of many at once, one. Throws `stale_state` when it was used, has expired or never was. */
export async function useLink({ db, now }: Atomic, token: string): Promise<Link> {
	const id = splitToken(token)?.id ?? '';
	const link = checked(token, await unused(db, now, id, true));
	if (!link) throw new Refusal('stale_state', 'accounts_link_used');
	await db.updateTable('one_time_link').set({ used_at: now }).where('id', '=', id).execute();
	return link;
}

function unused(db: Db, now: Date, id: string, locked = false) {
	return db
		.selectFrom('one_time_link')
		.select([...columns, 'secret_hash'])
		.where('id', '=', id)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.$if(locked, (link) => link.forUpdate())
		.executeTakeFirst();
}

function checked(token: string, link: (Link & { secret_hash: Buffer | null }) | undefined): Link | undefined {
	const halves = splitToken(token);
	return halves && link && isSecretOf(halves.secret, link.secret_hash) ? link : undefined;
}

/**
 * The token to send. Made on the first try and kept in clear until `markSent`, so that a mail sent twice after a
 * crash carries the same link both times. Undefined when the link is no longer good.
 */
export async function tokenToSend(
	{ db, now }: Atomic,
	id: string
): Promise<(Link & { token: string }) | undefined> {
	const link = await db
		.selectFrom('one_time_link')
		.select([...columns, 'secret_hash', 'unsent_secret'])
		.where('id', '=', id)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.forUpdate()
		.executeTakeFirst();
	if (!link || (link.secret_hash && link.unsent_secret === null)) return undefined;
	if (link.unsent_secret !== null) return { ...link, token: `${id}.${link.unsent_secret}` };
	const { hash, token } = makeSecret(id);
	await db
		.updateTable('one_time_link')
		.set({ secret_hash: hash, unsent_secret: splitToken(token)?.secret ?? null })
		.where('id', '=', id)
		.execute();
	return { ...link, token };
}

export async function markSent(db: Db, id: string): Promise<void> {
	await db.updateTable('one_time_link').set({ unsent_secret: null }).where('id', '=', id).execute();
}
