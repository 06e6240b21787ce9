import { proposeChange } from '#lib/matching/server/proposals.ts';
import { countNeedsAsking } from '#lib/needs/server/queries.ts';
import { countListingsAbout } from '#lib/organisations/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { countProfilesWith } from '#lib/profiles/server/queries.ts';
import { Proposal } from '#lib/skills/proposal.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { conceptView } from './concept-view.ts';
import { signedIn } from '../../../signed-in.ts';
import { proposalChoices } from './proposal-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params: { id }, locals: { context, locale } }) => {
	const { db, actor } = context;
	const concepts = loadConcepts();
	const concept = concepts.byId(id);
	if (!concept) throw new Refusal('not_found', 'skills_pages_not_found');
	const narrower = concepts.descendants(id);
	const [needs, people, listings] = await Promise.all([
		countNeedsAsking(db, actor, id, narrower),
		countProfilesWith(db, actor, id, narrower),
		countListingsAbout(db, actor, id, narrower)
	]);
	return {
		concept: conceptView(concept, locale),
		counts: { needs, people, listings },
		choices: actor.kind === 'member' ? proposalChoices(locale) : undefined
	};
};

export const actions = {
	propose: formAction(Proposal, async (proposal, event: RequestEvent) => {
		signedIn(event);
		const { id } = event.params;
		if (!loadConcepts().byId(id)) throw new Refusal('not_found', 'skills_pages_not_found');
		await proposeChange(event.locals.context, id, proposal);
		return { sent: true };
	})
} satisfies Actions;
