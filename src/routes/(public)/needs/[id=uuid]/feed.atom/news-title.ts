import type { NeedNews } from '#lib/needs/server/news.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { stepWord } from '../../words.ts';

const words = { amendment: m.notify_need_amended, answer: m.notify_question_answered_followed };

export function newsTitle({ what, step }: NeedNews, locale: Locale): string {
	return (what === 'step' ? stepWord(step) : words[what])({}, { locale });
}
