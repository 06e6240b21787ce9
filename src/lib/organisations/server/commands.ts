/** The life of an organisation: founded, renamed, ended, and who comes after it. The record outlives all of it. */
import type { Place } from '../../places/gazetteer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { endings, type OrganisationKind, type OrganisationStep } from '../lifecycle.ts';
import { canFound, canManage } from '../policy.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'organisation.ended': { organisationId: string };
	}
}

const foundings = { name: 'found_organisation', most: 10, seconds: 24 * 60 * 60 };

export interface NewOrganisation {
	kind: OrganisationKind;
	name: string;
	about: string;
	place?: Pick<Place, 'country' | 'subdivision' | 'city'> | undefined;
	url?: string | undefined;
}

/** Founds an organisation; whoever does it manages it. Its id. */
export function foundOrganisation(context: Context, { kind, name, about, place, url }: NewOrganisation) {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		if (!canFound(actor, kind)) throw new Refusal('not_allowed', 'teams_operator_founds_brokers');
		await countUse(db, foundings, actor.personId, now);
		const { id } = await db
			.insertInto('organisation')
			.values({
				kind,
				name,
				about,
				country: place?.country ?? null,
				subdivision: place?.subdivision ?? null,
				city: place?.city ?? null,
				url: url ?? null,
				// What a made-up person founds is an example too, marked so everywhere.
				example: actor.example ?? false,
				created_at: now
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await db
			.insertInto('membership')
			.values({
				organisation_id: id,
				person_id: actor.personId,
				rights: ['read', 'write', 'publish', 'manage'],
				since: now
			})
			.execute();
		await note(atomic, id, 'founded', { name });
		return id;
	});
}

/** Gives it another name. Somebody verified the old one, so the new one has to be verified again. */
export function renameOrganisation(context: Context, id: string, name: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { name: before } = await takeManaged(atomic, id);
		if (before === name) return;
		await atomic.db
			.updateTable('organisation')
			.set({ name, verified_until: null })
			.where('id', '=', id)
			.execute();
		await note(atomic, id, 'renamed', { before, after: name });
	});
}

export async function describeOrganisation(
	context: Context,
	id: string,
	facts: { about: string; url?: string | undefined; second_pair_of_eyes: boolean }
): Promise<void> {
	await atomically(context, async (atomic) => {
		const before = await takeManaged(atomic, id);
		const { about, url = null, second_pair_of_eyes } = facts;
		// The address was part of what was verified.
		const verified_until = url === before.url ? before.verified_until : null;
		await atomic.db
			.updateTable('organisation')
			.set({ about, url, second_pair_of_eyes, verified_until })
			.where('id', '=', id)
			.execute();
	});
}

/**
 * Ends an organisation. Merging and succession name who goes on; its needs and members stay on record. What was
 * public goes on under the successor's name: whoever ends the one must manage the other too, and a verified one
 * goes on in a verified one.
 */
export function endOrganisation(
	context: Context,
	id: string,
	step: keyof typeof endings,
	successorId?: string
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { kind, example, verified_until } = await takeManaged(atomic, id);
		const { actor, db, now } = atomic;
		if (step === 'close') {
			await db.updateTable('organisation').set({ status: endings.close }).where('id', '=', id).execute();
			await note(atomic, id, 'closed');
			await announce(atomic, 'organisation.ended', { organisationId: id });
			return;
		}
		const successor = await db
			.selectFrom('organisation')
			.select(['id', 'name', 'kind', 'verified_until'])
			.where('id', '=', successorId ?? id)
			.where('id', '<>', id)
			.where('status', '=', 'active')
			// What is made up is taken out again one day, and nothing real may hang on it.
			.where('example', '=', example)
			.forShare()
			.executeTakeFirst();
		if (successor?.kind !== kind) throw new Refusal('invalid', 'teams_successor_unknown');
		if (!canManage(actor, successor)) throw new Refusal('not_allowed', 'teams_successor_managed');
		const isVerified = (until: string | null) => until !== null && until >= now.toISOString().slice(0, 10);
		if (isVerified(verified_until) && !isVerified(successor.verified_until))
			throw new Refusal('not_allowed', 'teams_successor_unverified');
		await db
			.updateTable('organisation')
			.set({ status: endings[step], successor_id: successor.id })
			.where('id', '=', id)
			.execute();
		await note(atomic, id, endings[step], { successor: successor.id, name: successor.name });
		await announce(atomic, 'organisation.ended', { organisationId: id });
	});
}

/** Locks an active organisation the actor manages. */
export async function takeManaged({ actor, db }: Atomic, id: string) {
	const found = await db
		.selectFrom('organisation')
		.select(['id', 'name', 'kind', 'country', 'subdivision', 'status', 'verified_until', 'example', 'url'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw new Refusal('not_found', 'teams_not_found');
	if (!canManage(actor, found)) throw new Refusal('not_allowed', 'teams_managers_only');
	if (found.status !== 'active') throw new Refusal('stale_state', 'teams_ended');
	return found;
}

/** Appends to the history of an organisation. */
export async function note(
	{ actor, db, now }: Atomic,
	organisationId: string,
	step: OrganisationStep,
	detail: Record<string, string> = {}
): Promise<void> {
	await db
		.insertInto('organisation_event')
		.values({
			organisation_id: organisationId,
			step,
			detail,
			person_id: actor.kind === 'member' ? actor.personId : null,
			at: now
		})
		.execute();
}
