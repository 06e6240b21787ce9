/** What is said of the register holds for a time: its owner is reminded before, renews with one click, or it lapses. */
import { askForLink, findLink, useLink } from '../../accounts/server/links.ts';
import { loadActor } from '../../organisations/server/actor.ts';
import { listMembersWith } from '../../organisations/server/recipients.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { announce } from '../../platform/server/jobs.ts';
import { reminderDays } from '../lifecycle.ts';
import { dayIn, renew } from './commands.ts';
import { append, findEntry, take } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'implementer.due': { implementerId: string; until: string };
		'implementer.lapsed': { implementerId: string; until: string };
	}
}

/** The link stays good for a while after the day, since renewing what has lapsed is welcome. */
const linkMinutes = (reminderDays + 30) * 24 * 60;

/** Reminds each owner once of each day that comes near. How many entries that was. */
export async function remindOwners(context: Context): Promise<number> {
	const due = await context.db
		.selectFrom('implementer')
		.select('id')
		.where('status', 'in', ['claimed', 'confirmed'])
		.where('until', '>=', dayIn(context.now, 0))
		.where('until', '<=', dayIn(context.now, reminderDays))
		.where((eb) => eb.or([eb('reminded_until', 'is', null), eb('reminded_until', '<>', eb.ref('until'))]))
		.orderBy('id')
		.execute();
	for (const { id } of due) await atomically(context, (atomic) => remind(atomic, id));
	return due.length;
}

async function remind(atomic: Atomic, id: string): Promise<void> {
	const { db } = atomic;
	const reminded = await db
		.updateTable('implementer')
		.set((eb) => ({ reminded_until: eb.ref('until') }))
		.where('id', '=', id)
		.where('status', 'in', ['claimed', 'confirmed'])
		.where((eb) => eb.or([eb('reminded_until', 'is', null), eb('reminded_until', '<>', eb.ref('until'))]))
		.returning('until')
		.executeTakeFirst();
	if (!reminded) return;
	await announce(atomic, 'implementer.due', { implementerId: id, until: reminded.until });
	const owners = await listOwners(db, id);
	if (owners.length === 0) return;
	const mailboxes = await db
		.selectFrom('person')
		.innerJoin('person_contact', 'person_contact.person_id', 'person.id')
		.select(['person.id', 'person.locale', 'person_contact.address'])
		.where('person.id', 'in', owners)
		.where('person.status', '=', 'active')
		.where('person_contact.verified_at', 'is not', null)
		.orderBy('person.id')
		.execute();
	for (const { id: personId, locale, address } of mailboxes) {
		await askForLink(atomic, {
			...{ purpose: 'renew_implementer', address, locale, personId, subject: id, minutes: linkMinutes }
		});
	}
}

/** The people who may speak for an entry: the person it is of, or those who publish for its organisation. */
export async function listOwners(db: Db, implementerId: string): Promise<string[]> {
	const entry = await findEntry(db, implementerId);
	if (!entry) return [];
	if (entry.personId !== null) return [entry.personId];
	return entry.organisationId === null ? [] : listMembersWith(db, entry.organisationId, 'publish');
}

/** Writes down what has run out. How many. */
export async function lapseEntries(context: Context): Promise<number> {
	const over = await context.db
		.selectFrom('implementer')
		.select('id')
		.where('status', 'in', ['claimed', 'confirmed'])
		.where('until', '<', dayIn(context.now, 0))
		.orderBy('id')
		.execute();
	for (const { id } of over) {
		await atomically(context, async (atomic) => {
			const { entry, to } = await take(atomic, id, 'lapse');
			if (entry.until >= dayIn(atomic.now, 0)) return;
			await atomic.db
				.updateTable('implementer')
				.set({ status: to, updated_at: atomic.now })
				.where('id', '=', id)
				.execute();
			await append(atomic, id, { from: entry.status, to, step: 'lapse', until: entry.until });
			await announce(atomic, 'implementer.lapsed', { implementerId: id, until: entry.until });
		});
	}
	return over.length;
}

/** What a mailed link asks about, while the link is good; for the page with the button. */
export async function findDue(context: Context, token: string) {
	const link = await findLink(context, token);
	if (link?.purpose !== 'renew_implementer' || link.subject === null) return undefined;
	return context.db
		.selectFrom('implementer as entry')
		.innerJoin('product', 'product.id', 'entry.product_id')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.select(['entry.id', 'entry.until', 'entry.work', 'product.id as productId', 'product.name as product'])
		.select('profile.name')
		.where('entry.id', '=', link.subject)
		.where('entry.status', '<>', 'removed')
		.executeTakeFirst();
}

/** Renews by the mailed link, in the name of who received it. The product it is about. */
export function renewByLink(context: Context, token: string): Promise<string> {
	return atomically(context, async (atomic) => {
		const link = await useLink(atomic, token);
		if (link.purpose !== 'renew_implementer' || link.subject === null || link.person_id === null)
			throw new Refusal('stale_state', 'accounts_link_used');
		const person = await atomic.db
			.selectFrom('person')
			.select(['id', 'example'])
			.where('id', '=', link.person_id)
			.where('status', '=', 'active')
			.executeTakeFirst();
		if (!person) throw new Refusal('stale_state', 'accounts_link_used');
		// Whoever has left the organisation since then no longer speaks for it.
		const actor = await loadActor(atomic.db, atomic.now, { ...person, operator: false });
		await renew({ ...atomic, actor }, link.subject);
		const entry = await findEntry(atomic.db, link.subject);
		return entry?.productId ?? '';
	});
}
