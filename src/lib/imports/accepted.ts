import type { Locale } from '../platform/language.ts';
import { isMessageKey, renderMessage } from '../platform/messages.ts';
import type { ImportKind } from './lifecycle.ts';

/** What a column takes, in the reader's language: on the page beside the template, and beside what is wrong. */
export function accepted(kind: ImportKind, column: string, locale: Locale): string {
	const special = `imports_takes_${column}_${kind}`;
	return renderMessage(isMessageKey(special) ? special : `imports_takes_${column}`, {}, locale);
}
