import { fail, redirect } from '@sveltejs/kit';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { listOwnTeams } from '#lib/organisations/server/teams.ts';
import { foundersOf } from '#lib/products/policy.ts';
import { SendFile } from '#lib/products/schema.ts';
import { bringProductIn } from '#lib/products/server/descriptions.ts';
import { readForNew } from '#lib/products/server/reading.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { look, textOf } from '../look.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { db, actor } = event.locals.context;
	const founders = foundersOf(actor);
	const teams = await listOwnTeams(db, actor);
	return {
		teams: teams.filter(({ id }) => founders.includes(id)).map(({ id, name }) => ({ value: id, words: name }))
	};
};

export const actions = {
	look: formAction(SendFile, async (sent, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const text = await textOf(sent);
		const read = await readForNew(context, sent.organisation, text);
		const { taken: _taken, ...looked } = look(text, read, undefined, locale);
		const answer = { looked, organisation: sent.organisation ?? '' };
		return looked.problems.length > 0 ? fail(422, answer) : answer;
	}),
	save: formAction(SendFile, async (sent, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const text = await textOf(sent);
		const read = await readForNew(context, sent.organisation, text);
		const { taken, ...looked } = look(text, read, undefined, locale);
		if (!taken) return fail(422, { looked, organisation: sent.organisation ?? '' });
		if (sent.organisation === undefined) throw new Refusal('invalid', 'products_yml_choose_team');
		const { id, standing } = await bringProductIn(context, sent.organisation, taken);
		// Where it waits, the page that says so comes next.
		redirect(
			303,
			href(standing === 'asked' ? `/products/${id}/steward?asked=yes` : `/products/${id}`, locale)
		);
	})
} satisfies Actions;
