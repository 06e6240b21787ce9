/** What somebody reads before asking: the two sides, what the match says, and for whom they may ask. */
import { type Actor, reaches } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { findNeed } from '../../needs/server/queries.ts';
import { officesOf } from '../../needs/policy.ts';
import { listOwnProfiles } from '../../profiles/server/own.ts';
import { findProfile } from '../../profiles/server/queries.ts';
import { type Asker, fatigueWarnsAt } from '../lifecycle.ts';
import { speaksFor } from '../policy.ts';
import { isSounding } from './sounding.ts';
import { takeSnapshot } from './snapshot.ts';

/**
 * A need and a profile that this actor may bring together, and for which side; `not_found` where either is not
 * theirs to read.
 */
export async function findPair({ actor, db, now }: Context, needId: string, profileId: string) {
	const need = await findNeed(db, actor, needId);
	const profile = await findName(db, actor, profileId);
	if (!need || !profile) throw new Refusal('not_found', 'introductions_not_available');
	if (profile.profilePersonId === null && profile.profileOrganisationId === null)
		throw new Refusal('invalid', 'introductions_nobody_answers');
	const as = askerOf(actor, need, profile);
	if (as === undefined) throw new Refusal('not_allowed', 'introductions_not_yours');
	const match = await takeSnapshot(db, { needId, profileId, now });
	return {
		...{ as, match, need, profile: { id: profile.id, name: profile.name } },
		sounding: isSounding(need),
		/** One more may tire whoever is asked. */
		tired: profile.open >= fatigueWarnsAt
	};
}

/** The profile, where the actor may read it or speaks for it. */
async function findName(db: Db, actor: Actor, id: string) {
	const row = await db
		.selectFrom('profile')
		.select(['id', 'name', 'kind', 'person_id as profilePersonId', 'open_introductions as open'])
		.select('organisation_id as profileOrganisationId')
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const owns = speaksFor(actor, { officeId: null, ...row }).includes('profile');
	return owns || (await findProfile(db, actor, id)) ? row : undefined;
}

interface Sides {
	profilePersonId: string | null;
	profileOrganisationId: string | null;
}

function askerOf(
	actor: Actor,
	need: { officeId: string | null; country: string | null; subdivisionCode: string | null; origin: string },
	{ profilePersonId, profileOrganisationId }: Sides
): Asker | undefined {
	const [side] = speaksFor(actor, { officeId: need.officeId, profilePersonId, profileOrganisationId });
	if (side !== undefined) return side;
	if (actor.kind !== 'member' || !reaches(actor, { example: need.origin === 'example' })) return undefined;
	const { country, subdivisionCode } = need;
	const covers = actor.brokerPlaces.some((place) => place === country || place === subdivisionCode);
	return covers ? 'broker' : undefined;
}

/** What the actor can choose from when only one of the two sides is known: own open needs, or own profiles. */
export async function listAskable(
	{ actor, db }: Context,
	{ need, profile }: { need: string | undefined; profile: string | undefined }
) {
	const offices = officesOf(actor);
	const needs =
		profile === undefined || offices.length === 0
			? []
			: await db
					.selectFrom('need')
					.select(['id', 'title', 'language'])
					.where('office_id', 'in', offices)
					.where('status', '=', 'open')
					.orderBy('published_at', 'desc')
					.limit(100)
					.execute();
	const profiles = need === undefined ? [] : await listOwnProfiles(db, actor);
	return {
		...{ need, profile, needs },
		profiles: profiles
			.filter(({ status, paused }) => status === 'published' && !paused)
			.map(({ id, name }) => ({ id, name }))
	};
}
