import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Proposal } from '#lib/engagements/schema.ts';
import { proposeEngagement } from '#lib/engagements/server/commands.ts';
import { isReleased } from '#lib/introductions/lifecycle.ts';
import { isSounding } from '#lib/introductions/server/sounding.ts';
import { findIntroduction } from '#lib/introductions/server/queries.ts';
import { buyingKinds } from '#lib/matching/facts.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { kindWords } from '../../../(public)/(home)/words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const asked = z.uuid().safeParse(event.url.searchParams.get('introduction'));
	if (!asked.success) throw new Refusal('bad_request', 'engagements_from_introduction');
	const found = await findIntroduction(context.db, context.actor, asked.data);
	if (found.reading.length === 0) throw new Refusal('not_allowed', 'engagements_parties_only');
	return {
		introduction: asked.data,
		need: { title: found.title, lang: found.language, href: href(`/needs/${found.needId}`, locale) },
		other: found.reading.includes('office') ? found.profileName : found.office,
		released: isReleased(found.status) && found.status !== 'engaged',
		kind: found.kind ?? 'advice',
		pays: found.kind !== null && buyingKinds.includes(found.kind),
		/** Money may change hands and no buying route is recorded: paid work waits for one. */
		sounding: isSounding(found),
		editHref: found.reading.includes('office') ? href(`/needs/${found.needId}/edit`, locale) : undefined,
		kinds: Object.entries(kindWords)
			// Talking to the market is what came before.
			.filter(([value]) => value !== 'market_sounding')
			.map(([value, say]) => ({ value, words: say({}, { locale }) }))
	};
};

export const actions = {
	default: formAction(Proposal, async (proposal, { locals }: RequestEvent) => {
		const id = await proposeEngagement(locals.context, proposal);
		redirect(303, href(`/engagements/${id}`, locals.locale));
	})
} satisfies Actions;
