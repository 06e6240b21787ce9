import { listCredit } from '#lib/outcomes/server/credit-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { previewProfile } from '#lib/profiles/server/queries.ts';
import { creditView } from '../../../../(public)/people/[id=uuid]/credit-view.ts';
import { profileView } from '../../../../(public)/people/[id=uuid]/profile-view.ts';
import { doneIn } from '../../done.ts';
import { ownProfile } from '../../own-profile.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const own = await ownProfile(event);
	const { context, locale } = event.locals;
	const as = event.url.searchParams.get('as') === 'verified' ? 'verified' : 'public';
	const profile = await previewProfile(context.db, context.actor, own.id, as);
	if (!profile) throw new Refusal('not_found', 'profile_editor_not_found');
	const smaller = own.visibility !== 'public';
	const notes = {
		verified: m.profile_editor_preview_verified,
		public: smaller ? m.profile_editor_preview_public_nothing : m.profile_editor_preview_public
	};
	const credit = await listCredit(context.db, own.id, { own: false });
	return {
		as,
		credit: creditView(credit, locale),
		id: own.id,
		note: notes[as]({}, { locale }),
		done: doneIn(event.url, locale),
		profile: profileView(profile, locale, context.now)
	};
};
