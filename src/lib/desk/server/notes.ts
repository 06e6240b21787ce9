/** What a team writes down for itself, apart from every fact that others see. */
import { sql } from 'kysely';
import { needClosedTo, profileClosedTo } from '../../organisations/server/closed.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { readableBy } from '../../profiles/server/queries.ts';
import type { Desk } from '../policy.ts';
import { findCovered } from './commands.ts';
import { coveredBy } from './coverage.ts';
import { type OwnDesk, workAt } from './desks.ts';

export type About = 'need' | 'profile' | 'organisation';

/** Writes a note about something on the desk, or somebody its people may read. Its id. */
export function writeNote(
	context: Context,
	team: string | null,
	{ about, id, words }: { about: About; id: string; words: string }
): Promise<string> {
	return atomically(context, async (atomic) => {
		const desk = await workAt(atomic, team ?? 'operate');
		if (!(await mayNote(atomic, desk, about, id))) throw new Refusal('not_found', 'desk_not_here');
		const { db, actor, now } = atomic;
		const note = await db
			.insertInto('desk_note')
			.values({
				team_id: desk.teamId,
				need_id: about === 'need' ? id : null,
				profile_id: about === 'profile' ? id : null,
				organisation_id: about === 'organisation' ? id : null,
				...{ words, person_id: actor.kind === 'member' ? actor.personId : null, at: now }
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		return note.id;
	});
}

async function mayNote(atomic: Atomic, desk: OwnDesk, about: About, id: string): Promise<boolean> {
	const { db, actor, now } = atomic;
	if (about === 'need') return (await findCovered(atomic, desk, id)) !== undefined;
	if (about === 'profile') {
		const found = await db
			.selectFrom('profile')
			.select('profile.id')
			.where('profile.id', '=', id)
			.where(readableBy(actor))
			.where((eb) => eb.not(profileClosedTo(actor)))
			.executeTakeFirst();
		return found !== undefined;
	}
	const at = {
		country: sql`organisation.country`,
		subdivision: sql`organisation.subdivision`,
		example: sql`organisation.example`
	};
	const found = await db
		.selectFrom('organisation')
		.select('organisation.id')
		.where('organisation.id', '=', id)
		.where(coveredBy(desk, at, now.toISOString().slice(0, 10)))
		.executeTakeFirst();
	return found !== undefined;
}

/** Takes a note away for good: whoever wrote it, or who manages the team. */
export function removeNote(context: Context, team: string | null, id: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const desk = await workAt(atomic, team ?? 'operate');
		const { actor, db } = atomic;
		if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
		const manages = actor.memberships.some(
			({ organisationId, rights }) => organisationId === desk.teamId && rights.includes('manage')
		);
		let gone = db
			.deleteFrom('desk_note')
			.where('id', '=', id)
			.where('team_id', sql`is not distinct from`, desk.teamId);
		if (!manages) gone = gone.where('person_id', '=', actor.personId);
		const { numDeletedRows } = await gone.executeTakeFirst();
		if (numDeletedRows === 0n) throw new Refusal('not_found', 'desk_note_not_yours');
	});
}

const mostNotes = 200;

/** The notes of a desk, newest first; of one thing where `of` names it. Those about what is closed are left out. */
export function listNotes({ db, actor }: Context, { teamId }: Desk, of: Partial<Record<About, string>> = {}) {
	let notes = db
		.selectFrom('desk_note as note')
		.leftJoin('need', 'need.id', 'note.need_id')
		.leftJoin('profile', 'profile.id', 'note.profile_id')
		.leftJoin('organisation', 'organisation.id', 'note.organisation_id')
		.leftJoin('person as author', 'author.id', 'note.person_id')
		.select(['note.id', 'note.words', 'note.at', 'note.person_id as authorId', 'author.name as author'])
		.select(['note.need_id as needId', 'note.profile_id as profileId', 'need.title', 'need.language'])
		.select(['note.organisation_id as organisationId', 'profile.name as profile'])
		.select(['organisation.name as organisation', 'profile.kind as profileKind'])
		.where('note.team_id', sql`is not distinct from`, teamId)
		.where((eb) => eb.or([eb('note.need_id', 'is', null), eb.not(needClosedTo(actor))]))
		.where((eb) => eb.or([eb('note.profile_id', 'is', null), eb.not(profileClosedTo(actor))]));
	if (of.need !== undefined) notes = notes.where('note.need_id', '=', of.need);
	if (of.profile !== undefined) notes = notes.where('note.profile_id', '=', of.profile);
	if (of.organisation !== undefined) notes = notes.where('note.organisation_id', '=', of.organisation);
	return notes.orderBy('note.id', 'desc').limit(mostNotes).execute();
}
export type Note = Awaited<ReturnType<typeof listNotes>>[number];
