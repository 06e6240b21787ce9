import { isFigure } from '#lib/figures/counting.ts';
import { readReport } from '#lib/desk/server/report.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf } from '../../desk-place.ts';
import { readDays } from '../days.ts';
import { figureWords } from '../figure-words.ts';
import { rowsView } from './rows-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const figure = event.url.searchParams.get('figure') ?? 'asked';
	if (!isFigure(figure)) throw new Refusal('not_found', 'desk_no_such_figure');
	const days = readDays(event.url, context.now);
	const report = await readReport(context, desk, days);
	const back = `${view.query ? `${view.query}&` : '?'}from=${days.from}&to=${days.to}`;
	return {
		desk: view,
		figure: figureWords[figure]({}, { locale }),
		back: href(`/desk/report${back}`, locale),
		rows: rowsView(figure, report, { locale, query: view.query })
	};
};
