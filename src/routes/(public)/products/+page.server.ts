import { m } from '#lib/paraglide/messages.js';
import { ProductFilters } from '#lib/products/schema.ts';
import { countProducts, listProducts } from '#lib/products/server/queries.ts';
import { listView, readList, rowsOf } from '../list-view.ts';
import { wordsIn } from '../words.ts';
import { productRow } from './product-row.ts';
import { goalWord, productKindWord } from './words.ts';
import type { PageServerLoad } from './$types';

const size = 20;

export const load: PageServerLoad = async (event) => {
	const { db, actor } = event.locals.context;
	const { locale } = event.locals;
	const words = wordsIn(locale);
	const read = readList(ProductFilters, event);
	const [page, counts] = await Promise.all([
		rowsOf(read, event, () => listProducts(db, actor, read.question, size)),
		countProducts(db, actor, read.question)
	]);
	const view = listView('/products', event, read, page, counts, {
		status: { legend: m.lists_facet_status({}, { locale }), label: words.status },
		kind: { legend: m.lists_facet_sort({}, { locale }), label: (kind) => productKindWord(kind, locale) },
		country: { legend: m.lists_facet_deployed({}, { locale }), label: words.country },
		local: { legend: m.products_facet_local({}, { locale }), label: words.country },
		sustained: { legend: m.products_facet_sustained({}, { locale }), label: words.yesNo },
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill },
		goal: { legend: m.lists_facet_goal({}, { locale }), label: (goal) => goalWord(goal, locale) }
	});
	return { view, rows: page.rows.map((product) => productRow(product, locale)) };
};
