import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';

const kindWords = new Map([
	['software', m.products_kind_software],
	['data', m.products_kind_data],
	['content', m.products_kind_content],
	['standard', m.products_kind_standard],
	['aimodel', m.products_kind_aimodel]
]);

/** What kind of thing a product is; a kind the registry added since reads as it stands there. */
export function productKindWord(kind: string, locale: Locale): string {
	return kindWords.get(kind)?.({}, { locale }) ?? kind;
}

export function goalWord(goal: string | number, locale: Locale): string {
	return m.products_goal({ number: String(goal) }, { locale });
}
