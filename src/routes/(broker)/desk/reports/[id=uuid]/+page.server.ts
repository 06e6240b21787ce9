import { redirect } from '@sveltejs/kit';
import { DecideReport } from '#lib/desk/schema.ts';
import { decideReport, findReport } from '#lib/desk/server/reports.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf, workingDesk } from '../../desk-place.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const report = await findReport(context, desk, event.params.id);
	if (!report) throw new Refusal('not_found', 'desk_not_here');
	return {
		desk: view,
		...{ title: report.title, lang: report.language, words: report.words, decision: report.decision },
		day: formatDay(report.at, locale),
		introduction: href(`/introductions/${report.introductionId}`, locale)
	};
};

export const actions = {
	default: formAction(DecideReport, async ({ decision }, event: RequestEvent) => {
		const { desk, query } = await workingDesk(event);
		await decideReport(event.locals.context, desk.teamId, event.params.id, decision);
		redirect(303, href(`/desk${query}`, event.locals.locale));
	})
} satisfies Actions;
