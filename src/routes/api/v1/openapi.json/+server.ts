import { describeApi } from '#lib/api/openapi.ts';
import { otherMethods } from '#lib/api/server/route.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) =>
	Response.json(describeApi(url.origin, locals.locale), { headers: { 'access-control-allow-origin': '*' } });

export const fallback = otherMethods({ method: 'get' });
