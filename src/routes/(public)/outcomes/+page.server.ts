import { LedgerFilters } from '#lib/outcomes/schema.ts';
import { countLedger, listLedger, nameFacets } from '#lib/outcomes/server/ledger.ts';
import { m } from '#lib/paraglide/messages.js';
import { endingWord } from '../../(member)/engagements/words.ts';
import { listView, readList, rowsOf } from '../list-view.ts';
import { wordsIn } from '../words.ts';
import { disciplineWord } from '../lessons/words.ts';
import { ledgerRow } from './ledger-row.ts';
import type { PageServerLoad } from './$types';

const size = 20;

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals.context;
	const { locale } = event.locals;
	const words = wordsIn(locale);
	const read = readList(LedgerFilters, event);
	const [page, counts] = await Promise.all([
		rowsOf(read, event, () => listLedger(db, read.question, size)),
		countLedger(db, read.question)
	]);
	const found = (['office', 'region', 'product'] as const).flatMap((facet) =>
		counts.facets[facet].map(({ value }) => value)
	);
	const names = await nameFacets(db, found);
	const label = (id: string) => names.get(id) ?? id;
	const view = listView('/outcomes', event, read, page, counts, {
		ending: { legend: m.outcomes_facet_ending({}, { locale }), label: (code) => endingWord(code, locale) },
		told: { legend: m.outcomes_facet_told({}, { locale }), label: words.yesNo },
		kind: { legend: m.lists_facet_kind({}, { locale }), label: words.kind },
		country: { legend: m.lists_facet_country({}, { locale }), label: words.country },
		region: { legend: m.outcomes_facet_region({}, { locale }), label },
		office: { legend: m.outcomes_facet_office({}, { locale }), label },
		product: { legend: m.outcomes_facet_product({}, { locale }), label },
		discipline: {
			legend: m.lessons_facet_discipline({}, { locale }),
			label: (code) => disciplineWord(code, locale)
		},
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill }
	});
	return { view, rows: page.rows.map((row) => ledgerRow(row, locale)) };
};
