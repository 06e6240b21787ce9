import type { Generated } from 'kysely';
import type {
	Channel,
	Choice,
	DigestRhythm,
	MailEnd,
	Rhythm,
	SuppressionReason
} from '../../../notifications/lifecycle.ts';

export interface NotificationTable {
	id: Generated<string>;
	person_id: string;
	topic: string;
	payload: Record<string, string>;
	topic_group: string;
	event_key: string;
	in_app: boolean;
	rhythm: Rhythm | null;
	mail_id: string | null;
	created_at: Date;
	read_at: Date | null;
}

export interface OutgoingMailTable {
	id: Generated<string>;
	person_id: string;
	occasion: string;
	rhythm: Rhythm | DigestRhythm;
	unread_before: Generated<number>;
	created_at: Date;
	sending_at: Date | null;
	tries: Generated<number>;
	sent_at: Date | null;
	dropped: MailEnd | null;
}

export interface NotificationChoiceTable {
	person_id: string;
	topic_group: string;
	channel: Channel;
	rhythm: Choice;
	chosen_at: Date;
}

export interface ReaderZoneTable {
	person_id: string;
	time_zone: string;
}

export interface MailSuppressionTable {
	address_hash: string;
	reason: SuppressionReason;
	code: string;
	at: Date;
}

export interface WorkerBeatTable {
	worker: string;
	started_at: Date;
	beat_at: Date;
}
