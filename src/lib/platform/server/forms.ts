import { type ActionFailure, fail, isHttpError, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Locale } from '../language.ts';
import { renderMessage, renderRefusal } from '../messages.ts';
import { type Problems, problemsOf } from '../problems.ts';
import { Refusal } from '../refusal.ts';
import { isUnavailable } from './db.ts';

export type FormValues = Partial<Record<string, string | string[]>>;

/** What comes back to a form that was not accepted. */
export interface FormAnswer {
	/** As it was typed, without secrets; a list where the field may repeat. */
	values: FormValues;
	/** Sentences by field. */
	problems: Problems;
	/** A sentence about the form as a whole. */
	refusal: string | undefined;
}

export interface FormOptions {
	/** Fields never sent back: passwords, codes. */
	secret?: readonly string[];
}

/**
 * Runs an action on validated input; mistakes and refusals come back to the form they came from, with what was
 * typed. Give a `z.strictObject`, so that fields nobody asked for are refused. Empty fields count as not sent. A file
 * is taken where the schema has `z.file()`.
 */
export function formAction<Schema extends z.ZodObject, E extends RequestEvent, Result>(
	schema: Schema,
	run: (input: z.output<Schema>, event: E) => Promise<Result>,
	{ secret = [] }: FormOptions = {}
): (event: E) => Promise<Result | ActionFailure<FormAnswer>> {
	return async (event) => {
		const { locale } = event.locals;
		let values: FormValues = {};
		try {
			const body = await readBody(event.request);
			const sent = readFields(schema, body);
			values = omit(sent, secret);
			const parsed = schema.safeParse({ ...withoutEmpty(sent), ...readFiles(schema, body) });
			if (!parsed.success) return fail(422, { values, ...explain(parsed.error, locale) });
			return await run(parsed.data, event);
		} catch (error) {
			const refusal = asRefusal(error);
			return fail(refusal.status, { values, problems: {}, refusal: renderRefusal(refusal, locale) });
		}
	};
}

/** A body too large or damaged is the sender's mistake; the framework would answer 500. */
async function readBody(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (error) {
		if (isHttpError(error, 413) || hasStatus(error, 413))
			throw new Refusal('too_large', 'platform_too_large');
		throw new Refusal('bad_request', 'platform_broken_form');
	}
}

function hasStatus(error: unknown, status: number): boolean {
	return typeof error === 'object' && error !== null && 'status' in error && error.status === status;
}

function readFields(schema: z.ZodObject, form: FormData): FormValues {
	const values: Record<string, string | string[]> = {};
	for (const name of new Set(form.keys())) {
		if (fieldOf(schema, name) instanceof z.ZodFile) continue;
		const texts = form.getAll(name).map((value) => {
			if (typeof value === 'string') return value;
			// A file field left empty arrives as a file without a name.
			if (value.size === 0) return '';
			throw new Refusal('not_supported', 'platform_not_supported');
		});
		values[name] = isList(fieldOf(schema, name)) ? texts.filter((text) => text !== '') : (texts.at(-1) ?? '');
	}
	return values;
}

/** Files of the fields that take one; they are never sent back. A field left empty arrives as a file without a name. */
function readFiles(schema: z.ZodObject, form: FormData): Record<string, File> {
	const fields = Object.keys(schema.shape).filter((name) => fieldOf(schema, name) instanceof z.ZodFile);
	return Object.fromEntries(
		fields.flatMap((name) => {
			const value = form.get(name);
			return value instanceof File && value.name !== '' ? [[name, value] as const] : [];
		})
	);
}

function fieldOf(schema: z.ZodObject, name: string): z.core.$ZodType | undefined {
	return new Map<string, z.core.$ZodType>(Object.entries(schema.shape)).get(name);
}

function isList(type: z.core.$ZodType | undefined): boolean {
	if (type instanceof z.ZodArray) return true;
	if (type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodPrefault) {
		return isList(type.unwrap());
	}
	return type instanceof z.ZodPipe ? isList(type.in) : false;
}

function withoutEmpty(values: FormValues): FormValues {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function omit(values: FormValues, names: readonly string[]): FormValues {
	return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function explain(error: z.ZodError, locale: Locale): Pick<FormAnswer, 'problems' | 'refusal'> {
	const { '': whole, ...problems } = problemsOf(error, locale);
	return { problems, refusal: whole?.[0] ?? renderMessage('platform_invalid', {}, locale) };
}

/** The refusal to show, or the error itself thrown on: redirects and our own mistakes are not the form's. */
function asRefusal(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	if (isUnavailable(error)) return new Refusal('unavailable', 'platform_unavailable');
	throw error;
}
