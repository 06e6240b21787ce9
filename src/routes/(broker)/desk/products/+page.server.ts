import { redirect } from '@sveltejs/kit';
import { DecideReport } from '#lib/implementers/schema.ts';
import { decideReport, listReports } from '#lib/implementers/server/reports.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { DecideStewardship } from '#lib/products/schema.ts';
import { decideStewardship, listAskedStewardships } from '#lib/products/server/stewards.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const size = 50;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const { actor } = context;
	if (actor.kind !== 'member' || (actor.brokerPlaces.length === 0 && !actor.operator))
		throw new Refusal('not_allowed', 'teams_brokers_only');
	const [stewardships, reports] = await Promise.all([
		listAskedStewardships(context, size),
		listReports(context, size)
	]);
	return {
		stewardships: stewardships.map((each) => ({
			...{ id: each.id, product: each.product, organisation: each.organisation, words: each.words },
			...{ url: each.url, example: each.example, day: formatDay(each.at, locale) },
			href: href(`/products/${each.productId}`, locale),
			team: href(`/organisations/${each.organisationId}`, locale)
		})),
		reports: reports.map((each) => ({
			...{ id: each.id, product: each.product, name: each.name, words: each.words },
			...{ day: formatDay(each.at, locale), href: href(`/products/${each.productId}/teams`, locale) }
		}))
	};
};

export const actions = {
	steward: formAction(DecideStewardship, async ({ stewardship, decision, words }, event: RequestEvent) => {
		signedIn(event);
		await decideStewardship(event.locals.context, stewardship, decision, words);
		redirect(303, href('/desk/products', event.locals.locale));
	}),
	report: formAction(DecideReport, async (input, event: RequestEvent) => {
		signedIn(event);
		await decideReport(event.locals.context, input);
		redirect(303, href('/desk/products', event.locals.locale));
	})
} satisfies Actions;
