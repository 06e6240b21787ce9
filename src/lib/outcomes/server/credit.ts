/** Credit: at the close the office says who did what. It attests skills, may be carried away, and may be hidden. */
import { sql } from 'kysely';
import { lock, type Locked, type StoredParty } from '../../engagements/server/record.ts';
import { partiesOf } from '../../engagements/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import { settleAttestations } from '../../profiles/server/attested.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'credit.given': { engagementId: string; profileId: string };
	}
}

/** How many attestations of one office for one profile count; more are kept and shown, and weigh nothing. */
export const countedPerPair = 8;
/** The states in which the office has seen the work and may say who did what. */
const attestable = ['accepted', 'paid', 'handed_over', 'closed'];

export interface Credit {
	profileId: string;
	skills: readonly string[];
	/** What was done, in the office's words; may be empty. */
	words: string;
}

/**
 * Attests skills of a profile that took part, by an office that took part. The same skill of the same work once; what
 * is beyond the cap of the pair, and what comes back from somebody the office's own people attested, is marked.
 */
export function giveCredit(context: Context, engagementId: string, credit: Credit): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lock(atomic, engagementId);
		const office = officeOf(atomic, found);
		if (!attestable.includes(found.status)) throw new Refusal('stale_state', 'outcomes_credit_after_work');
		const profile = found.parties.find(({ profileId }) => profileId === credit.profileId);
		if (!profile || profile.confirmedAt === null) throw new Refusal('invalid', 'outcomes_credit_took_part');
		const { actor, db, now } = atomic;
		// Two works of the same pair closed at the same time must not both see room under the cap.
		await db.selectFrom('profile').select('id').where('id', '=', credit.profileId).forUpdate().execute();
		const counted = await countCounted(db, office, credit.profileId);
		const reciprocal = await isReciprocal(db, office, profile);
		const skills = [...new Set(credit.skills)];
		if (skills.length === 0) throw new Refusal('invalid', 'outcomes_credit_names_skill');
		await db
			.insertInto('attestation')
			.values(
				skills.map((skill, index) => ({
					...{ engagement_id: engagementId, profile_id: credit.profileId, skill, reciprocal },
					...{ organisation_id: office, counts: !reciprocal && counted + index < countedPerPair },
					...{ words: credit.words, person_id: actor.kind === 'member' ? actor.personId : null, at: now }
				}))
			)
			.onConflict((same) => same.constraint('attestation_once').doNothing())
			.execute();
		await settleAttestations(atomic, credit.profileId);
		await announce(atomic, 'credit.given', { engagementId, profileId: credit.profileId });
	});
}

/** Hides an attestation from everybody, or shows it again: its profile's owner decides, and it counts only while shown. */
export function hideCredit(context: Context, attestationId: string, hidden: boolean): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db } = atomic;
		const found = await db
			.selectFrom('attestation')
			.innerJoin('profile', 'profile.id', 'attestation.profile_id')
			.select(['profile.id as profileId', 'profile.person_id as personId'])
			.select('profile.organisation_id as organisationId')
			.where('attestation.id', '=', attestationId)
			.forUpdate('attestation')
			.executeTakeFirst();
		const own = found ? partiesOf(actor, [{ ...found, side: 'profile' as const }], 'write') : [];
		if (!found || own.length === 0) throw new Refusal('not_found', 'outcomes_no_credit');
		await db.updateTable('attestation').set({ hidden }).where('id', '=', attestationId).execute();
		await settleAttestations(atomic, found.profileId);
	});
}

function officeOf({ actor }: Atomic, { parties }: Locked): string {
	const offices = parties.filter(({ side }) => side === 'office');
	const [office] = partiesOf(actor, offices, 'write');
	if (!office?.organisationId) throw new Refusal('not_allowed', 'outcomes_credit_by_office');
	return office.organisationId;
}

async function countCounted(db: Db, officeId: string, profileId: string): Promise<number> {
	const { count } = await db
		.selectFrom('attestation')
		.select((eb) => eb.fn.countAll<string>().as('count'))
		.where('organisation_id', '=', officeId)
		.where('profile_id', '=', profileId)
		.where('counts', '=', true)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Whether somebody of the office was attested by an organisation of whoever stands behind this profile. */
async function isReciprocal(db: Db, officeId: string, profile: StoredParty): Promise<boolean> {
	const { rows } = await sql<{ found: boolean }>`
		select exists (
			select from attestation given
			join profile receiver on receiver.id = given.profile_id
			join membership official on official.organisation_id = ${officeId}::uuid
				and (official.person_id = receiver.person_id or exists (
					select from membership theirs
					where theirs.organisation_id = receiver.organisation_id and theirs.person_id = official.person_id))
			where given.organisation_id = ${profile.organisationId}::uuid
				or exists (select from membership mine
					where mine.organisation_id = given.organisation_id and (mine.person_id = ${profile.personId}::uuid
						or mine.person_id in (select colleague.person_id from membership colleague
							where colleague.organisation_id = ${profile.organisationId}::uuid)))
		) as found`.execute(db);
	return rows[0]?.found ?? false;
}
