import { mostTokens } from '#lib/accounts/lifecycle.ts';
import { tokenDays } from '#lib/accounts/schema.ts';
import { operations } from '#lib/api/operations.ts';
import { docsView } from './docs-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) => ({
	origin: url.origin,
	lists: operations.list_needs.perMinute,
	asked: operations.match.perMinute,
	tokens: { most: mostTokens, days: Math.max(...tokenDays.map(Number)) },
	...docsView(url.origin, locale)
});
