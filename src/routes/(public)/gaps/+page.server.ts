import { readGaps } from '#lib/figures/server/gaps.ts';
import { gapsView } from './gaps-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { context, locale } }) => {
	const code = url.searchParams.get('country') ?? '';
	const country = /^[A-Z]{2}$/.test(code) ? code : undefined;
	return gapsView(await readGaps(context, country), country, locale);
};
