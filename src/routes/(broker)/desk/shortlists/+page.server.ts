import { inRow } from '#lib/platform/language.ts';
import { listShortlists } from '#lib/desk/server/need-at-desk.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf } from '../desk-place.ts';
import { kindWords, statusWords } from '../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const rows = desk.teamId === null ? [] : await listShortlists(context, desk);
	const needs = [...new Map(rows.map((row) => [row.needId, row])).values()];
	return {
		desk: view,
		needs: needs.map(({ needId, title, language, office }) => ({
			...{ id: needId, title, lang: language, office: office ?? '' },
			href: href(`/desk/needs/${needId}${view.query}#shortlist`, locale),
			people: rows
				.filter((row) => row.needId === needId)
				.map(({ profileId, name, kind, reason, author, at, introduced }) => ({
					...{ id: profileId, name, reason, kind: kindWords[kind]({}, { locale }) },
					href: href(`/people/${profileId}`, locale),
					by: inRow([author ?? '', formatDay(at, locale)].filter(Boolean), locale),
					status: introduced ? statusWords[introduced]({}, { locale }) : undefined
				}))
		}))
	};
};
