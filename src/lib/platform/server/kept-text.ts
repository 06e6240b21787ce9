/** A text a visitor asked to have kept while they sign in. It is sealed with a key that only their browser holds. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Db } from './db.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** How long a text waits for its reader to come back, in seconds. */
export const keptFor = 24 * 60 * 60;

/** Keeps a text of up to 20,000 characters; the key that opens it, 43 characters. */
export async function keepText(db: Db, text: string, now: Date): Promise<string> {
	const key = randomBytes(32);
	const nonce = randomBytes(nonceBytes);
	const sealing = createCipheriv(cipher, key, nonce);
	const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
	const until = new Date(now.getTime() + keptFor * 1_000);
	await db
		.insertInto('kept_text')
		.values({ lock: lockOf(key), sealed: Buffer.concat([nonce, sealing.getAuthTag(), body]), until })
		.execute();
	return key.toString('base64url');
}

/** The text, undefined where the key opens nothing any more. */
export async function readKeptText(db: Db, key: string, now: Date): Promise<string | undefined> {
	const bytes = Buffer.from(key, 'base64url');
	if (bytes.length !== 32) return undefined;
	const found = await db
		.selectFrom('kept_text')
		.select('sealed')
		.where('lock', '=', lockOf(bytes))
		.where('until', '>', now)
		.executeTakeFirst();
	if (!found) return undefined;
	const opening = createDecipheriv(cipher, bytes, found.sealed.subarray(0, nonceBytes));
	opening.setAuthTag(found.sealed.subarray(nonceBytes, nonceBytes + tagBytes));
	const body = found.sealed.subarray(nonceBytes + tagBytes);
	return Buffer.concat([opening.update(body), opening.final()]).toString('utf8');
}

export async function dropKeptText(db: Db, key: string): Promise<void> {
	const lock = lockOf(Buffer.from(key, 'base64url'));
	await db.deleteFrom('kept_text').where('lock', '=', lock).execute();
}

/** Deletes what nobody came back for. */
export async function forgetKeptTexts(db: Db, now: Date): Promise<void> {
	await db.deleteFrom('kept_text').where('until', '<=', now).execute();
}

const lockOf = (key: Buffer) => createHash('sha256').update('kept_text').update(key).digest('base64url');
