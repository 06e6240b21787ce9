import { version } from '#lib/matching/weights.ts';
import { rankingView } from './ranking-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { locale } }) => ({ version, sections: rankingView(locale) });
