/**
 * Everything held about one person, gathered from every module that holds some: what the export carries and what
 * erasing ends. Each module says its part once, in a `PersonalRecords`.
 */
import { type Expression, sql } from 'kysely';
import type { Atomic } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';

export interface PersonalRecords {
	/** Under which name the export carries them. */
	name: string;
	/** All of it, as it is stored, without secrets and hashes, which say nothing about the person. */
	gather: (db: Db, personId: string) => Promise<unknown>;
	/** Ends it: deleted, or without a name where others depend on it. Throws a `Refusal` where something stands in the way. */
	erase: (atomic: Atomic, personId: string) => Promise<void>;
}

/** Addresses are kept as they were typed, and anybody can ask for a link to `ANA@…` as well. */
function sameMailbox(column: Expression<string>, address: string) {
	return sql<boolean>`lower(${column}) = lower(${address})`;
}

/** The account itself. */
export const accountRecords: PersonalRecords = {
	name: 'account',
	gather: gatherAccount,
	erase: eraseAccount
};

async function gatherAccount(db: Db, id: string) {
	const of = (table: 'session' | 'personal_token' | 'one_time_link' | 'person_password' | 'person_contact') =>
		db.selectFrom(table).where(`${table}.person_id`, '=', id);
	const person = await db
		.selectFrom('person')
		.select(['id', 'name', 'locale', 'status', 'operator', 'example', 'seed_key', 'created_at'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const contact = await of('person_contact')
		.select(['person_contact.address', 'person_contact.address_key', 'person_contact.verified_at'])
		.executeTakeFirst();
	const password = await of('person_password').select('person_password.set_at').executeTakeFirst();
	const sessions = await of('session')
		.select(['session.id', 'session.how', 'session.created_at', 'session.renewed_at', 'session.expires_at'])
		.execute();
	const tokens = await of('personal_token')
		.select(['personal_token.id', 'personal_token.name', 'personal_token.scopes'])
		.select(['personal_token.created_at', 'personal_token.expires_at', 'personal_token.last_used_on'])
		.execute();
	// Links to sign in name no person, only the mailbox.
	const links = await db
		.selectFrom('one_time_link')
		.select(['id', 'purpose', 'address', 'locale', 'subject', 'created_at', 'expires_at', 'used_at'])
		.where((eb) =>
			eb.or([eb('person_id', '=', id), ...(contact ? [sameMailbox(eb.ref('address'), contact.address)] : [])])
		)
		.execute();
	const mails = contact
		? await db
				.selectFrom('demo_mail')
				.select(['recipient', 'subject', 'body', 'caught_at'])
				.where((eb) => sameMailbox(eb.ref('recipient'), contact.address))
				.execute()
		: [];
	return { person, contact, password, sessions, tokens, links, caught_mails: mails };
}

/** What stays is a row without a name, so that records others rely on still point somewhere. */
async function eraseAccount({ db }: Atomic, id: string): Promise<void> {
	const contact = await db
		.selectFrom('person_contact')
		.select('address')
		.where('person_id', '=', id)
		.executeTakeFirst();
	if (contact) {
		const { address } = contact;
		await db
			.deleteFrom('one_time_link')
			.where((eb) => sameMailbox(eb.ref('address'), address))
			.execute();
		await db
			.deleteFrom('demo_mail')
			.where((eb) => sameMailbox(eb.ref('recipient'), address))
			.execute();
	}
	for (const table of [
		'one_time_link',
		'session',
		'personal_token',
		'person_password',
		'person_contact'
	] as const)
		await db.deleteFrom(table).where(`${table}.person_id`, '=', id).execute();
	await db
		.updateTable('person')
		.set({ name: '', status: 'erased', operator: false, seed_key: null })
		.where('id', '=', id)
		.execute();
}
