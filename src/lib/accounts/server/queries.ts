import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { personOf } from './commands.ts';

/** What the account page shows its owner, and nobody else. */
export async function findAccount(context: Context) {
	const { db, now } = context;
	const personId = personOf(context);
	const [person, sessions, tokens] = await Promise.all([
		db
			.selectFrom('person')
			.leftJoin('person_contact', 'person_contact.person_id', 'person.id')
			.leftJoin('person_password', 'person_password.person_id', 'person.id')
			.select(['person.name', 'person.example', 'person_contact.address'])
			.select(['person_password.set_at as passwordSetAt'])
			.where('person.id', '=', personId)
			.executeTakeFirstOrThrow(),
		db
			.selectFrom('session')
			.select(['id', 'how', 'created_at as createdAt', 'renewed_at as usedAt'])
			.where('person_id', '=', personId)
			.where('expires_at', '>', now)
			.orderBy('renewed_at', 'desc')
			.execute(),
		db
			.selectFrom('personal_token')
			.select(['id', 'name', 'scopes', 'expires_at as expiresAt', 'last_used_on as lastUsedOn'])
			.where('person_id', '=', personId)
			.orderBy('created_at')
			.execute()
	]);
	return { ...person, sessions, tokens };
}

/** The newest mails that were caught instead of leaving. */
export function listCaughtMails(db: Db) {
	return db
		.selectFrom('demo_mail')
		.select(['id', 'recipient', 'subject', 'body', 'caught_at as caughtAt'])
		.orderBy('id', 'desc')
		.limit(50)
		.execute();
}
