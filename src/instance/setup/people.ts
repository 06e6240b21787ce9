/** Who runs an instance: its operator, a broker team with what it covers, and the team's first members. */
import type { MailAddress } from '#lib/accounts/address.ts';
import { askForLink, markSent, tokenToSend } from '#lib/accounts/server/links.ts';
import type { Area } from '#lib/imports/server/areas.ts';
import { loadActor } from '#lib/organisations/server/actor.ts';
import { foundOrganisation } from '#lib/organisations/server/commands.ts';
import { invite } from '#lib/organisations/server/members.ts';
import type { Locale } from '#lib/platform/language.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { atomically, type Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';

export interface Found {
	id: string;
	name: string;
}

/** Real people who run this instance; the made-up one of the examples is none. */
export function listOperators(db: Db): Promise<(Found & { address: string })[]> {
	return db
		.selectFrom('person')
		.innerJoin('person_contact', 'person_contact.person_id', 'person.id')
		.select(['person.id', 'person.name', 'person_contact.address'])
		.where('person.operator', '=', true)
		.where('person.example', '=', false)
		.where('person.status', '=', 'active')
		.orderBy('person.created_at')
		.execute();
}

/** Makes the person of this address an operator, with a new account where there is none. Whether anything changed. */
export function ensureOperator(
	context: Context,
	{ address, key }: MailAddress,
	name: string,
	locale: Locale
): Promise<Found & { changed: boolean }> {
	return atomically(context, async ({ db, now }) => {
		const known = await db
			.selectFrom('person_contact')
			.innerJoin('person', 'person.id', 'person_contact.person_id')
			.select(['person.id', 'person.name', 'person.operator'])
			.where('person_contact.address_key', '=', key)
			.forUpdate()
			.executeTakeFirst();
		if (known) {
			await db.updateTable('person').set({ operator: true }).where('id', '=', known.id).execute();
			return { id: known.id, name: known.name, changed: !known.operator };
		}
		const { id } = await db
			.insertInto('person')
			.values({ name, locale, operator: true, created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await db
			.insertInto('person_contact')
			.values({ person_id: id, address, address_key: key, verified_at: now })
			.execute();
		return { id, name, changed: true };
	});
}

export function listBrokerTeams(db: Db): Promise<Found[]> {
	return db
		.selectFrom('organisation')
		.select(['id', 'name'])
		.where('kind', '=', 'broker_team')
		.where('example', '=', false)
		.where('status', '=', 'active')
		.orderBy('created_at')
		.execute();
}

/**
 * Founds a broker team its operator manages, and verifies it: whoever holds the database answers for that, and
 * without it the team would cover nothing. Its id.
 */
export function foundTeam(context: Context, operatorId: string, name: string): Promise<string> {
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		const id = await foundOrganisation(
			{ ...atomic, actor: await actorOf(db, now, operatorId) },
			{ kind: 'broker_team', name, about: '' }
		);
		const until = new Date(now.getTime() + 365 * 24 * 60 * 60_000).toISOString().slice(0, 10);
		await db.updateTable('organisation').set({ verified_until: until }).where('id', '=', id).execute();
		await db
			.insertInto('verification')
			.values({
				...{ organisation_id: id, step: 'verified', words: 'npm run setup' },
				...{ person_id: null, valid_until: until, at: now }
			})
			.execute();
		return id;
	});
}

/** Adds what a team covers; how many of the areas are new. */
export async function addCover(db: Db, organisationId: string, areas: readonly Area[]): Promise<number> {
	if (areas.length === 0) return 0;
	const added = await db
		.insertInto('broker_cover')
		.values(
			areas.map(({ country, subdivision }) => ({ organisation_id: organisationId, country, subdivision }))
		)
		.onConflict((conflict) => conflict.doNothing())
		.returning('country')
		.execute();
	return added.length;
}

export type Invited = { how: 'member' | 'invited' | 'asked' } | { how: 'new'; linkId: string };

/** Invites somebody to the team, unless they are in it or were asked already. */
export async function inviteMember(
	context: Context,
	operatorId: string,
	organisationId: string,
	to: MailAddress,
	locale: Locale
): Promise<Invited> {
	const { db, now } = context;
	const member = await db
		.selectFrom('membership')
		.innerJoin('person_contact', 'person_contact.person_id', 'membership.person_id')
		.select('membership.person_id')
		.where('membership.organisation_id', '=', organisationId)
		.where('person_contact.address_key', '=', to.key)
		.executeTakeFirst();
	if (member) return { how: 'member' };
	const actor = await actorOf(db, now, operatorId);
	try {
		await invite({ ...context, actor }, organisationId, to, ['read', 'write', 'publish', 'manage'], locale);
	} catch (error) {
		if (error instanceof Refusal && error.messageKey === 'teams_invited_already') return { how: 'invited' };
		throw error;
	}
	const { id } = await db
		.selectFrom('one_time_link')
		.select('id')
		.where('purpose', '=', 'join_organisation')
		.where('address', '=', to.address)
		.orderBy('created_at', 'desc')
		.executeTakeFirstOrThrow();
	return { how: 'new', linkId: id };
}

const paths = { sign_in: '/sign-in/link', join: '/join' };

/** The address of a link, for whoever hands it over by themselves: no mail carries it any more. */
export function linkAddress(
	context: Context,
	linkId: string,
	to: keyof typeof paths,
	origin: string,
	locale: Locale
): Promise<string> {
	return atomically(context, async (atomic) => {
		const link = await tokenToSend(atomic, linkId);
		if (!link) throw new Refusal('stale_state', 'accounts_link_used');
		await markSent(atomic.db, linkId);
		return `${origin}${locale === 'en' ? '' : `/${locale}`}${paths[to]}?token=${link.token}`;
	});
}

/** A link to sign in, good for a day. */
export async function signInAddress(
	context: Context,
	address: string,
	origin: string,
	locale: Locale
): Promise<string> {
	const linkId = await atomically(context, (atomic) =>
		askForLink(atomic, { purpose: 'sign_in', address, locale, minutes: 24 * 60 })
	);
	return linkAddress(context, linkId, 'sign_in', origin, locale);
}

/** Whether somebody has ever come in by a link or a password; sessions that ended are forgotten after a while. */
export async function hasSignedIn(db: Db, personId: string): Promise<boolean> {
	const found = await db
		.selectFrom('session')
		.select('id')
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return found !== undefined;
}

async function actorOf(db: Db, now: Date, id: string) {
	return loadActor(db, now, { id, operator: true });
}
