/** Offices with people who write, publish and manage, and needs they have begun. */
import { randomUUID } from 'node:crypto';
import { NeedFields } from '#lib/needs/fields.ts';
import { draftNeed } from '#lib/needs/server/commands.ts';
import type { Actor, Right } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { aMember, anOffice, membershipIn, skills, someTowns } from './people.ts';

export const now = new Date('2026-11-22T10:00:00Z');

export interface OfficePeople {
	id: string;
	/** A new person with these rights in it; a stored one, since questions and drafts name them. */
	staff: (...rights: Right[]) => Promise<Context>;
	/** The same, as long as the office was not verified. */
	unverified: (...rights: Right[]) => Promise<Context>;
}

/** Somebody with an account. */
export async function aPerson(db: Db): Promise<string> {
	const id = randomUUID();
	await db.insertInto('person').values({ id, name: 'Rita Souza', locale: 'en', created_at: now }).execute();
	return id;
}

/** A context in which that actor, stored as a person, does something. */
export async function acting(db: Db, actor: Actor, at = now): Promise<Context> {
	if (actor.kind !== 'member') return { db, now: at, actor };
	return { db, now: at, actor: { ...actor, personId: await aPerson(db) } };
}

export async function anOfficeWithPeople(
	db: Db,
	more: { second_pair_of_eyes?: boolean } = {}
): Promise<OfficePeople> {
	const id = await anOffice(db, more);
	const member = (rights: Right[], verified: boolean) =>
		acting(
			db,
			aMember([membershipIn('office', { organisationId: id, rights, ...(verified && { verified: true }) })])
		);
	return {
		id,
		staff: (...rights) => member(rights, true),
		unverified: (...rights) => member(rights, false)
	};
}

/** A need with everything that publishing asks for, as a form sends it. */
export const wholeForm = {
	title: 'Publish our maps on the web',
	outcome_wanted: 'Residents find every plan of the city on one map, and our staff keep it up to date.',
	problem: 'Residents ask at the counter, because the plans hang in five places.',
	language: 'en',
	kind: 'paid_contract',
	place: 'city:2996944',
	answered_by: 'Head of planning',
	closes_on: '2026-12-20',
	budget_amount: '12000',
	budget_currency: 'EUR',
	skill: ['web-mapping', 'qgis'],
	want: ['must', 'nice'],
	level: ['2', '0']
};

/** What such a form says, with changes. */
export function aForm(more: Record<string, unknown> = {}): NeedFields {
	return NeedFields.parse({ ...wholeForm, ...more });
}

/** Places and skills that `wholeForm` names. */
export async function groundFor(db: Db): Promise<void> {
	await someTowns(db);
	await skills(db, 'web-mapping', 'qgis', 'training');
}

/** A draft with everything in it, of that office; its id. */
export async function aDraft(writer: Context, officeId: string, more: Record<string, unknown> = {}) {
	await groundFor(writer.db);
	return draftNeed(writer, officeId, aForm(more));
}
