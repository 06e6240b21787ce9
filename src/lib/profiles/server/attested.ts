/** What others attest stands on the profile as evidence; once nobody does any more, the owner's own word stands again. */
import { sql } from 'kysely';
import type { Atomic } from '../../platform/server/context.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';

/**
 * Writes down which of the skills a profile holds are attested: those with an attestation that counts and that its
 * owner shows. A skill the profile does not name is not added: what somebody offers is theirs to say.
 */
export async function settleAttestations({ db }: Atomic, profileId: string): Promise<void> {
	await sql`
		update profile_skill held
		set evidence = case
			when exists (select from attestation
				where attestation.profile_id = held.profile_id and attestation.skill = held.skill
					and attestation.counts and not attestation.hidden) then 'attested'
			when held.evidence_url is null then 'claimed'
			else 'evidenced' end
		where held.profile_id = ${profileId}
			-- examples come with evidence of their own, which no attestation stands behind
			and (held.evidence <> 'attested'
				or exists (select from attestation
					where attestation.profile_id = held.profile_id and attestation.skill = held.skill))`.execute(db);
	await replaceProfilePostings(db, [profileId]);
}
