/** What everybody may read of an office's conversations with suppliers before it may choose one. */
import { sql } from 'kysely';
import { buyingKinds } from '../../matching/facts.ts';
import type { Db } from '../../platform/server/db.ts';

/** Until the office has recorded how it buys, every conversation about money is market sounding. */
export function isSounding({ kind, buyingRoute }: { kind: string | null; buyingRoute: string }): boolean {
	return buyingRoute === '' && buyingKinds.some((each) => each === kind);
}

const mostShown = 200;
const dayOf = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD')`;

export interface SoundingEntry {
	on: string;
	what: 'begun' | 'said' | 'hidden' | 'declined' | 'ended';
	/** In the office's own words, without addresses and without who it talked to. */
	words: string;
	reasonCode: string | null;
	wouldChange: string;
}

/** The public log of a need that may buy: when a conversation began, and everything the office said. Facts, not who. */
export async function listSounding(db: Db, needId: string): Promise<SoundingEntry[]> {
	const { rows } = await sql<SoundingEntry>`
		select "on", what, words, "reasonCode", "wouldChange" from (
			select ${dayOf('introduction.asked_at')} as "on", introduction.asked_at as at, 'begun' as what, '' as words,
				null::text as "reasonCode", '' as "wouldChange", introduction.id
			from introduction
			where introduction.need_id = ${needId} and introduction.sounding and introduction.asked_at is not null
			union all
			select ${dayOf('message.at')}, message.at, case when message.hidden_because is null then 'said' else 'hidden' end,
				coalesce(message.public_words, message.hidden_because), null, '', message.id
			from introduction_message as message join introduction on introduction.id = message.introduction_id
			where introduction.need_id = ${needId} and message.side = 'office'
				and (message.public_words is not null or (introduction.sounding and message.hidden_because is not null))
			union all
			select ${dayOf('ended.at')}, ended.at, case ended.step when 'decline' then 'declined' else 'ended' end,
				ended.reason, ended.reason_code, ended.would_change, ended.id
			from introduction_transition as ended join introduction on introduction.id = ended.introduction_id
			where introduction.need_id = ${needId} and introduction.sounding and ended.side = 'office'
				and ended.step in ('decline', 'end')) as log
		order by at, id limit ${mostShown}`.execute(db);
	return rows;
}
