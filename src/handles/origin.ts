import type { Handle } from '@sveltejs/kit/hooks';
import { Refusal } from '#lib/platform/refusal.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Nothing is changed for another website, whatever the content type. A missing Origin is normal for programs
 * that call the API without a session; a browser always sends one.
 */
export const refuseForeign: Handle = ({ event, resolve }) => {
	const { request, url, route } = event;
	if (reading.has(request.method)) return resolve(event);
	const origin = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	const foreign = origin === null ? site !== null && site !== 'same-origin' : origin !== url.origin;
	const anonymous = origin === null && route.id?.startsWith('/api/') !== true;
	if (foreign || anonymous) throw new Refusal('not_allowed', 'platform_foreign_origin');
	return resolve(event);
};
