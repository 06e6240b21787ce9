import { redirect } from '@sveltejs/kit';
import { DecideRequest } from '#lib/organisations/schema.ts';
import { listRequests } from '#lib/organisations/server/claims.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { decideRequest } from '#lib/profiles/server/claims.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const size = 50;
const kinds = { claim: m.claims_desk_claim, correct: m.claims_desk_correct, remove: m.claims_desk_remove };
const fields = { name: m.claims_name, summary: m.claims_summary, url: m.claims_url };

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const { actor } = context;
	if (actor.kind !== 'member' || (actor.brokerPlaces.length === 0 && !actor.operator))
		throw new Refusal('not_allowed', 'teams_brokers_only');
	const requests = await listRequests(context, size);
	return {
		requests: requests.map((request) => ({
			...{ id: request.id, name: request.name, words: request.words, code: request.code },
			url: request.url,
			href: href(`/organisations/${request.listingId}`, locale),
			what: kinds[request.what]({}, { locale }),
			by: m.claims_desk_by(
				{
					who: request.asker ?? m.claims_desk_nobody({}, { locale }),
					day: formatDay(request.askedAt, locale)
				},
				{ locale }
			),
			changes: (['name', 'summary', 'url'] as const).flatMap((field) => {
				const after = request.changes[field];
				if (after === undefined) return [];
				const params = {
					field: fields[field]({}, { locale }),
					after: after ?? '',
					before: request[field] ?? ''
				};
				return [m.claims_desk_change(params, { locale })];
			})
		}))
	};
};

export const actions = {
	default: formAction(DecideRequest, async ({ request, decision, reason }, event: RequestEvent) => {
		signedIn(event);
		await decideRequest(event.locals.context, request, decision, reason);
		redirect(303, href('/desk/listings', event.locals.locale));
	})
} satisfies Actions;
