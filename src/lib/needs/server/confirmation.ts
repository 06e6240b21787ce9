/** The monthly question whether a need is still wanted, answered by a mailed link or signed in. */
import { sql } from 'kysely';
import { askForLink, findLink, useLink } from '../../accounts/server/links.ts';
import { loadActor } from '../../organisations/server/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { silence } from '../lifecycle.ts';
import { confirmNeed } from './commands.ts';
import { lastHeard } from './heard.ts';

/** The link is good until the need lapses. */
const linkMinutes = (silence.lapses - silence.asks) * 24 * 60;

/** Asks the writers of every office once about each of its needs from which nobody has heard for so long. */
export async function askWhetherWanted(context: Context): Promise<void> {
	const before = new Date(context.now.getTime() - silence.asks * 24 * 60 * 60_000);
	const { rows } = await sql<{ id: string }>`
		select need.id from need
		where need.status in ('open', 'paused') and need.origin = 'own' and ${lastHeard} <= ${before}
			and (need.confirmation_asked_at is null or need.confirmation_asked_at < ${lastHeard})
		order by need.id`.execute(context.db);
	for (const { id } of rows) await atomically(context, (atomic) => askAbout(atomic, id));
}

async function askAbout(atomic: Atomic, needId: string): Promise<void> {
	const { numUpdatedRows } = await atomic.db
		.updateTable('need')
		.set({ confirmation_asked_at: atomic.now })
		.where('need.id', '=', needId)
		.where('need.status', 'in', ['open', 'paused'])
		.where((eb) =>
			eb.or([
				eb('need.confirmation_asked_at', 'is', null),
				eb('need.confirmation_asked_at', '<', sql<Date>`${lastHeard}`)
			])
		)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return;
	await announce(atomic, 'need.confirmation_due', { needId });
	const writers = await atomic.db
		.selectFrom('need')
		.innerJoin('membership', 'membership.organisation_id', 'need.office_id')
		.innerJoin('person', 'person.id', 'membership.person_id')
		.innerJoin('person_contact', 'person_contact.person_id', 'person.id')
		.select(['person.id', 'person.locale', 'person_contact.address'])
		.where('need.id', '=', needId)
		.where('person.status', '=', 'active')
		.where('person_contact.verified_at', 'is not', null)
		.where(sql<boolean>`membership.rights && array['write', 'manage']`)
		.orderBy('person.id')
		.execute();
	for (const { id, locale, address } of writers) {
		await askForLink(atomic, {
			...{ purpose: 'confirm_need', address, locale, personId: id, subject: needId, minutes: linkMinutes }
		});
	}
}

/** The need a mailed link asks about, while the link is good; for the page with the button. */
export async function findAsked(context: Context, token: string) {
	const link = await findLink(context, token);
	if (link?.purpose !== 'confirm_need' || link.subject === null) return undefined;
	return context.db
		.selectFrom('need')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.id', 'need.title', 'need.language', 'need.status', 'office.name as office'])
		.select(sql<Date>`${lastHeard}`.as('heard'))
		.where('need.id', '=', link.subject)
		.where('need.status', 'in', ['open', 'paused'])
		.executeTakeFirst();
}

/** Says by the mailed link, in the name of who received it, that the need is still wanted. Its id. */
export function confirmByLink(context: Context, token: string): Promise<string> {
	return atomically(context, async (atomic) => {
		const link = await useLink(atomic, token);
		if (link.purpose !== 'confirm_need' || link.subject === null || link.person_id === null)
			throw new Refusal('stale_state', 'accounts_link_used');
		// Whoever has left the office since then no longer speaks for it.
		const actor = await loadActor(atomic.db, atomic.now, { id: link.person_id, operator: false });
		await confirmNeed({ ...atomic, actor }, link.subject);
		return link.subject;
	});
}
