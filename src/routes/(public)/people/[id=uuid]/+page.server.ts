import { listCredit } from '#lib/outcomes/server/credit-queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { findProfile } from '#lib/profiles/server/queries.ts';
import { recordOpening } from '#lib/profiles/server/views.ts';
import { creditView } from './credit-view.ts';
import { profileView } from './profile-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const profile = await findProfile(context.db, context.actor, params.id);
	if (!profile) throw new Refusal('not_found', 'people_not_found');
	await recordOpening(context, profile.id);
	const credit = await listCredit(context.db, profile.id, { own: false });
	return { profile: profileView(profile, locale, context.now), credit: creditView(credit, locale) };
};
