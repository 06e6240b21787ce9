/** When a profile is shown, and to whom: published with consent, paused, withdrawn, erased. */
import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { consentVersion, consentWording } from '../consent.ts';
import type { ProfilePart, Visibility } from '../lifecycle.ts';
import { canPublish } from '../policy.ts';
import { settle, takeFor, takeOwn } from './ownership.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'profile.published': { profileId: string };
		'profile.withdrawn': { profileId: string };
		'profile.erased': Record<string, never>;
	}
}

export interface Showing {
	visibility: Visibility;
	/** Parts of a public profile kept for verified offices and brokers. */
	verifiedOnly: readonly ProfilePart[];
	locale: Locale;
	/** Version of the wording the person read. */
	wordingVersion: string;
}

/** Shows the profile, or shows it to others than before. What was agreed to is kept word for word. */
export function publishProfile(context: Context, id: string, showing: Showing): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const { visibility, verifiedOnly, locale, wordingVersion } = showing;
		const { status } = await takeFor(atomic, id, 'publish');
		if (wordingVersion !== consentVersion) throw new Refusal('stale_state', 'profile_editor_consent_changed');
		await endConsent(atomic, id);
		await db
			.insertInto('profile_consent')
			.values({
				profile_id: id,
				person_id: actor.kind === 'member' ? actor.personId : null,
				wording_version: consentVersion,
				wording: consentWording(visibility, locale),
				locale,
				given_at: now,
				withdrawn_at: null
			})
			.execute();
		await db
			.updateTable('profile')
			.set((eb) => ({
				status,
				visibility,
				verified_only: [...verifiedOnly],
				published_at: eb.fn.coalesce('published_at', eb.val(now))
			}))
			.where('id', '=', id)
			.execute();
		await settle(atomic, id);
		await announce(atomic, 'profile.published', { profileId: id });
	});
}

/** Takes the profile back, and with it the consent. It stays its owner's draft and can be published again. */
export function withdrawProfile(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { status } = await takeFor(atomic, id, 'withdraw');
		await endConsent(atomic, id);
		await atomic.db.updateTable('profile').set({ status }).where('id', '=', id).execute();
		await settle(atomic, id);
		await announce(atomic, 'profile.withdrawn', { profileId: id });
	});
}

export function pauseProfile(context: Context, id: string): Promise<void> {
	return setPaused(context, id, true);
}

export function resumeProfile(context: Context, id: string): Promise<void> {
	return setPaused(context, id, false);
}

function setPaused(context: Context, id: string, paused: boolean): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeFor(atomic, id, paused ? 'pause' : 'resume');
		await atomic.db.updateTable('profile').set({ paused }).where('id', '=', id).execute();
		await settle(atomic, id);
	});
}

/** Deletes the profile with everything in it; nothing of it can be brought back. */
export function eraseProfile(context: Context, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await takeOwn(atomic, id);
		if (!canPublish(atomic.actor, found)) throw new Refusal('not_allowed', 'profile_editor_publishers_only');
		await atomic.db.deleteFrom('profile').where('id', '=', id).execute();
		await announce(atomic, 'profile.erased', {});
	});
}

async function endConsent({ db, now }: Atomic, id: string) {
	await db
		.updateTable('profile_consent')
		.set({ withdrawn_at: now })
		.where('profile_id', '=', id)
		.where('withdrawn_at', 'is', null)
		.execute();
}
