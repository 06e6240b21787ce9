import { redirect } from '@sveltejs/kit';
import { needFields, NewNeed, readLoosely } from '#lib/needs/fields.ts';
import { draftNeed } from '#lib/needs/server/commands.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { askedOf, Box, readAddress } from '../../../(public)/(home)/read-asked.ts';
import { dropKept, kept } from '../../../kept.ts';
import { signedIn } from '../../../signed-in.ts';
import { wordsOf } from '../advice-view.ts';
import { editorView } from '../editor-view.ts';
import { check, keepingWhatWasTyped, valuesFromText, writableOffices } from '../editing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The coach answers while somebody writes; without the script its button does. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	// A form sent by a visitor keeps its text on the page; everybody else signs in and comes back.
	if (request.method !== 'POST' || locals.session) signedIn(event);
	const offices = await writableOffices(event);
	const text = await kept(event, 'need');
	if (offices.length === 0) return { kept: text };
	const { context, locale } = locals;
	const asked = text === undefined ? undefined : { text, struck: [] };
	const begun = url.searchParams.has('need') ? readAddress(url.searchParams) : asked;
	const values = begun ? valuesFromText(begun, locale) : { language: locale.slice(0, 2) };
	const office = url.searchParams.get('office') ?? '';
	return {
		editor: await editorView(context.db, locale, { ...values, office }, offices),
		words: wordsOf(readLoosely(values), locale)
	};
};

export const actions = {
	/** Texts too long for an address come as a form. */
	begin: formAction(Box, async (fields, event: RequestEvent) => {
		const { context, locale } = event.locals;
		const values = valuesFromText(askedOf(fields), locale);
		return { editor: await editorView(context.db, locale, values, await writableOffices(event)) };
	}),
	check,
	save: keepingWhatWasTyped(
		formAction(NewNeed, async (form, event: RequestEvent) => {
			const { locals } = event;
			const id = await draftNeed(locals.context, form.office, needFields(form));
			await dropKept(event);
			redirect(303, href(`/needs/${id}/edit?saved=1`, locals.locale));
		})
	)
} satisfies Actions;
