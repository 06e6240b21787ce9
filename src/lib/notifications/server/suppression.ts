/** Mailboxes to which nothing is sent any more, because mails came back or somebody complained. */
import { createHash } from 'node:crypto';
import { readMailAddress } from '../../accounts/address.ts';
import { personOf } from '../../accounts/server/commands.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { SuppressionReason } from '../lifecycle.ts';

/** The same for every spelling of a mailbox; the address itself is kept by its owner's account only. */
export function hashOf(address: string): string {
	const key = readMailAddress(address)?.key ?? address.toLowerCase();
	return createHash('sha256').update(key).digest('base64url');
}

export async function suppress(
	{ db, now }: Context,
	address: string,
	{ reason, code }: { reason: SuppressionReason; code: string }
): Promise<void> {
	await db
		.insertInto('mail_suppression')
		.values({ address_hash: hashOf(address), reason, code, at: now })
		.onConflict((conflict) => conflict.column('address_hash').doUpdateSet({ reason, code, at: now }))
		.execute();
}

export async function isSuppressed(db: Db, address: string): Promise<boolean> {
	return (await find(db, address)) !== undefined;
}

function find(db: Db, address: string) {
	return db
		.selectFrom('mail_suppression')
		.select(['reason', 'code', 'at'])
		.where('address_hash', '=', hashOf(address))
		.executeTakeFirst();
}

/** Whether mails to the person who asks come back, and why; undefined where they do not. */
export async function findOwnSuppression(context: Context) {
	const address = await findAddress(context.db, personOf(context));
	return address === undefined ? undefined : find(context.db, address);
}

/** Tries the mailbox again: its owner says that it works. */
export async function tryAgain(context: Context): Promise<void> {
	const address = await findAddress(context.db, personOf(context));
	if (address === undefined) return;
	await context.db.deleteFrom('mail_suppression').where('address_hash', '=', hashOf(address)).execute();
}

export async function findAddress(db: Db, personId: string): Promise<string | undefined> {
	const contact = await db
		.selectFrom('person_contact')
		.select('address')
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return contact?.address;
}
