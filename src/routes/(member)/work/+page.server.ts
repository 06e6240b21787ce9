import { redirect } from '@sveltejs/kit';
import { Follow, HideNeed, ShowAgain } from '#lib/following/schema.ts';
import { follow, hideNeed, showHiddenAgain } from '#lib/following/server/commands.ts';
import { listHidden } from '#lib/following/server/queries.ts';
import { needsFor } from '#lib/matching/server/needs-for.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { chosenProfile } from './chosen-profile.ts';
import { fittingRow } from './fitting-row.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const size = 20;

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { chosen, profiles } = await chosenProfile(event);
	if (!chosen) return { profiles, found: undefined };
	const hidden = await listHidden(context.db, context.actor);
	const today = context.now.toISOString().slice(0, 10);
	const found = await needsFor(context.db, context.actor, chosen.id, { today, hidden, size });
	return {
		profiles,
		found: found && {
			id: chosen.id,
			name: chosen.name,
			shown: chosen.status === 'published',
			rows: found.needs.map((need) => fittingRow(need, locale, chosen.id)),
			...{ excluded: found.excluded, complete: found.complete, hidden: hidden.size }
		}
	};
};

/** Back to the list of the same profile. */
function again({ locals, url }: RequestEvent): never {
	const profile = url.searchParams.get('for');
	const query = profile ? `?for=${encodeURIComponent(profile)}` : '';
	redirect(303, href(`/work${query}`, locals.locale));
}

export const actions = {
	follow: formAction(Follow, async ({ kind, subject }, event: RequestEvent) => {
		signedIn(event);
		await follow(event.locals.context, kind, subject);
		redirect(303, href('/work/following', event.locals.locale));
	}),
	hide: formAction(HideNeed, async ({ need }, event: RequestEvent) => {
		signedIn(event);
		await hideNeed(event.locals.context, need);
		again(event);
	}),
	show: formAction(ShowAgain, async (_, event: RequestEvent) => {
		signedIn(event);
		await showHiddenAgain(event.locals.context);
		again(event);
	})
} satisfies Actions;
