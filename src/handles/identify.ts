import { randomUUID } from 'node:crypto';
import type { Handle } from '@sveltejs/kit/hooks';
import { log } from '#lib/platform/server/log.ts';

/** Names each request and, at `debug`, notes which route took how long. Never the address: it may hold a need. */
export const identify: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	event.locals.requestId = randomUUID();
	const response = await resolve(event);
	response.headers.set('x-request-id', event.locals.requestId);
	log.debug({
		request: event.locals.requestId,
		route: event.route.id,
		method: event.request.method,
		status: response.status,
		ms: Math.round(performance.now() - began)
	});
	return response;
};
