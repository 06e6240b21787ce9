import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { ProductCard } from '#lib/products/server/queries.ts';
import { formatDay, formatList, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, skillLinks, wordsIn } from '../words.ts';
import { productKindWord } from './words.ts';

/** A product as a list shows it: everything ready to be read. */
export function productRow(product: ProductCard, locale: Locale) {
	const { stewards, deployedCount, source, sourceDate } = product;
	const by =
		stewards.length > 0 && m.products_stewards_short({ names: formatList(stewards, locale) }, { locale });
	const from = m.products_source_short({ source, day: formatDay(sourceDate, locale) }, { locale });
	return {
		id: product.id,
		href: href(`/products/${product.id}`, locale),
		name: product.name,
		example: product.example,
		lang: foreign(product.language, locale),
		facts: [
			wordsIn(locale).status(product.registryStatus),
			formatList(
				product.kinds.map((kind) => productKindWord(kind, locale)),
				locale
			),
			inUse(deployedCount, locale)
		].filter(Boolean),
		summary: product.summary,
		local:
			product.implementedIn.length > 0
				? m.products_local(
						{ countries: formatList(product.implementedIn.map(wordsIn(locale).country), locale) },
						{ locale }
					)
				: '',
		sustained: product.sustained ? m.products_sustained({}, { locale }) : '',
		skills: skillLinks(product.skills, locale),
		from: [by, from].filter(Boolean).join(' · ')
	};
}
export type ProductRow = ReturnType<typeof productRow>;

function inUse(count: number, locale: Locale): string {
	if (count === 0) return '';
	if (count === 1) return m.products_deployed_one({}, { locale });
	return m.products_deployed_count({ count: formatNumber(count, locale) }, { locale });
}
