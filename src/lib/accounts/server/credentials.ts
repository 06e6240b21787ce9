/**
 * What opens an account: its address, password and tokens. Whoever changes one shows first that the account is
 * theirs; its mailbox is told, with a link that takes everything back.
 */
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { violatedConstraint } from '../../platform/server/db.ts';
import { countUse } from '../../platform/server/limits.ts';
import type { MailAddress } from '../address.ts';
import { type CredentialChange, isCredentialChange, isRecent } from '../lifecycle.ts';
import { byAddress, byAddressAndHousehold, keyOf, personOf } from './commands.ts';
import { askForLink, findLink, type Link, useLink } from './links.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';

/** How somebody shows that the account they are in is theirs. */
export interface Proof {
	/** The session that asks: enough when it began less than a quarter of an hour ago. */
	sessionId: string;
	/** The password there is, in an older session. */
	current?: string | undefined;
}

const guesses = { name: 'current_password', most: 10, seconds: 60 * 60 };
const weekMinutes = 7 * 24 * 60;

/**
 * Whose account this is, once they have shown that it is theirs. Throws `not_allowed` where a new sign-in is needed,
 * `invalid` for a wrong password. Made-up people are everybody's, so nobody changes what opens them.
 */
export async function proveOwner(context: Context, { sessionId, current }: Proof): Promise<string> {
	const { db, now } = context;
	const personId = personOf(context);
	const found = await db
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person_id')
		.leftJoin('person_password', 'person_password.person_id', 'person.id')
		.select(['session.created_at as startedAt', 'person.example', 'person_password.phc'])
		.where('session.id', '=', sessionId)
		.where('session.person_id', '=', personId)
		.executeTakeFirst();
	if (!found) throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	if (found.example) throw new Refusal('not_allowed', 'accounts_example_keys');
	if (isRecent(found.startedAt, now)) return personId;
	if (current === undefined || found.phc === null) throw new Refusal('not_allowed', 'accounts_sign_in_again');
	await countUse(db, guesses, personId, now);
	if (!(await isPassword(current, found.phc))) throw new Refusal('invalid', 'accounts_current_wrong');
	return personId;
}

/** Tells the mailbox an account has at this moment what changed. */
export async function tellOwner(atomic: Atomic, personId: string, purpose: CredentialChange): Promise<void> {
	const owner = await atomic.db
		.selectFrom('person')
		.innerJoin('person_contact', 'person_contact.person_id', 'person.id')
		.select(['person.locale', 'person_contact.address'])
		.where('person.id', '=', personId)
		.executeTakeFirst();
	if (owner) await askForLink(atomic, { ...owner, purpose, personId, minutes: weekMinutes });
}

/** Sets or replaces the password; every other session ends. */
export async function setPassword(context: Context, proof: Proof, password: string): Promise<void> {
	const personId = await proveOwner(context, proof);
	const phc = await hashPassword(password);
	await atomically(context, async (atomic) => {
		const { db, now } = atomic;
		await db
			.insertInto('person_password')
			.values({ person_id: personId, phc, set_at: now })
			.onConflict((conflict) => conflict.column('person_id').doUpdateSet({ phc, set_at: now }))
			.execute();
		await endSessions(db, personId, proof.sessionId);
		await tellOwner(atomic, personId, 'password_changed');
	});
}

export async function removePassword(context: Context, proof: Proof): Promise<void> {
	const personId = await proveOwner(context, proof);
	await atomically(context, async (atomic) => {
		const { numDeletedRows } = await atomic.db
			.deleteFrom('person_password')
			.where('person_id', '=', personId)
			.executeTakeFirst();
		if (numDeletedRows > 0n) await tellOwner(atomic, personId, 'password_removed');
	});
}

/** Mails a link to the new address; nothing changes before it is used. */
export async function askToChangeAddress(
	context: Context,
	proof: Proof,
	{ address, key }: MailAddress,
	locale: Locale
): Promise<void> {
	const personId = await proveOwner(context, proof);
	await countUse(context.db, byAddressAndHousehold, `${key} ${personId}`, context.now);
	await countUse(context.db, byAddress, key, context.now);
	await atomically(context, (atomic) =>
		askForLink(atomic, { purpose: 'change_address', address, locale, personId, minutes: 60 })
	);
}

/**
 * Takes the new address over; all sessions but this one end, and the old mailbox is told. An address of somebody
 * else's is refused alike.
 */
export function changeAddress(context: Context, token: string, sessionId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const link = await useLink(atomic, token);
		const personId = personOf(context);
		if (link.purpose !== 'change_address' || link.person_id !== personId)
			throw new Refusal('stale_state', 'accounts_link_used');
		await tellOwner(atomic, personId, 'address_changed');
		await moveTo(atomic, personId, link.address);
		await endSessions(atomic.db, personId, sessionId);
	});
}

async function moveTo({ db, now }: Atomic, personId: string, address: string) {
	await db
		.updateTable('person_contact')
		.set({ address, address_key: keyOf(address), verified_at: now })
		.where('person_id', '=', personId)
		.execute()
		.catch(refuseTaken);
}

function refuseTaken(error: unknown): never {
	if (violatedConstraint(error) !== 'person_contact_address_unique') throw error;
	throw new Refusal('stale_state', 'accounts_address_taken');
}

/** The link of a mail that told of a change, while it is good. */
export async function findTakeBack(context: Context, token: string): Promise<Link | undefined> {
	const link = await findLink(context, token);
	return link && isCredentialChange(link.purpose) ? link : undefined;
}

/**
 * Takes an account back for the mailbox that was told of a change: it is signed in with that address again, and
 * without password, tokens and sessions. Links mailed for the account since that change are void, those from before
 * are not: of two who take it back from each other, the one who had it first keeps it.
 */
export function takeBack(context: Context, token: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		const { id, purpose, person_id: personId, address } = await useLink(atomic, token);
		if (!isCredentialChange(purpose) || personId === null)
			throw new Refusal('stale_state', 'accounts_link_used');
		await moveTo(atomic, personId, address);
		await db.deleteFrom('person_password').where('person_id', '=', personId).execute();
		await endSessions(db, personId);
		await db
			.updateTable('one_time_link')
			.set({ used_at: now })
			.where('person_id', '=', personId)
			.where('used_at', 'is', null)
			.where('created_at', '>=', (eb) =>
				eb.selectFrom('one_time_link as own').select('own.created_at').where('own.id', '=', id)
			)
			.execute();
	});
}
