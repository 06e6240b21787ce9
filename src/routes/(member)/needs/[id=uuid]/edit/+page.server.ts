import { redirect } from '@sveltejs/kit';
import { ChangedNeed, needFields, readLoosely } from '#lib/needs/fields.ts';
import { editNeed } from '#lib/needs/server/commands.ts';
import { findOwnNeed } from '#lib/needs/server/desk.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { wordsOf } from '../../advice-view.ts';
import { editorView } from '../../editor-view.ts';
import { check, keepingWhatWasTyped, valuesOf, valuesOfFields } from '../../editing.ts';
import { changeOf, doneIn } from './change-view.ts';
import { standingView } from './standing-view.ts';
import { steps } from './steps.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The coach answers while somebody writes; without the script its button does. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const need = await findOwnNeed(context.db, context.actor, event.params.id);
	const change = await changeOf(context, need, locale);
	const values =
		change.again && event.url.searchParams.has('again')
			? { ...valuesOfFields(change.again.fields, need), reason: change.again.why }
			: valuesOf(need);
	return {
		editor: await editorView(context.db, locale, values),
		words: wordsOf(readLoosely(values), locale),
		need: standingView(need, context, locale),
		waiting: change.waiting,
		again: change.again && { refused: change.again.refused },
		done: doneIn(event.url, locale)
	};
};

export const actions = {
	...steps,
	check,
	save: keepingWhatWasTyped(
		formAction(ChangedNeed, async (form, { locals, params }: RequestEvent) => {
			const id = params['id'];
			const seen = new Date(form.seen);
			const saved = await editNeed(locals.context, id, needFields(form), seen, form.reason);
			const done = saved === 'waits' ? 'sent' : 'saved';
			redirect(303, href(`/needs/${id}/edit?${done}=1`, locals.locale));
		})
	)
} satisfies Actions;
