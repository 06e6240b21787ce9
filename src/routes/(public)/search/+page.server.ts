import { m } from '#lib/paraglide/messages.js';
import { SearchFilters } from '#lib/search/schema.ts';
import { readAsked } from '#lib/search/server/asked.ts';
import { countFound, listFound } from '#lib/search/server/queries.ts';
import { listView, readList, rowsOf } from '../list-view.ts';
import { wordsIn } from '../words.ts';
import { hitRow, kindWord } from './hit-row.ts';
import type { PageServerLoad } from './$types';

const size = 20;
const nothing = { rows: [], next: undefined };
const noCounts = { total: 0, facets: { kind: [], country: [], skill: [] } };

export const load: PageServerLoad = async (event) => {
	const { context, locale, search } = event.locals;
	const { db, actor, now } = context;
	const words = wordsIn(locale);
	const read = readList(SearchFilters, event);
	const { filters } = read.question;
	const asked = Object.keys(read.problems).length > 0 ? undefined : readAsked(filters.q);
	const answer = asked && (await search(db, asked));
	const question = asked &&
		answer && { question: asked, found: answer.found, filters, today: now.toISOString().slice(0, 10) };
	const [page, counts] = question
		? await Promise.all([
				rowsOf(read, event, () => listFound(db, actor, question, size)),
				countFound(db, actor, question)
			])
		: [nothing, noCounts];
	const view = listView('/search', event, read, page, counts, {
		kind: { legend: m.search_kind({}, { locale }), label: (kind) => kindWord(kind, locale) },
		country: { legend: m.lists_facet_country({}, { locale }), label: words.country },
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill }
	});
	return {
		view: { ...view, instead: answer?.instead ?? false },
		asked: asked !== undefined,
		narrowed: filters.kind.length + filters.country.length + filters.skill.length > 0,
		rows: page.rows.map((hit) => hitRow(hit, asked?.words ?? [], locale))
	};
};
