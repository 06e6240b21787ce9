import { operations } from '#lib/api/operations.ts';
import { docsView } from './docs-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) => ({
	origin: url.origin,
	lists: operations.list_needs.perMinute,
	asked: operations.match.perMinute,
	...docsView(url.origin, locale)
});
