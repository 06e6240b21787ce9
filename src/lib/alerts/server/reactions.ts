import { sql } from 'kysely';
import { lastMorning } from '../../platform/mornings.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Reactions } from '../../platform/server/jobs.ts';
import { type Pace, paceAfter } from '../lifecycle.ts';
import { look } from './looking.ts';
import { tellOf, tellOfMany } from './matching.ts';

const hourMs = 60 * 60_000;

/** `timeZone`: where it is morning for people who said nothing else. */
export function alertReactions(timeZone: string): Reactions {
	return {
		'need.published': (context, { needId }) => tellOf(context, 'need', needId),
		'need.amended': (context, { needId }) => tellOf(context, 'need', needId),
		'profile.published': (context, { profileId }) => tellOf(context, 'profile', profileId),
		'lesson.published': (context, { lessonId }) => tellOf(context, 'lesson', lessonId),
		'engagement.ended': (context, { engagementId }) => tellOf(context, 'engagement', engagementId),
		'outcome.published': (context, { engagementId }) => tellOf(context, 'engagement', engagementId),
		// The rows of a table come in by the same job, just before.
		'import.confirmed': (context) =>
			tellOfMany(
				context,
				['organisations', 'needs', 'people', 'search'],
				new Date(context.now.getTime() - hourMs)
			),
		'hour.passed': (context) => lookWhereDue(context, timeZone)
	};
}

interface Row {
	id: string;
	pace: Pace;
	unread: number;
	lookedUntil: Date;
	waiting: boolean;
	timeZone: string | null;
}

/**
 * Looks for everybody whose morning has come, and for those who were told of something a moment before. Accounts that
 * are suspended wait until they are not.
 */
export async function lookWhereDue(context: Context, usualZone: string): Promise<void> {
	const { rows } = await sql<Row>`
		select saved.id, saved.pace, saved.unread, saved.looked_until as "lookedUntil", saved.waiting,
			zone.time_zone as "timeZone"
		from saved_search saved join person on person.id = saved.person_id and person.status = 'active'
			left join reader_zone zone on zone.person_id = saved.person_id
		where saved.paused_at is null and (saved.waiting or saved.looked_until < ${new Date(context.now.getTime() - hourMs)})
		order by saved.id`.execute(context.db);
	for (const row of rows) if (isDue(row, context.now, usualZone)) await look(context, row.id);
}

/** At once means every morning too: what no event told of is found by then. */
function isDue({ pace, unread, lookedUntil, waiting, timeZone }: Row, now: Date, usualZone: string): boolean {
	const current = paceAfter(pace, unread);
	if (current === 'at_once' && waiting) return true;
	const rhythm = current === 'at_once' ? 'daily' : current;
	return lookedUntil < lastMorning(now, timeZone ?? usualZone, rhythm);
}
