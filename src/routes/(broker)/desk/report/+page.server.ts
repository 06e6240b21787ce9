import { redirect } from '@sveltejs/kit';
import { ChooseFailure } from '#lib/desk/schema.ts';
import { chooseFailure, readReport } from '#lib/desk/server/report.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf, teamDesk } from '../desk-place.ts';
import { readDays, usualMonths } from './days.ts';
import { reportView } from './report-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const days = readDays(event.url, context.now);
	const report = await readReport(context, desk, days);
	const around = { days, query: view.query, team: view.name, locale, now: context.now };
	return { desk: view, days, months: usualMonths(context.now), report: reportView(report, around) };
};

export const actions = {
	failure: formAction(ChooseFailure, async ({ failure, words, from, to }, event: RequestEvent) => {
		const { desk, query } = await teamDesk(event);
		await chooseFailure(event.locals.context, desk.teamId, { from, to }, { id: failure, words });
		const days = `${query ? `${query}&` : '?'}from=${from}&to=${to}`;
		redirect(303, href(`/desk/report${days}`, event.locals.locale));
	})
} satisfies Actions;
