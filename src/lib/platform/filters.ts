import { z } from 'zod';
import type { Locale } from './language.ts';
import { problemsOf } from './problems.ts';
import { oneLine } from './text.ts';

/** What somebody looks for, in words. */
export const searchText = oneLine(200);

/** A value of a facet that people can choose more than once. */
export function choices<Value extends z.ZodType<string, string>>(value: Value) {
	return z.array(value).max(20, { error: 'lists_too_many_choices' }).default([]);
}

/** One of a closed list, with a message that suits a link somebody was given. */
export function oneOf<const Value extends string>(values: readonly Value[]) {
	return z.enum(values, { error: 'lists_unknown_value' });
}

/** The same for a form, where somebody has yet to choose. */
export function choiceOf<const Value extends string>(values: readonly Value[]) {
	return z.enum(values, { error: 'platform_choose' });
}

export const countryCode = z.string().regex(/^[A-Z]{2}$/, { error: 'lists_unknown_country' });
export const languageCode = z.string().regex(/^[a-z]{2,3}$/, { error: 'lists_unknown_language' });
export const skillId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, { error: 'lists_unknown_skill' });
export const cursorText = z.string().max(1_000, { error: 'lists_bad_cursor' });

export interface ReadFilters<Filters> {
	/** What could be read; fields with a problem stand at their default. */
	filters: Filters;
	/** What is wrong, by field, in the reader's language. Empty where everything could be read. */
	problems: Readonly<Record<string, string>>;
	/** Everything as it was typed, so that the form can show it again. */
	typed: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads the filters of a list from an address. Parameters the list does not know are left alone: links arrive
 * with other people's tracking marks. Empty values count as not given, as a form without JavaScript sends them.
 */
export function readFilters<Schema extends z.ZodObject>(
	schema: Schema,
	query: URLSearchParams,
	locale: Locale
): ReadFilters<z.output<Schema>> {
	const typed: Record<string, string[]> = {};
	for (const field of Object.keys(schema.shape)) {
		const values = query.getAll(field).filter((value) => value.trim() !== '');
		if (values.length > 0) typed[field] = values;
	}
	const problems: Record<string, string> = {};
	const first = schema.safeParse(sent(schema, typed, problems));
	if (first.success) return { filters: first.data, problems, typed };
	for (const [path, sentences] of Object.entries(problemsOf(first.error, locale))) {
		problems[path.split('.', 1)[0] ?? ''] ??= sentences?.[0] ?? '';
	}
	return { filters: schema.parse(sent(schema, typed, problems)), problems, typed };
}

/** One value, or a list where the field holds one, without the fields that have a problem. */
function sent(schema: z.ZodObject, typed: Record<string, string[]>, problems: Record<string, string>) {
	const lists = listFields(schema);
	const fields = Object.entries(typed).filter(([field]) => !(field in problems));
	return Object.fromEntries(
		fields.map(([field, values]) => [field, lists.has(field) ? values : values.at(-1)])
	);
}

/** Fields that take more than one value. */
export function listFields(schema: z.ZodObject): Set<string> {
	const fields = Object.entries(schema.shape);
	return new Set(
		fields
			.filter(([, type]) => type instanceof z.ZodDefault && type.unwrap() instanceof z.ZodArray)
			.map(([field]) => field)
	);
}
