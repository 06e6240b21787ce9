/** Links that carry their own proof: signed by a key of this instance, one key for each purpose. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from './db.ts';

/** Which key signs: `mail_stop_key`, … */
type KeyName = `${string}_key`;

/** The signature of a subject, 43 letters. The same for as long as the instance keeps its key. */
export async function sign(db: Db, key: KeyName, subject: string): Promise<string> {
	return createHmac('sha256', await keyNamed(db, key))
		.update(subject)
		.digest('base64url');
}

/** Whether this signature was made here for this subject. */
export async function isSigned(db: Db, key: KeyName, subject: string, signature: string): Promise<boolean> {
	const expected = Buffer.from(await sign(db, key, subject));
	const given = Buffer.from(signature);
	return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Made once for this instance. */
async function keyNamed(db: Db, name: KeyName): Promise<string> {
	const find = () =>
		db.selectFrom('instance_fact').select('value').where('name', '=', name).executeTakeFirst();
	const found = await find();
	if (found) return found.value;
	await db
		.insertInto('instance_fact')
		.values({ name, value: randomBytes(32).toString('base64url'), set_at: new Date() })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
	const made = await find();
	if (!made) throw new Error(`the ${name} was not kept`);
	return made.value;
}
