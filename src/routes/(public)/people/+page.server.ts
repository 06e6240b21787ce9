import { m } from '#lib/paraglide/messages.js';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { countProfiles, listProfiles } from '#lib/profiles/server/queries.ts';
import { findWords } from '../found-words.ts';
import { listView, readList, rowsOf } from '../list-view.ts';
import { wordsIn } from '../words.ts';
import { profileRow } from './profile-row.ts';
import type { PageServerLoad } from './$types';

const size = 20;

export const load: PageServerLoad = async (event) => {
	const { db, actor, now } = event.locals.context;
	const { locale } = event.locals;
	const words = wordsIn(locale);
	const read = readList(ProfileFilters, event);
	const { search, instead } = await findWords('profile', read, event.locals);
	const question = { ...read.question, search, today: now.toISOString().slice(0, 10) };
	const [page, counts] = await Promise.all([
		rowsOf(read, event, () => listProfiles(db, actor, question, size)),
		countProfiles(db, actor, question)
	]);
	const view = listView('/people', event, read, page, counts, {
		kind: { legend: m.lists_facet_who({}, { locale }), label: words.being },
		country: { legend: m.lists_facet_country({}, { locale }), label: words.country },
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill },
		language: { legend: m.lists_facet_language({}, { locale }), label: words.language },
		remote: { legend: m.lists_facet_remote({}, { locale }), label: words.yesNo }
	});
	return { view: { ...view, instead }, rows: page.rows.map((profile) => profileRow(profile, locale)) };
};
