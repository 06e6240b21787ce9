import { findAccount } from '#lib/accounts/server/queries.ts';
import { listWorkFrom } from '#lib/engagements/server/of-introduction.ts';
import { listContacts } from '#lib/introductions/server/contact.ts';
import { findIntroduction, officeSpeakerStays } from '#lib/introductions/server/queries.ts';
import { signedIn } from '../../../signed-in.ts';
import { introductionView } from './introduction-view.ts';
import { steps } from './steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const { actor, db, now } = context;
	const { id } = event.params;
	const found = await findIntroduction(db, actor, id);
	const [contacts, account, speakerStays, work] = await Promise.all([
		listContacts(db, actor, id),
		findAccount(context),
		officeSpeakerStays(db, found),
		listWorkFrom(db, [id])
	]);
	const own = { name: account.name, address: account.address ?? '' };
	const hidden = Number(event.url.searchParams.get('hidden') ?? 0);
	return {
		introduction: introductionView({ found, contacts, own, speakerStays }, actor, now, locale),
		work: work.get(id),
		hidden: Number.isSafeInteger(hidden) && hidden > 0 ? Math.min(hidden, 99) : 0
	};
};

export const actions = steps satisfies Actions;
