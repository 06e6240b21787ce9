import { redirect } from '@sveltejs/kit';
import { ChangedNeed, needFields, readLoosely } from '#lib/needs/fields.ts';
import { editNeed } from '#lib/needs/server/commands.ts';
import { findOwnNeed } from '#lib/needs/server/desk.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { wordsOf } from '../../advice-view.ts';
import { editorView } from '../../editor-view.ts';
import { check, keepingWhatWasTyped, valuesOf } from '../../editing.ts';
import { standingView } from './standing-view.ts';
import { steps } from './steps.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The coach answers while somebody writes; without the script its button does. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const need = await findOwnNeed(context.db, context.actor, event.params.id);
	const values = valuesOf(need);
	return {
		editor: await editorView(context.db, locale, values),
		words: wordsOf(readLoosely(values), locale),
		need: standingView(need, context, locale),
		saved: event.url.searchParams.has('saved')
	};
};

export const actions = {
	...steps,
	check,
	save: keepingWhatWasTyped(
		formAction(ChangedNeed, async (form, { locals, params }: RequestEvent) => {
			const id = params['id'];
			await editNeed(locals.context, id, needFields(form), new Date(form.seen), form.reason);
			redirect(303, href(`/needs/${id}/edit?saved=1`, locals.locale));
		})
	)
} satisfies Actions;
