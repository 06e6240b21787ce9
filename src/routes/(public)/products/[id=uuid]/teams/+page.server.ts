import { implementersOf, countCountries, listAttestedWork } from '#lib/implementers/server/queries.ts';
import { RegisterFilters } from '#lib/implementers/schema.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { findProduct } from '#lib/products/server/queries.ts';
import { readList } from '../../../list-view.ts';
import { wordsIn } from '../../../words.ts';
import { entryView } from '../../register-view.ts';
import { attestedView } from '../around.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { db, actor, now } = context;
	const { question, problems } = readList(RegisterFilters, event);
	const product = await findProduct(db, actor, event.params.id);
	if (!product) throw new Refusal('not_found', 'products_not_found');
	const chosen = question.filters.country;
	const today = now.toISOString().slice(0, 10);
	const [register, countries, attested] = await Promise.all([
		implementersOf(db, actor, product.id, { countries: chosen, today }),
		countCountries(db, actor, product.id, today),
		listAttestedWork(db, actor, product.id)
	]);
	const words = wordsIn(locale);
	return {
		product: { id: product.id, name: product.name, example: product.example },
		rows: register.rows.map((row) => entryView(row, actor, locale)),
		hidden: register.hidden,
		problem: problems['country'],
		chosen: chosen[0] ?? '',
		countries: countries.map(({ country, count }) => ({
			value: country,
			words: `${words.country(country)} (${count})`
		})),
		attested: attestedView(attested, locale)
	};
};
