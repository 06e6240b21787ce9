import { z } from 'zod';
import { isLocale, type Locale } from '../../platform/language.ts';
import { renderMessage, renderRefusal } from '../../platform/messages.ts';
import { problemsOf } from '../../platform/problems.ts';
import { Refusal, refusals } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import { isUnavailable } from '../../platform/server/db.ts';
import { countUse, household } from '../../platform/server/limits.ts';
import { log } from '../../platform/server/log.ts';
import { problemResponse } from '../../platform/server/problem-document.ts';
import type { Operation } from '../operations.ts';
import { InvalidInput, type ProblemEntry } from '../problem.ts';
import { readBody, readQuery } from './input.ts';

/** What a route gives; SvelteKit's `RequestEvent` is one. */
export interface Call {
	request: Request;
	url: URL;
	params: Partial<Record<string, string>>;
	locals: { context: Context; locale: Locale; requestId: string };
	getClientAddress: () => string;
}

/** What the caller sent, checked. */
export interface Asked<O extends Operation> {
	params: z.output<O['params']>;
	query: z.output<O['query']>;
	body: O['body'] extends z.ZodObject ? z.output<O['body']> : undefined;
	context: Context;
	/** Language of names and messages. */
	locale: Locale;
	/** Address of this instance, for links to pages. */
	origin: string;
}

/** Anybody's page may read what is public; writing and asking by POST stays with this site and with programs. */
const openToAll = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };

/**
 * Answers one operation: counts the call, checks what was sent, runs it, writes JSON. Whatever goes wrong becomes
 * a problem document in the caller's language; nothing of what was sent is logged.
 */
export function apiRoute<O extends Operation>(
	operation: O,
	run: (asked: Asked<O>) => z.input<O['answer']> | Promise<z.input<O['answer']>>
) {
	return async (call: Call): Promise<Response> => {
		try {
			const asked = await read(operation, call);
			return json(await run(asked), { ...corsOf(operation), 'content-language': asked.locale });
		} catch (error) {
			return problem(error, call, corsOf(operation));
		}
	};
}

async function read<O extends Operation>(
	operation: O,
	{ request, url, params, locals, getClientAddress }: Call
) {
	const { context } = locals;
	const limit = { name: `api${operation.path}`, most: operation.perMinute, seconds: 60 };
	await countUse(context.db, limit, household(getClientAddress()), context.now);
	const place = operation.params.safeParse(params);
	if (!place.success) throw new Refusal('not_found', 'platform_not_found');
	const query = readQuery(operation.query, url.searchParams);
	const body = operation.body ? await readBody(operation.body, request) : undefined;
	const locale = (query as { locale?: Locale }).locale ?? locals.locale;
	// The types follow from the operation's own schemas, which generics cannot see through a union of methods.
	return { params: place.data, query, body, context, locale, origin: url.origin } as Asked<O>;
}

function corsOf({ method }: Operation): Record<string, string> {
	return method === 'get' ? openToAll : {};
}

/** For every other method of a path: 405 with what is allowed, and the answer to a browser's preflight. */
export function otherMethods(...operations: readonly Pick<Operation, 'method'>[]) {
	const allowed = operations.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
	const allow = [...allowed, 'OPTIONS'].join(', ');
	const cors = operations.some(({ method }) => method === 'get')
		? { ...openToAll, 'access-control-allow-methods': 'GET, HEAD' }
		: {};
	return (call: Call): Response => {
		if (call.request.method === 'OPTIONS')
			return new Response(null, { status: 204, headers: { allow, ...cors } });
		return problem(new Refusal('not_supported_method', 'api_allowed', { allow }), call, { allow, ...cors });
	};
}

/** For addresses below `/api/v1` that lead nowhere. */
export function noSuchPath(call: Call): Response {
	return problem(new Refusal('not_found', 'platform_not_found'), call, openToAll);
}

function problem(error: unknown, { url, locals }: Call, headers: Record<string, string>): Response {
	const wanted = url.searchParams.get('locale') ?? undefined;
	const locale = isLocale(wanted) ? wanted : locals.locale;
	return problemResponse(explain(error, locale, locals.requestId), {
		...headers,
		'content-language': locale
	});
}

/** The cases where the refusal itself is not enough: places of mistakes, and what nobody expected. */
function explain(error: unknown, locale: Locale, requestId: string) {
	if (error instanceof Refusal) {
		return { status: error.status, code: error.code, detail: renderRefusal(error, locale) };
	}
	if (error instanceof InvalidInput) {
		const errors = error.issues.map((issue) => entry(error.where, issue, locale));
		const [first] = errors;
		const alone = errors.length === 1 && first !== undefined;
		const detail = alone ? first.detail : renderMessage('api_several', { count: errors.length }, locale);
		return { status: refusals[error.code], code: error.code, detail, errors };
	}
	const code = isUnavailable(error) ? 'unavailable' : 'unexpected';
	log.error({ err: error, request: requestId }, 'api');
	const detail = renderMessage(`platform_${code}`, { requestId }, locale);
	return { status: code === 'unavailable' ? refusals.unavailable : 500, code, detail, requestId } as const;
}

function entry(where: 'body' | 'query', issue: z.core.$ZodIssue, locale: Locale): ProblemEntry {
	const detail = sentence(issue, locale);
	if (where === 'query') return { parameter: String(issue.path[0] ?? ''), detail };
	const steps = issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`);
	return { pointer: `#${steps.map(inFragment).join('')}`, detail };
}

/** Programs are told more exactly than people what would have been right. */
function sentence(issue: z.core.$ZodIssue, locale: Locale): string {
	if (issue.code === 'unrecognized_keys') return renderMessage('api_unknown_field', {}, locale);
	if (issue.code === 'invalid_type' && issue.input !== undefined) {
		return renderMessage('api_wrong_type', { expected: issue.expected }, locale);
	}
	if (issue.code === 'invalid_value') {
		return renderMessage('api_one_of', { values: issue.values.map(String).join(', ') }, locale);
	}
	return Object.values(problemsOf(new z.ZodError([issue]), locale))[0]?.[0] ?? '';
}

/** A field's name may be anything, half a surrogate pair included. */
function inFragment(step: string): string {
	return encodeURI(step.toWellFormed());
}

function json(body: unknown, headers: Record<string, string>): Response {
	return new Response(JSON.stringify(body), {
		headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers }
	});
}
