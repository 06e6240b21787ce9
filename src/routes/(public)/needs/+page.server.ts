import { m } from '#lib/paraglide/messages.js';
import { NeedFilters } from '#lib/needs/schema.ts';
import { countNeeds, listNeeds } from '#lib/needs/server/queries.ts';
import { followOffers } from '../follow-offers.ts';
import { findWords } from '../found-words.ts';
import { addressOf, listView, readList, rowsOf } from '../list-view.ts';
import { wordsIn } from '../words.ts';
import { needRow } from './need-row.ts';
import type { PageServerLoad } from './$types';

const size = 8;

export const load: PageServerLoad = async (event) => {
	const { db, actor } = event.locals.context;
	const { locale } = event.locals;
	const words = wordsIn(locale);
	const read = readList(NeedFilters, event);
	const { search, instead } = await findWords('need', read, event.locals);
	const question = { ...read.question, search };
	const [country, ...others] = read.question.filters.country;
	const one = country !== undefined && others.length === 0 && read.question.filters.origin === 'current';
	const here = one ? [{ kind: 'place' as const, subject: country, name: words.country(country) }] : [];
	const [page, counts, follow] = await Promise.all([
		rowsOf(read, event, () => listNeeds(db, actor, question, size)),
		countNeeds(db, actor, question),
		followOffers(event.locals.context, here)
	]);
	const view = listView('/needs', event, read, page, counts, {
		status: { legend: m.lists_facet_status({}, { locale }), label: words.status },
		kind: { legend: m.lists_facet_kind({}, { locale }), label: words.kind },
		country: { legend: m.lists_facet_country({}, { locale }), label: words.country },
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill },
		language: { legend: m.lists_facet_language({}, { locale }), label: words.language }
	});
	const { origin: _left, ...typed } = read.typed;
	const origins = [
		{ value: 'current', href: addressOf(view.action, typed, {}) },
		{ value: 'archive', href: addressOf(view.action, { ...typed, origin: ['archive'] }, {}) }
	].map(({ value, href }) => ({
		...{ value, href, here: read.question.filters.origin === value },
		count: counts.facets.origin.find((origin) => origin.value === value)?.count ?? 0
	}));
	return {
		view: { ...view, instead },
		origins,
		follow,
		rows: page.rows.map((need) => needRow(need, locale))
	};
};
