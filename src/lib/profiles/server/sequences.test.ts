import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, aProfile } from '../../../../tests/support/people.ts';
import {
	oneOf,
	patienceMs,
	type Random,
	randomFrom,
	walks,
	wasDone
} from '../../../../tests/support/walks.ts';
import type { Context } from '../../platform/server/context.ts';
import { consentVersion } from '../consent.ts';
import { after, type ProfileStatus, type ProfileStep, visibilities } from '../lifecycle.ts';
import { pauseProfile, publishProfile, resumeProfile, withdrawProfile } from './life.ts';

const steps = ['publish', 'withdraw', 'pause', 'resume'] as const satisfies readonly ProfileStep[];

function take(context: Context, id: string, step: (typeof steps)[number], random: Random): Promise<void> {
	if (step === 'withdraw') return withdrawProfile(context, id);
	if (step === 'pause') return pauseProfile(context, id);
	if (step === 'resume') return resumeProfile(context, id);
	const visibility = oneOf(random, visibilities);
	return publishProfile(context, id, {
		...{ visibility, verifiedOnly: [], locale: 'en', wordingVersion: consentVersion }
	});
}

describe('profiles that are pressed at random', () => {
	test(
		`take no step that is not in the table, and are never shown without consent, in ${String(walks)} walks`,
		async ({ db }) => {
			const owner = await acting(db, aMember([]));
			const stranger = await acting(db, aMember([]));
			if (owner.actor.kind !== 'member') throw new Error('an owner is a member');
			const id = await aProfile(db, { person_id: owner.actor.personId, status: 'draft', published_at: null });
			const reached = new Set<ProfileStatus>();
			const read = () =>
				db.selectFrom('profile').select(['status']).where('id', '=', id).executeTakeFirstOrThrow();
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				// Each walk begins as a draft of its own.
				await db
					.updateTable('profile')
					.set({ status: 'draft', paused: false })
					.where('id', '=', id)
					.execute();
				await db
					.updateTable('profile_consent')
					.set({ withdrawn_at: owner.now })
					.where('profile_id', '=', id)
					.where('withdrawn_at', 'is', null)
					.execute();
				for (let at = 0; at < 8; at += 1) {
					const step = oneOf(random, steps);
					const isOwner = random(4) > 0;
					const { status } = await read();
					const done = await wasDone(take(isOwner ? owner : stranger, id, step, random));
					const expected = isOwner ? after(status, step) : undefined;
					expect(done, `walk ${String(seed)}: ${step} from ${status}`).toBe(expected !== undefined);
					expect((await read()).status).toBe(expected ?? status);
				}
				const { status } = await read();
				const standing = await db
					.selectFrom('profile_consent')
					.select('wording_version')
					.where('profile_id', '=', id)
					.where('withdrawn_at', 'is', null)
					.execute();
				expect(standing.length).toBe(status === 'published' ? 1 : 0);
				reached.add(status);
			}
			expect(reached.size).toBeGreaterThan(1);
		},
		patienceMs
	);
});
