import { fail, redirect } from '@sveltejs/kit';
import { formAction } from '#lib/platform/server/forms.ts';
import { EditProfile } from '#lib/profiles/schema.ts';
import { editProfile } from '#lib/profiles/server/commands.ts';
import { href } from '#lib/ui/href.ts';
import { sentBack } from '../../../at-field.ts';
import { ownProfile } from '../../own-profile.ts';
import { editView, factsFrom, nowSays } from './edit-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => editView(await ownProfile(event), event.locals.locale);

const save = formAction(EditProfile, async (input, event: RequestEvent) => {
	await editProfile(event.locals.context, event.params.id, input.seen, factsFrom(input));
	redirect(303, `${href(`/profile/${event.params.id}`, event.locals.locale)}?done=saved`);
});

export const actions = {
	/** Somebody else was faster: what stands there now is said at each field that differs. */
	default: async (event) => {
		const answer = await save(event);
		const back = sentBack(answer);
		if (back?.status !== 409) return answer;
		const view = editView(await ownProfile(event), event.locals.locale);
		return fail(409, { ...back.data, problems: nowSays(view.stands, back.data.values, event.locals.locale) });
	}
} satisfies Actions;
