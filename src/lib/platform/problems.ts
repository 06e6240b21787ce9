import type { z } from 'zod';
import type { Locale } from './language.ts';
import { isMessageKey, renderMessage } from './messages.ts';
import type { MessageParams } from './refusal.ts';

type Issue = z.core.$ZodIssue;

/** Sentences by field, the field's path joined by dots; what concerns no field stands under ''. */
export type Problems = Partial<Record<string, string[]>>;

/**
 * What is wrong, in the reader's language. A schema names the message with its key; where it names none, the
 * kind of mistake does. A message may use `{minimum}`, `{maximum}` and `{fields}`.
 */
export function problemsOf(error: z.ZodError, locale: Locale): Problems {
	const problems: Record<string, string[]> = {};
	for (const issue of error.issues) {
		const key = isMessageKey(issue.message) ? issue.message : usualKey(issue);
		const sentences = (problems[issue.path.map(String).join('.')] ??= []);
		const sentence = renderMessage(key, paramsOf(issue), locale);
		if (!sentences.includes(sentence)) sentences.push(sentence);
	}
	return problems;
}

function usualKey(issue: Issue): string {
	switch (issue.code) {
		case 'invalid_type':
			// zod keeps what it was given out of an issue, so that nothing private gets into a log.
			if (issue.message.endsWith('received undefined')) return 'platform_required';
			return byType[issue.expected] ?? 'platform_not_understood';
		case 'too_small':
			return (byOrigin[issue.origin] ?? byOrigin['number'])?.least ?? 'platform_not_understood';
		case 'too_big':
			return (byOrigin[issue.origin] ?? byOrigin['number'])?.most ?? 'platform_not_understood';
		case 'invalid_value':
			return 'platform_choose';
		case 'invalid_format':
			return byFormat[issue.format] ?? 'platform_not_understood';
		case 'unrecognized_keys':
			return 'platform_unknown_field';
		default:
			return 'platform_not_understood';
	}
}

const byType: Partial<Record<string, string>> = { number: 'platform_number', int: 'platform_number_whole' };
const byFormat: Partial<Record<string, string>> = {
	email: 'platform_email',
	url: 'platform_web_address',
	date: 'platform_date',
	datetime: 'platform_date',
	safeint: 'platform_number_whole'
};
const byOrigin: Partial<Record<string, { least: string; most: string }>> = {
	string: { least: 'platform_text_too_short', most: 'platform_text_too_long' },
	array: { least: 'platform_list_too_short', most: 'platform_list_too_long' },
	number: { least: 'platform_number_least', most: 'platform_number_most' }
};

function paramsOf(issue: Issue): MessageParams {
	if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
	if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
	if (issue.code === 'unrecognized_keys')
		return { fields: issue.keys.map((key) => key.slice(0, 40)).join(', ') };
	return {};
}
