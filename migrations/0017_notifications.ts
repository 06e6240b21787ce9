import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// One row for each mail that is to leave. Its id is the Message-ID, so that a mail sent twice can be told.
	await sql`
		create table outgoing_mail (
			id uuid primary key default uuidv7(),
			person_id uuid not null references person on delete cascade,
			-- what makes it this mail and no other: the notification, or the rhythm and the hour of a digest
			occasion text not null,
			-- the rhythm it goes out in: one of those chosen, or a slower one for somebody who does not read them
			rhythm text not null constraint outgoing_mail_rhythm_known
				check (rhythm in ('at_once', 'daily', 'weekly', 'monthly')),
			-- how many digests before it went unread
			unread_before integer not null default 0,
			created_at timestamptz not null,
			-- set before each try and again after the last: a mail with the first only may have left already
			sending_at timestamptz,
			tries integer not null default 0,
			sent_at timestamptz,
			dropped text constraint outgoing_mail_dropped_known
				check (dropped in ('nothing_left', 'no_address', 'comes_back', 'refused')),
			constraint outgoing_mail_occasion_once unique (person_id, occasion),
			constraint outgoing_mail_one_end check (sent_at is null or dropped is null)
		)`.execute(db);
	await sql`create index outgoing_mail_created_idx on outgoing_mail (created_at)`.execute(db);

	await sql`
		create table notification (
			id uuid primary key default uuidv7(),
			person_id uuid not null references person on delete cascade,
			topic text not null,
			-- ids of what it is about, never words
			payload jsonb not null,
			topic_group text not null,
			-- the same for every try at telling one event
			event_key text not null,
			in_app boolean not null,
			-- when it is mailed; null: not at all
			rhythm text constraint notification_rhythm_known check (rhythm in ('at_once', 'daily', 'weekly')),
			mail_id uuid references outgoing_mail,
			created_at timestamptz not null,
			read_at timestamptz,
			constraint notification_told_once unique (person_id, event_key)
		)`.execute(db);
	await sql`create index notification_inbox_idx on notification (person_id, id desc) where in_app`.execute(
		db
	);
	await sql`create index notification_unread_idx on notification (person_id) where in_app and read_at is null`.execute(
		db
	);
	await sql`create index notification_waiting_idx on notification (person_id)
		where mail_id is null and rhythm in ('daily', 'weekly')`.execute(db);
	// An event may settle what was told of an earlier one.
	await sql`create index notification_open_idx on notification (topic, payload) where read_at is null`.execute(
		db
	);
	await sql`create index notification_mail_idx on notification (mail_id)`.execute(db);
	await sql`create index notification_created_idx on notification (created_at)`.execute(db);

	// Only what somebody chose differently from the table of events.
	await sql`
		create table notification_choice (
			person_id uuid not null references person on delete cascade,
			topic_group text not null,
			channel text not null constraint notification_choice_channel_known check (channel in ('mail', 'in_app')),
			rhythm text not null constraint notification_choice_rhythm_known
				check (rhythm in ('at_once', 'daily', 'weekly', 'off')),
			chosen_at timestamptz not null,
			constraint notification_choice_pkey primary key (person_id, topic_group, channel)
		)`.execute(db);

	// When the day begins for somebody, where they said so.
	await sql`
		create table reader_zone (
			person_id uuid primary key references person on delete cascade,
			time_zone text not null
		)`.execute(db);

	// Mailboxes that sent a mail back or complained. The address itself stands with its owner only.
	await sql`
		create table mail_suppression (
			address_hash text primary key,
			reason text not null constraint mail_suppression_reason_known check (reason in ('bounce', 'complaint')),
			-- the mail server's code, without its words
			code text not null,
			at timestamptz not null
		)`.execute(db);

	// Workers that live say so every few seconds; what a dead one held is taken back.
	await sql`
		create table worker_beat (
			worker text primary key,
			started_at timestamptz not null,
			beat_at timestamptz not null
		)`.execute(db);
}
