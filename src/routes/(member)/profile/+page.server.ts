import { redirect } from '@sveltejs/kit';
import { formAction } from '#lib/platform/server/forms.ts';
import { AnswerContracting } from '#lib/profiles/schema.ts';
import { answerContracting, listContracting } from '#lib/profiles/server/contracting.ts';
import { listOwnProfiles } from '#lib/profiles/server/own.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { wordsIn } from '../../(public)/words.ts';
import { doneIn } from './done.ts';
import { stateOf } from './words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const [profiles, contracting] = await Promise.all([
		listOwnProfiles(context.db, context.actor),
		listContracting(context)
	]);
	return {
		profiles: profiles.map((profile) => ({
			id: profile.id,
			name: profile.name,
			headline: profile.headline,
			own: profile.personId !== null,
			facts: [wordsIn(locale).being(profile.kind), stateOf(profile, locale)]
		})),
		contracting: contracting.map(({ id, name, through, acceptedAt }) => ({
			...{ id, name, through: through },
			accepted: acceptedAt !== null
		})),
		done: doneIn(event.url, locale)
	};
};

export const actions = {
	contracting: formAction(AnswerContracting, async ({ profile, answer }, event: RequestEvent) => {
		signedIn(event);
		await answerContracting(event.locals.context, profile, answer === 'yes');
		redirect(303, `${href('/profile', event.locals.locale)}?done=saved`);
	})
} satisfies Actions;
