/** A product as its page shows it: its standing in the registry as it is, and where that was read. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { ProductPage } from '#lib/products/server/queries.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { foreign, skillLinks, wordsIn } from '../../words.ts';
import { goalWord, productKindWord } from '../words.ts';

export function productView(product: ProductPage, locale: Locale) {
	const words = wordsIn(locale);
	const { name, summary, url, repository, stewards, goals, kinds, developedIn, deployedIn, licence } =
		product;
	const { source, sourceLicence, sourceDate } = product;
	const list = (items: readonly string[]) => formatList(items, locale);
	return {
		...{ name, summary, url, repository, example: product.example },
		lang: foreign(product.language, locale),
		status: words.status(product.registryStatus),
		facts: [
			{ term: m.products_status({}, { locale }), words: words.status(product.registryStatus) },
			{
				term: m.products_kinds({}, { locale }),
				words: list(kinds.map((kind) => productKindWord(kind, locale)))
			},
			{
				term: m.products_stewards({}, { locale }),
				words: stewards.length > 0 ? list(stewards) : m.products_stewards_none({}, { locale })
			},
			{ term: m.products_developed({}, { locale }), words: list(developedIn.map(words.country)) },
			{ term: m.products_deployed({}, { locale }), words: list(deployedIn.map(words.country)) },
			{ term: m.products_goals({}, { locale }), words: list(goals.map((goal) => goalWord(goal, locale))) },
			{ term: m.products_licence({}, { locale }), words: licence ?? '' }
		],
		skills: skillLinks(
			product.skills.map(({ skill }) => skill),
			locale
		),
		source: m.products_source_line(
			{ source, licence: sourceLicence, day: formatDay(sourceDate, locale) },
			{ locale }
		)
	};
}
