import { type ActionFailure, fail, isActionFailure } from '@sveltejs/kit';
import type { FormAnswer, FormValues } from '#lib/platform/server/forms.ts';
import { renderMessage } from '#lib/platform/messages.ts';
import type { Locale } from '#lib/platform/language.ts';

/** Checked input as it was typed, so that a form can show it again. */
export function valuesOf(input: Readonly<Record<string, unknown>>): FormValues {
	const values: FormValues = {};
	for (const [name, value] of Object.entries(input)) {
		if (Array.isArray(value)) values[name] = value.map(String);
		else if (typeof value === 'string' || typeof value === 'number') values[name] = String(value);
	}
	return values;
}

/** Sends a form back because of what one field says: `sentence` is in the reader's language. */
export function failAtField(
	input: Readonly<Record<string, unknown>>,
	field: string,
	sentence: string,
	locale: Locale
) {
	const answer: FormAnswer = {
		values: valuesOf(input),
		problems: { [field]: [sentence] },
		refusal: renderMessage('platform_invalid', {}, locale)
	};
	return fail(422, answer);
}

/** What a form action sends back when it declines, undefined where it did not. */
export function sentBack(answer: unknown): ActionFailure<FormAnswer> | undefined {
	// The framework's guard forgets what the failure carries; only form actions are asked here.
	return isActionFailure(answer) ? (answer as unknown as ActionFailure<FormAnswer>) : undefined;
}
