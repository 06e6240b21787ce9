/** Stopping mails by the link in one of them: no account, no sign-in, and nothing else can be done with it. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { type GroupName, groupNames, isGroup } from '../groups.ts';
import type { Rhythm } from '../lifecycle.ts';
import { findChoices, setMail } from './choices.ts';
import { standing } from '../groups.ts';

/** What a link stops: one group of events, or everything that comes in one digest. */
export type Stop = GroupName | 'daily' | 'weekly';

/** The link stays good for as long as somebody keeps the mail; using it twice is using it once. */
export async function stopToken(db: Db, personId: string, stop: Stop): Promise<string> {
	const subject = `${personId}.${stop}`;
	return `${subject}.${sign(await signingKey(db), subject)}`;
}

/** Whom and what a token stops; undefined for one that was not made here. */
export async function readStopToken(
	db: Db,
	token: string
): Promise<{ personId: string; stop: Stop } | undefined> {
	const [personId = '', stop = '', signature = ''] = token.split('.');
	const expected = Buffer.from(sign(await signingKey(db), `${personId}.${stop}`));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return isGroup(stop) || stop === 'daily' || stop === 'weekly' ? { personId, stop } : undefined;
}

/** Stops the mails; the inbox still says everything. Throws `not_found` for a link that was not made here. */
export async function stopMails(context: Context, token: string): Promise<Stop> {
	const read = await readStopToken(context.db, token);
	if (!read) throw new Refusal('not_found', 'notify_stop_unknown');
	const { personId, stop } = read;
	await atomically(context, async ({ db, now }) => {
		const person = await db
			.selectFrom('person')
			.select('id')
			.where('id', '=', personId)
			.where('status', '=', 'active')
			.executeTakeFirst();
		if (!person) return;
		for (const group of await groupsOf(db, personId, stop)) await setMail(db, now, personId, group, 'off');
	});
	return stop;
}

async function groupsOf(db: Db, personId: string, stop: Stop): Promise<GroupName[]> {
	if (isGroup(stop)) return [stop];
	const found: GroupName[] = [];
	for (const group of groupNames) {
		const chosen = (await findChoices(db, [personId], group)).get(personId) ?? {};
		const rhythm: Rhythm | 'off' = standing(group, chosen).mail;
		if (rhythm === stop) found.push(group);
	}
	return found;
}

function sign(key: string, subject: string): string {
	return createHmac('sha256', key).update(subject).digest('base64url');
}

/** Made once for this instance. */
async function signingKey(db: Db): Promise<string> {
	const name = 'mail_stop_key';
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
	if (!made) throw new Error('the key of stop links was not kept');
	return made.value;
}
