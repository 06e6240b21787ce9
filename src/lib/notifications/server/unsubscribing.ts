/** Stopping mails by the link in one of them: no account, no sign-in, and nothing else can be done with it. */
import { stopSaved } from '../../alerts/server/commands.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { isSigned, sign } from '../../platform/server/signing.ts';
import { type GroupName, groupNames, isGroup } from '../groups.ts';
import type { Rhythm } from '../lifecycle.ts';
import { findChoices, setMail } from './choices.ts';
import { standing } from '../groups.ts';

/** What a link stops: one group of events, everything that comes in one digest, or one saved search. */
export type Stop = GroupName | 'daily' | 'weekly' | SavedStop;
export type SavedStop = `saved:${string}`;

const key = 'mail_stop_key';

/** The link stays good for as long as somebody keeps the mail; using it twice is using it once. */
export async function stopToken(db: Db, personId: string, stop: Stop): Promise<string> {
	const subject = `${personId}.${stop}`;
	return `${subject}.${await sign(db, key, subject)}`;
}

/** Whom and what a token stops; undefined for one that was not made here. */
export async function readStopToken(
	db: Db,
	token: string
): Promise<{ personId: string; stop: Stop } | undefined> {
	const [personId = '', stop = '', signature = ''] = token.split('.');
	if (!(await isSigned(db, key, `${personId}.${stop}`, signature))) return undefined;
	return isStop(stop) ? { personId, stop } : undefined;
}

function isStop(text: string): text is Stop {
	return isGroup(text) || text === 'daily' || text === 'weekly' || text.startsWith('saved:');
}

/** The saved search a link stops; undefined for everything else. */
export function savedIn(stop: Stop): string | undefined {
	return stop.startsWith('saved:') ? stop.slice('saved:'.length) : undefined;
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
		const saved = savedIn(stop);
		if (saved !== undefined) await stopSaved({ db, now }, personId, saved);
		else
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
