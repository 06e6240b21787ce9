/** What is deleted when: every kind of row that does not stay until somebody takes it away. The only such list. */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Tables } from '#lib/platform/server/tables.ts';

export interface RetentionRule {
	/** What goes, in a few words, as the dry run prints it. */
	name: string;
	table: keyof Tables;
	/** The words of `docs/data-map.json` about it; left out where a row says nothing about a person. */
	said?: string;
	/** Which rows are due at this moment. */
	due: (now: Date) => RawBuilder<SqlBool>;
}

const day = 24 * 60 * 60_000;
const before = (now: Date, days: number) => new Date(now.getTime() - days * day);

export const retentionRules: readonly RetentionRule[] = [
	{
		name: 'sessions that ended',
		table: 'session',
		said: 'Ten days after the last use, or until the person signs out',
		due: (now) => sql`expires_at < ${now}`
	},
	{
		name: 'one-time links a day after they stopped working',
		table: 'one_time_link',
		said: 'A day after the link stops working',
		due: (now) => sql`expires_at < ${before(now, 1)}`
	},
	{
		name: 'invitations 90 days after they ended',
		table: 'invitation',
		said: 'Open for seven days; 90 days after it ended, or until the account of either side or the organisation is erased',
		due: (now) => sql`coalesce(ended_at, expires_at) < ${before(now, 90)}`
	},
	{
		name: 'all caught mails but the newest 200',
		table: 'demo_mail',
		said: 'The newest 200 mails, on instances with examples only',
		due: () => sql`id in (select id from demo_mail order by id desc offset 200)`
	},
	{
		name: 'notifications after 180 days',
		table: 'notification',
		said: '180 days, or until the account is erased',
		due: (now) => sql`created_at < ${before(now, 180)}`
	},
	{
		name: 'mails after 180 days',
		table: 'outgoing_mail',
		said: '180 days, or until the account is erased',
		due: (now) => sql`created_at < ${before(now, 180)}
			and not exists (select from notification where mail_id = outgoing_mail.id)`
	},
	{
		name: 'alerts of saved searches after 180 days',
		table: 'search_alert',
		said: '180 days, or until the saved search or the account is erased',
		due: (now) => sql`created_at < ${before(now, 180)}`
	},
	{
		name: 'what saved searches found, after 180 days',
		table: 'search_alert_item',
		said: '180 days, or until the saved search or the account is erased',
		due: (now) => sql`at < ${before(now, 180)}`
	},
	{
		name: 'who opened a profile, after a year',
		table: 'profile_view',
		said: 'A year, or until the profile or the account is erased',
		due: (now) => sql`day < ${before(now, 365).toISOString().slice(0, 10)}::date`
	},
	{
		name: 'who stood in lists of matches, after a year',
		table: 'impression',
		said: 'A year, or until the profile or the account is erased',
		due: (now) => sql`day < ${before(now, 365).toISOString().slice(0, 10)}::date`
	},
	{
		name: 'uploaded files nobody confirmed, after 24 hours',
		table: 'data_import',
		said: '24 hours, or until it is imported: then the file goes at once and the rest after a year; or until the account is erased',
		due: (now) => sql`(status = 'looked_at' and expires_at < ${now}) or created_at < ${before(now, 365)}`
	},
	{
		name: 'texts kept over a sign-in, after a day',
		table: 'kept_text',
		said: 'A day, or until the text became a draft',
		due: (now) => sql`until < ${now}`
	},
	{
		name: 'counts of the limits after a day',
		table: 'rate_limit',
		due: (now) => sql`window_start < ${before(now, 1)}`
	},
	{
		name: 'salts of the limits after a day',
		table: 'instance_fact',
		due: (now) => sql`name like 'limit_salt:%' and set_at < ${before(now, 1)}`
	}
];
