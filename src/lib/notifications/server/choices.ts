/** What people chose about being told. */
import { personOf } from '../../accounts/server/commands.ts';
import type { Locale } from '../../platform/language.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { type Choices, type GroupName, groups, isOptional, settableGroups, standing } from '../groups.ts';
import type { Choice } from '../lifecycle.ts';

/** By person; who chose nothing is left out. */
export async function findChoices(
	db: Db,
	people: readonly string[],
	group: GroupName
): Promise<Map<string, Choices>> {
	const rows = await db
		.selectFrom('notification_choice')
		.select(['person_id', 'channel', 'rhythm'])
		.where('person_id', 'in', [...people])
		.where('topic_group', '=', group)
		.execute();
	const found = new Map<string, Choices>();
	for (const { person_id, channel, rhythm } of rows)
		found.set(person_id, { ...found.get(person_id), [channel]: rhythm });
	return found;
}

export interface GroupChoice {
	group: GroupName;
	mail: Choice;
	inbox: boolean;
}

/** What holds for the person who asks, group by group, the time zone they gave, and the language of their mails. */
export async function findOwnChoices(context: Context) {
	const personId = personOf(context);
	const [rows, reader] = await Promise.all([
		context.db
			.selectFrom('notification_choice')
			.select(['topic_group', 'channel', 'rhythm'])
			.where('person_id', '=', personId)
			.execute(),
		context.db
			.selectFrom('person')
			.leftJoin('reader_zone', 'reader_zone.person_id', 'person.id')
			.select(['person.locale', 'reader_zone.time_zone'])
			.where('person.id', '=', personId)
			.executeTakeFirstOrThrow()
	]);
	const choices = settableGroups.map((group): GroupChoice => {
		const own = rows.filter(({ topic_group }) => topic_group === group);
		const of = (channel: string) => own.find((row) => row.channel === channel)?.rhythm;
		return { group, ...standing(group, { mail: of('mail'), in_app: of('in_app') }) };
	});
	return { choices, timeZone: reader.time_zone ?? undefined, language: reader.locale };
}

/** Saves the whole page of choices. What already waits for a digest follows the new choice. */
export function choose(
	context: Context,
	wishes: readonly GroupChoice[],
	{ timeZone, language }: { timeZone: string | undefined; language: Locale }
): Promise<void> {
	const personId = personOf(context);
	return atomically(context, async ({ db, now }) => {
		for (const { group, mail, inbox } of wishes) {
			await setMail(db, now, personId, group, mail);
			if (!isOptional(group)) continue;
			await write(db, now, { personId, group, channel: 'in_app', rhythm: inbox ? 'at_once' : 'off' });
		}
		await db.updateTable('person').set({ locale: language }).where('id', '=', personId).execute();
		await db.deleteFrom('reader_zone').where('person_id', '=', personId).execute();
		if (timeZone !== undefined)
			await db.insertInto('reader_zone').values({ person_id: personId, time_zone: timeZone }).execute();
	});
}

/** Sets how mail of one group comes, for the person the caller has made sure of. */
export async function setMail(
	db: Db,
	now: Date,
	personId: string,
	group: GroupName,
	rhythm: Choice
): Promise<void> {
	await write(db, now, { personId, group, channel: 'mail', rhythm });
	const waiting = db
		.updateTable('notification')
		.where('person_id', '=', personId)
		.where('topic_group', '=', group)
		.where('mail_id', 'is', null)
		.where('rhythm', 'is not', null);
	// What waits already goes with the next digest, also for somebody who wants the next ones at once.
	if (rhythm === 'at_once') return;
	await waiting.set({ rhythm: rhythm === 'off' ? null : rhythm }).execute();
}

interface Written {
	personId: string;
	group: GroupName;
	channel: 'mail' | 'in_app';
	rhythm: Choice;
}

async function write(db: Db, now: Date, { personId, group, channel, rhythm }: Written): Promise<void> {
	const usual = channel === 'mail' ? groups[group].mail : 'at_once';
	const own = { person_id: personId, topic_group: group, channel };
	if (rhythm === usual) {
		await db
			.deleteFrom('notification_choice')
			.where('person_id', '=', personId)
			.where('topic_group', '=', group)
			.where('channel', '=', channel)
			.execute();
		return;
	}
	await db
		.insertInto('notification_choice')
		.values({ ...own, rhythm, chosen_at: now })
		.onConflict((conflict) =>
			conflict.columns(['person_id', 'topic_group', 'channel']).doUpdateSet({ rhythm, chosen_at: now })
		)
		.execute();
}
