/** A team's notes in the reader's words, all of them or those about one thing. */
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { findCovered } from '#lib/desk/server/commands.ts';
import type { OwnDesk } from '#lib/desk/server/desks.ts';
import { findByName, findReadable } from '#lib/desk/server/need-at-desk.ts';
import { type About, listNotes, type Note } from '#lib/desk/server/notes.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { kindWords } from '../words.ts';

const Subject = z.object({ about: z.enum(['need', 'profile']), id: z.uuid() });

export async function notesView({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, desk: OwnDesk) {
	const { context, locale } = locals;
	const asked = Subject.safeParse(Object.fromEntries(url.searchParams)).data;
	const about = asked && (await subjectOf(locals, desk, asked));
	const query = url.searchParams.get('query')?.trim().slice(0, 100) ?? '';
	const found = query === '' ? undefined : await findByName(context, query);
	const notes = await listNotes(context, desk, about ? { [about.about]: about.id } : {});
	const me = context.actor.kind === 'member' ? context.actor.personId : '';
	return {
		about,
		query,
		found: found?.map(({ id, name, kind }) => ({
			...{ id, name, kind: kindWords[kind]({}, { locale }) }
		})),
		notes: notes.map((note) => noteView(note, locale, me))
	};
}

/** What a note may be written about here; undefined where the reader knows of no such thing. */
async function subjectOf(
	{ context, locale }: RequestEvent['locals'],
	desk: OwnDesk,
	{ about, id }: { about: Exclude<About, 'organisation'>; id: string }
) {
	if (about === 'need') {
		const need = await findCovered(context, desk, id);
		return need && { about, id, name: need.title, lang: need.language, href: href(`/needs/${id}`, locale) };
	}
	const profile = await findReadable(context, id);
	return profile && { about, id, name: profile.name, lang: undefined, href: href(`/people/${id}`, locale) };
}

function noteView(note: Note, locale: Locale, me: string) {
	const day = formatDay(note.at, locale);
	const [name, address] = note.profileId
		? [note.profile, `/people/${note.profileId}`]
		: note.needId
			? [note.title, `/needs/${note.needId}`]
			: [note.organisation, `/organisations/${note.organisationId ?? ''}`];
	return {
		...{ id: note.id, words: note.words, day, mine: note.authorId === me },
		name: name ?? '',
		lang: note.needId ? (note.language ?? undefined) : undefined,
		href: href(address, locale),
		by: note.author
			? m.desk_notes_by({ name: note.author, day }, { locale })
			: m.desk_notes_by_gone({ day }, { locale })
	};
}
