/** Reading credit: what a profile was attested, and whom a piece of work gives cause to credit. */
import type { Db } from '../../platform/server/db.ts';

/** What a profile was attested, newest first; hidden ones only for its owner. */
export function listCredit(db: Db, profileId: string, { own }: { own: boolean }) {
	return db
		.selectFrom('attestation')
		.innerJoin('engagement', 'engagement.id', 'attestation.engagement_id')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.innerJoin('organisation', 'organisation.id', 'attestation.organisation_id')
		.select(['attestation.id', 'attestation.skill', 'attestation.words', 'attestation.at'])
		.select(['attestation.reciprocal', 'attestation.counts', 'attestation.hidden', 'engagement.kind'])
		.select(['engagement.id as engagementId', 'need.id as needId', 'need.title as need', 'need.language'])
		.select(['organisation.id as officeId', 'organisation.name as office'])
		.where('attestation.profile_id', '=', profileId)
		.$if(!own, (query) => query.where('attestation.hidden', '=', false))
		.orderBy('attestation.at', 'desc')
		.orderBy('attestation.skill')
		.limit(200)
		.execute();
}

/** Credit given in one piece of work, as everybody may read it. */
export function listCreditOf(db: Db, engagementId: string) {
	return db
		.selectFrom('attestation')
		.select(['id', 'profile_id as profileId', 'skill', 'words', 'counts', 'reciprocal'])
		.where('engagement_id', '=', engagementId)
		.where('hidden', '=', false)
		.orderBy('skill')
		.execute();
}

/** The profiles of a piece of work with the skills they name: what an office can attest. */
export function listCreditable(db: Db, engagementId: string) {
	return db
		.selectFrom('engagement_party as party')
		.innerJoin('profile', 'profile.id', 'party.profile_id')
		.innerJoin('profile_skill as held', 'held.profile_id', 'profile.id')
		.select(['profile.id', 'profile.name', 'held.skill'])
		.where('party.engagement_id', '=', engagementId)
		.where('party.side', '=', 'profile')
		.where('party.confirmed_at', 'is not', null)
		.orderBy('profile.id')
		.orderBy('held.skill')
		.limit(400)
		.execute();
}
