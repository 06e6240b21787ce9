import { gzip as gzipCallback } from 'node:zlib';
import { promisify } from 'node:util';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { Refusal, refusals } from '#lib/platform/refusal.ts';
import { renderMessage } from '#lib/platform/messages.ts';
import { problemResponse, refusalResponse } from '#lib/platform/server/problem-document.ts';

const gzip = promisify(gzipCallback);
const compressible = /^(text\/|application\/(json|[a-z.]+\+json|xml|[a-z.]+\+xml))/;
const worthwhile = 2_048;

/** Says how long each answer holds and in which letters it is written. What says nothing is not kept. */
export const label: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers, status } = response;
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
	if ((status === 503 || status === 429) && !headers.has('retry-after')) headers.set('retry-after', '60');
	return response;
};

/** Errors of the API are problem documents, also those the framework makes. */
export const describeApiErrors: Handle = async ({ event, resolve }) => {
	if (!/^\/api(\/|$)/.test(event.url.pathname)) return resolve(event);
	const response = await resolveOrRefuse({ event, resolve });
	const type = response.headers.get('content-type') ?? '';
	if (response.status < 400 || type.startsWith('application/problem+json')) return response;
	const { locale, requestId } = event.locals;
	const body: unknown = type.startsWith('application/json') ? await response.json() : undefined;
	const found = Object.entries(refusals).find(([, status]) => status === response.status);
	const code = (found?.[0] ?? 'unexpected') as keyof typeof refusals | 'unexpected';
	const detail = messageIn(body) ?? renderMessage(`platform_${code}`, { requestId, minutes: 1 }, locale);
	const kept = new Headers();
	for (const name of ['allow', 'retry-after']) {
		const value = response.headers.get(name);
		if (value !== null) kept.set(name, value);
	}
	return problemResponse({ status: response.status, code, detail, requestId }, kept);
};

/** What later handles refuse reaches us as an error; what routes refuse has become an answer already. */
async function resolveOrRefuse({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
	try {
		return await resolve(event);
	} catch (error) {
		if (error instanceof Refusal) return refusalResponse(error, event.locals.locale);
		throw error;
	}
}

function messageIn(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null || !('message' in body)) return undefined;
	return typeof body.message === 'string' ? body.message : undefined;
}

/** Pages and JSON from about two kilobytes on, for readers who take gzip. Files come compressed from the build. */
export const compress: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	if (!compressible.test(headers.get('content-type') ?? '') || headers.has('content-encoding'))
		return response;
	if (repeatsBesideSecrets(event)) return response;
	if (!/\baccept-encoding\b/.test(headers.get('vary') ?? '')) headers.append('vary', 'accept-encoding');
	if (!/\bgzip\b/.test(event.request.headers.get('accept-encoding') ?? '') || !response.body) return response;
	const body = Buffer.from(await response.arrayBuffer());
	const answer = { status: response.status, statusText: response.statusText, headers };
	if (body.byteLength < worthwhile) return new Response(body, answer);
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	return new Response(await gzip(body), answer);
};

/**
 * What is private must not be compressed together with what somebody else may have put into the address or the form:
 * the length of the answer would tell, letter by letter, whether the two are alike (BREACH).
 */
function repeatsBesideSecrets({ locals, request, url }: RequestEvent): boolean {
	const repeats = url.search !== '' || request.method === 'POST';
	return repeats && (locals.session !== undefined || url.searchParams.has('token'));
}
