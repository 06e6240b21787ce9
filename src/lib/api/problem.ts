import { z } from 'zod';
import type { RefusalCode } from '../platform/refusal.ts';

/** RFC 9457, as `platform/server/problem-document.ts` writes it, checked. */
export const Problem = z.strictObject({
	type: z.literal('about:blank'),
	title: z.string().describe('The status in words'),
	status: z.int().min(400).max(599),
	code: z.string().describe('Stable word for programs'),
	detail: z.string().describe('What went wrong and what to do, in the language of the caller'),
	errors: z
		.array(
			z.strictObject({
				pointer: z.string().optional().describe('JSON Pointer into the body, as a fragment: #/text'),
				parameter: z.string().optional().describe('Name of a parameter of the address'),
				detail: z.string()
			})
		)
		.optional()
		.describe('One entry per mistake'),
	requestId: z.string().optional().describe('To name in a report')
});
export type Problem = z.output<typeof Problem>;
export type ProblemEntry = NonNullable<Problem['errors']>[number];

/** Every `code` the API answers with. */
export const problemCodes = [
	'bad_request',
	'not_signed_in',
	'not_allowed',
	'not_found',
	'not_supported_method',
	'too_large',
	'not_supported',
	'invalid',
	'too_many',
	'unavailable',
	'unexpected'
] as const satisfies readonly (RefusalCode | 'unexpected')[];
export type ProblemCode = (typeof problemCodes)[number];

/** Mistakes in what was sent, found before anything was run. */
export class InvalidInput extends Error {
	readonly where: 'body' | 'query';
	readonly issues: readonly z.core.$ZodIssue[];

	constructor(where: 'body' | 'query', issues: readonly z.core.$ZodIssue[]) {
		super(`invalid ${where}`);
		this.name = 'InvalidInput';
		this.where = where;
		this.issues = issues;
	}

	/** A text beyond its length is too large, a cursor of another list a bad request, the rest invalid. */
	get code(): 'too_large' | 'bad_request' | 'invalid' {
		if (this.issues.some(({ message }) => message === 'api_text_too_long')) return 'too_large';
		return this.issues.some(({ message }) => message === 'lists_bad_cursor') ? 'bad_request' : 'invalid';
	}
}
