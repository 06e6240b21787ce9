/** Calls the API's routes as SvelteKit does, without a server between. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { describeApi } from '#lib/api/openapi.ts';
import { Problem } from '#lib/api/problem.ts';
import { type Actor, visitor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { Call } from '#lib/api/server/route.ts';

type Answer = (call: Call) => Response | Promise<Response>;
type Route = Partial<Record<'GET' | 'POST' | 'fallback', Answer>>;

export interface Sent {
	method?: string;
	/** A JSON value, or text as it goes over the wire. */
	body?: unknown;
	raw?: BodyInit;
	type?: string | null;
	locale?: Locale;
	actor?: Actor;
	now?: Date;
	from?: string;
}

export const origin = 'https://mutirao.example';

export const document = describeApi(origin, 'en');
export const paths = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, text]) => ({
		path,
		method: method.toUpperCase(),
		text: text
	}))
);
export const lists = paths.filter(({ path, method }) => method === 'GET' && !path.endsWith('{id}'));
export const items = paths.filter(({ path }) => path.endsWith('{id}'));
export const posts = paths.filter(({ method }) => method === 'POST');

/** What a list needs to be asked at all. */
export const least: Record<string, string> = { '/places': 'query=Lyo' };

/** The answer is a problem document with this status; returns it. */
export async function expectProblem(answer: Response, status: number) {
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	const problem = Problem.parse(await answer.json());
	expect(problem, JSON.stringify(problem)).toMatchObject({ status });
	expect(answer.status).toBe(status);
	expect(problem.detail).not.toBe('');
	return problem;
}

/** `path` below `/api/v1`, with its parameters as OpenAPI writes them: `/needs/{id}?locale=en`. */
export async function call(db: Db, path: string, id: string | undefined, sent: Sent = {}): Promise<Response> {
	const [template = '', search = ''] = path.split(/\?(.*)/s);
	const folder = template.replaceAll('{', '[').replaceAll('}', ']');
	const file = new URL(`../../src/routes/api/v1${folder}/+server.ts`, import.meta.url).pathname;
	const route = (await import(/* @vite-ignore */ file)) as Route;
	const { method = 'GET', body, raw, type = 'application/json', locale = 'en', actor = visitor } = sent;
	const url = new URL(`${origin}/api/v1${template.replace('{id}', encodeURIComponent(id ?? ''))}?${search}`);
	const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
	const request = new Request(url, {
		method,
		...(payload === undefined ? {} : { body: payload, duplex: 'half' }),
		headers: type === null ? {} : { 'content-type': type }
	});
	const answer = method === 'GET' || method === 'POST' ? (route[method] ?? route.fallback) : route.fallback;
	if (!answer) throw new Error(`${path} has no answer to ${method}`);
	return answer({
		request,
		url,
		params: id === undefined ? {} : { id },
		locals: {
			context: { db, now: sent.now ?? new Date('2026-11-22T12:00:00Z'), actor },
			locale,
			requestId: randomUUID()
		},
		getClientAddress: () => sent.from ?? '192.0.2.1'
	});
}
