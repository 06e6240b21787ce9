/** The work of the reader: what they take part in, and whose turn it is in it. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Db } from '../../platform/server/db.ts';
import { otherSide } from '../lifecycle.ts';
import { partiesOf, sideOf, turnOf } from '../policy.ts';
import { takesPart } from './queries.ts';
import { isInvited, settled } from './record.ts';

/** The work somebody takes part in, newest first, with its parties. Theirs alone: others are refused. */
export async function listOwnEngagements(db: Db, actor: Actor, limit = 100) {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	const rows = await db
		.selectFrom('engagement')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('engagement_ending as said', 'said.engagement_id', 'engagement.id')
		.select([
			'engagement.id',
			'engagement.title',
			'engagement.status',
			'engagement.ending',
			'engagement.pays'
		])
		.select(['engagement.updated_at as updatedAt', 'need.title as need', 'office.name as office'])
		.select(['need.language', 'said.reported_by as reportedBy', 'said.answer'])
		.select(sql<boolean>`need.origin = 'example'`.as('example'))
		.where(takesPart(actor))
		.orderBy('engagement.updated_at', 'desc')
		.limit(limit)
		.execute();
	const parties = await listPartiesOf(
		db,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => {
		const all = parties.get(row.id) ?? [];
		const unanswered = row.reportedBy && row.answer === null ? otherSide(row.reportedBy) : undefined;
		return {
			...row,
			side: sideOf(actor, settled(all)),
			invited: partiesOf(actor, all, 'write').some((party) => party.invited),
			turn: turnOf(row, settled(all), unanswered),
			profiles: all.flatMap(({ profile }) => (profile === null ? [] : [profile]))
		};
	});
}

async function listPartiesOf(db: Db, ids: readonly string[]) {
	if (ids.length === 0) return new Map<string, never[]>();
	const rows = await db
		.selectFrom('engagement_party as party')
		.leftJoin('profile', 'profile.id', 'party.profile_id')
		.leftJoin('introduction', 'introduction.id', 'party.introduction_id')
		.select(['party.engagement_id as engagementId', 'party.side', 'party.confirmed_at as confirmedAt'])
		.select(['profile.person_id as personId', 'profile.name as profile', isInvited.as('invited')])
		.select(sql<string | null>`coalesce(party.organisation_id, profile.organisation_id)`.as('organisationId'))
		.where('party.engagement_id', 'in', ids)
		.orderBy('party.id')
		.execute();
	return Map.groupBy(rows, ({ engagementId }) => engagementId);
}
