import { readGaps } from '#lib/figures/server/gaps.ts';
import { countryIn } from './asked.ts';
import { gapsView } from './gaps-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { context, locale } }) => {
	const country = countryIn(url.searchParams);
	return gapsView(await readGaps(context, country), country, locale);
};
