import { m } from '#lib/paraglide/messages.js';
import type { Locale } from './language.ts';
import type { MessageParams, Refusal } from './refusal.ts';

type Message = (params: MessageParams, options: { locale: Locale }) => string;
// Each message has its own parameters; a key that comes from a schema is only known as text.
const messages = m as unknown as Partial<Record<string, Message>>;

/** The sentence for a message key in a language; a key nobody wrote is our mistake and reads as such. */
export function renderMessage(key: string, params: MessageParams, locale: Locale): string {
	const message = messages[key] ?? m.platform_not_understood;
	return message(params, { locale });
}

export function isMessageKey(text: string): boolean {
	return text in messages;
}

/** What the reader is told about a refusal. */
export function renderRefusal({ messageKey, params }: Refusal, locale: Locale): string {
	return renderMessage(messageKey, params, locale);
}
