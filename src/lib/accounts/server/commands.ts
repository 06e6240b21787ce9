import { sql } from 'kysely';
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { countUse } from '../../platform/server/limits.ts';
import { type MailAddress, readMailAddress } from '../address.ts';
import { askForLink, type Link, useLink } from './links.ts';
import { isPassword } from './passwords.ts';
import { startSession } from './sessions.ts';

const hour = 60 * 60;
const day = 24 * hour;
const byHousehold = { name: 'sign_in_household', most: 60, seconds: hour };

/**
 * A stranger must not be able to lock somebody out. So what is counted first is an address as one household asks for
 * it; only who asks from many networks reaches what an address bears in all. Then no password of it is checked until
 * the next day and the mailed link goes on working; or no more links are sent for the hour, and those sent before
 * stand in the mailbox, good for longer than that.
 */
export const byAddressAndHousehold = { name: 'sign_in_address_household', most: 6, seconds: hour };
export const byAddress = { name: 'sign_in_address', most: 30, seconds: hour };
const guesses = { name: 'password_address_household', most: 20, seconds: day };
const guessesInAll = { name: 'password_address', most: 100, seconds: day };

/**
 * Mails a link to sign in. Whether the address is known makes no difference to anything that can be seen: an
 * unknown one gets a link too, and its owner an account when they use it.
 */
export async function askToSignIn(
	context: Context,
	{ address, key }: MailAddress,
	from: { household: string; locale: Locale }
): Promise<void> {
	await countUse(context.db, byHousehold, from.household, context.now);
	await countUse(context.db, byAddressAndHousehold, `${key} ${from.household}`, context.now);
	await countUse(context.db, byAddress, key, context.now).catch(sayInstead('accounts_links_waiting'));
	await atomically(context, (atomic) =>
		askForLink(atomic, { purpose: 'sign_in', address, locale: from.locale, minutes: 60 })
	);
}

/** Says what still works, instead of how long to wait. */
function sayInstead(messageKey: string) {
	return (error: unknown): never => {
		throw error instanceof Refusal && error.code === 'too_many' ? new Refusal('too_many', messageKey) : error;
	};
}

/** Uses a mailed link; who is new here gives a name. The token of the new session. */
export function signInByLink(context: Context, token: string, name: string | undefined): Promise<string> {
	return atomically(context, async (atomic) => {
		const link = await useLink(atomic, token);
		if (link.purpose !== 'sign_in') throw new Refusal('stale_state', 'accounts_link_used');
		const personId = (await findPersonBehind(atomic, link)) ?? (await welcome(atomic, link, name));
		return startSession(atomic, personId, 'mail_link');
	});
}

/** The person whose mailbox a link went to, if there is one yet. */
export async function findPersonBehind({ db }: Context, link: Link): Promise<string | undefined> {
	const found = await db
		.selectFrom('person_contact')
		.innerJoin('person', 'person.id', 'person_contact.person_id')
		.select(['person.id', 'person.status'])
		.where('person_contact.address_key', '=', keyOf(link.address))
		.executeTakeFirst();
	if (found && found.status !== 'active') throw new Refusal('not_allowed', 'accounts_suspended');
	return found?.id;
}

async function welcome(atomic: Atomic, link: Link, name: string | undefined): Promise<string> {
	const { db, now } = atomic;
	if (name === undefined) throw new Refusal('invalid', 'accounts_name_needed');
	// Two links of one mailbox used at the same moment make one account: the second waits here for the first.
	await sql`select pg_advisory_xact_lock(hashtextextended(${keyOf(link.address)}, 1))`.execute(db);
	const other = await findPersonBehind(atomic, link);
	if (other !== undefined) return other;
	const { id } = await db
		.insertInto('person')
		.values({ name, locale: link.locale, created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('person_contact')
		.values({ person_id: id, address: link.address, address_key: keyOf(link.address), verified_at: now })
		.execute();
	return id;
}

/** Checks a password, as long for an address nobody has as for one somebody has. The token of the new session. */
export async function signInByPassword(
	context: Context,
	{ key }: MailAddress,
	password: string,
	household: string
): Promise<string> {
	const { db, now } = context;
	await countUse(db, byHousehold, household, now);
	await countUse(db, guesses, `${key} ${household}`, now);
	await countUse(db, guessesInAll, key, now).catch(sayInstead('accounts_only_by_mail'));
	const found = await db
		.selectFrom('person_contact')
		.innerJoin('person', 'person.id', 'person_contact.person_id')
		.leftJoin('person_password', 'person_password.person_id', 'person.id')
		.select(['person.id', 'person.status', 'person_password.phc'])
		.where('person_contact.address_key', '=', key)
		.executeTakeFirst();
	const right = await isPassword(password, found?.phc ?? undefined);
	if (!right || found?.status !== 'active') throw new Refusal('invalid', 'accounts_wrong_password');
	return startSession(context, found.id, 'password');
}

/** Lets a visitor be one of the made-up people; whether this instance has any is the edge's to know. */
export async function enterAsExample(context: Context, personId: string): Promise<string> {
	const found = await context.db
		.selectFrom('person')
		.select('id')
		.where('id', '=', personId)
		.where('example', '=', true)
		.where('status', '=', 'active')
		.executeTakeFirst();
	if (!found) throw new Refusal('not_found', 'accounts_no_such_example');
	return startSession(context, found.id, 'example');
}

export async function rename(context: Context, name: string): Promise<void> {
	const personId = personOf(context);
	await context.db.updateTable('person').set({ name }).where('id', '=', personId).execute();
}

/** The person who acts; nobody else has an account to change. */
export function personOf({ actor }: Pick<Context, 'actor'>): string {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	return actor.personId;
}

/** The key of an address that was stored: only what was read once is. */
export function keyOf(address: string): string {
	return readMailAddress(address)?.key ?? address.toLowerCase();
}
