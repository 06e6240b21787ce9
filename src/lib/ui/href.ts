import { type Locale, localizeHref } from '#lib/paraglide/runtime.js';

/**
 * The address of a path of this instance in the reader's language, or in `locale` when given:
 * `/needs?open=1` is `/pt-BR/needs?open=1` in Portuguese. No trailing slash, which would cost a redirect.
 */
export function href(path: string, locale?: Locale) {
	const [address = '/', ...rest] = localizeHref(path, locale ? { locale } : {}).split(/(?=[?#])/);
	return (address.length > 1 ? address.replace(/\/$/, '') : address) + rest.join('');
}
