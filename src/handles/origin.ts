import type { Handle } from '@sveltejs/kit/hooks';
import { Refusal } from '#lib/platform/refusal.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Their address carries a signature, and a mail program that posts there is no website. */
const signed = new Set<string | null>(['/(public)/unsubscribe']);

/**
 * Nothing is changed for another website, whatever the content type. A missing Origin is normal for programs
 * that call the API without a session, or press the button of a mail; a browser always sends one.
 */
export const refuseForeign: Handle = ({ event, resolve }) => {
	const { request, url, route } = event;
	if (reading.has(request.method)) return resolve(event);
	const origin = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	const foreign = origin === null ? site !== null && site !== 'same-origin' : origin !== url.origin;
	const anonymous = origin === null && !signed.has(route.id) && route.id?.startsWith('/api/') !== true;
	if (foreign || anonymous) throw new Refusal('not_allowed', 'platform_foreign_origin');
	return resolve(event);
};
