/** Writing a profile: begun, its facts, its skills, its places. Each edit is seen by matching at once. */
import type { Insertable, Updateable } from 'kysely';
import type { Level } from '../../matching/facts.ts';
import { foundOrganisation } from '../../organisations/server/commands.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { violatedConstraint } from '../../platform/server/db.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { firstVisibility, type ProfileKind } from '../lifecycle.ts';
import { canEdit } from '../policy.ts';
import { settle, takeOwn } from './ownership.ts';

/** A skill as its owner states it; who attests it is never the owner. */
export interface StatedSkill {
	skill: string;
	level: Level | null;
	lastUsed: number | null;
	evidenceUrl: string | null;
}

export interface StatedPlace {
	country: string;
	subdivision: string | null;
	city: number | null;
	radiusKm: number | null;
}

/** The columns an owner writes freely; everything else has a command of its own. */
export type ProfileFacts = Pick<
	Updateable<Tables['profile']>,
	| 'name'
	| 'headline'
	| 'about'
	| 'language'
	| 'url'
	| 'remote'
	| 'languages'
	| 'kinds'
	| 'gates'
	| 'capacity_limit'
	| 'hours_per_week'
	| 'free_from'
	| 'meeting_text'
	| 'meeting_at'
	| 'meeting_zone'
	| 'calendar_url'
	| 'say_hello'
>;

export interface NewProfile {
	kind: ProfileKind;
	/** Of an organisation that is there already; a firm or community without one is founded. */
	organisationId?: string;
	facts: ProfileFacts & Pick<Insertable<Tables['profile']>, 'name' | 'headline' | 'language'>;
	skills: readonly StatedSkill[];
	places: readonly StatedPlace[];
}

/** Begins a profile as a draft nobody else sees. Its id. */
export function startProfile(context: Context, wish: NewProfile): Promise<string> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		const isPerson = wish.kind === 'person';
		const organisationId = isPerson ? null : (wish.organisationId ?? (await found(atomic, wish)));
		const owner = { personId: isPerson ? actor.personId : null, organisationId };
		const isNew = !isPerson && wish.organisationId === undefined;
		if (!isNew && !canEdit(actor, owner)) throw new Refusal('not_allowed', 'profile_editor_writers_only');
		const { id } = await db
			.insertInto('profile')
			.values({
				...wish.facts,
				kind: wish.kind,
				status: 'draft',
				visibility: firstVisibility[wish.kind],
				person_id: owner.personId,
				organisation_id: organisationId,
				// What a made-up person says of themselves is an example too, marked so everywhere.
				example: actor.example ?? false,
				created_at: now,
				updated_at: now
			})
			.returning('id')
			.executeTakeFirstOrThrow()
			.catch(refuseSecond);
		await writeSkills(atomic, id, wish.skills);
		await writePlaces(atomic, id, wish.places);
		return id;
	});
}

async function found(atomic: Atomic, { kind, facts, places }: NewProfile): Promise<string> {
	const [place] = places;
	if (!place) throw new Refusal('invalid', 'profile_editor_place_needed');
	return foundOrganisation(atomic, {
		kind: kind === 'firm' ? 'firm' : 'community',
		name: facts.name,
		about: '',
		place: {
			country: place.country,
			...(place.subdivision !== null && { subdivision: place.subdivision }),
			...(place.city !== null && { city: place.city })
		},
		url: facts.url ?? undefined
	});
}

function refuseSecond(error: unknown): never {
	const constraint = violatedConstraint(error);
	if (constraint !== 'profile_person_once' && constraint !== 'profile_organisation_once') throw error;
	throw new Refusal('stale_state', 'profile_editor_one_only');
}

/** Replaces what the owner states about themselves. */
export function editProfile(context: Context, id: string, seen: Date, facts: ProfileFacts): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeOwn(atomic, id, seen);
		await atomic.db.updateTable('profile').set(facts).where('id', '=', id).execute();
		await settle(atomic, id);
	});
}

/** Replaces the skills, with what the profile would like to learn and would teach. */
export function editSkills(
	context: Context,
	id: string,
	seen: Date,
	lists: { skills: readonly StatedSkill[]; wishes: readonly string[]; teachings: readonly string[] }
): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeOwn(atomic, id, seen);
		await writeSkills(atomic, id, lists.skills);
		await writeList(atomic, 'profile_wish', id, lists.wishes);
		await writeList(atomic, 'profile_teaching', id, lists.teachings);
		await settle(atomic, id);
	});
}

export function editPlaces(
	context: Context,
	id: string,
	seen: Date,
	places: readonly StatedPlace[]
): Promise<void> {
	return atomically(context, async (atomic) => {
		await takeOwn(atomic, id, seen);
		await writePlaces(atomic, id, places);
		await settle(atomic, id);
	});
}

/** A skill somebody attested stays attested; all others stand as the owner states them, with a link or without. */
async function writeSkills({ db }: Atomic, id: string, skills: readonly StatedSkill[]) {
	const attested = await db
		.selectFrom('profile_skill')
		.select('skill')
		.where('profile_id', '=', id)
		.where('evidence', '=', 'attested')
		.execute();
	const confirmed = new Set(attested.map(({ skill }) => skill));
	await db.deleteFrom('profile_skill').where('profile_id', '=', id).execute();
	if (skills.length === 0) return;
	await db
		.insertInto('profile_skill')
		.values(
			skills.map(({ skill, level, lastUsed, evidenceUrl }) => ({
				...{ profile_id: id, skill, level, last_used: lastUsed, evidence_url: evidenceUrl },
				evidence: confirmed.has(skill) ? 'attested' : evidenceUrl === null ? 'claimed' : 'evidenced'
			}))
		)
		.execute();
}

async function writeList(
	{ db }: Atomic,
	table: 'profile_wish' | 'profile_teaching',
	id: string,
	skills: readonly string[]
) {
	await db.deleteFrom(table).where('profile_id', '=', id).execute();
	if (skills.length === 0) return;
	await db
		.insertInto(table)
		.values(skills.map((skill) => ({ profile_id: id, skill })))
		.execute();
}

async function writePlaces({ db }: Atomic, id: string, places: readonly StatedPlace[]) {
	await db.deleteFrom('profile_place').where('profile_id', '=', id).execute();
	if (places.length === 0) return;
	await db
		.insertInto('profile_place')
		.values(places.map(({ radiusKm, ...place }) => ({ ...place, profile_id: id, radius_km: radiusKm })))
		.execute();
}
