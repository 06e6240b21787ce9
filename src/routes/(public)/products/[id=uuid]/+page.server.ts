import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { ConfirmEntry, OfEntry, ReportMistake } from '#lib/implementers/schema.ts';
import { confirmEntry, removeEntry, renew, takeBack } from '#lib/implementers/server/commands.ts';
import { reportMistake } from '#lib/implementers/server/reports.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Context } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { household } from '#lib/platform/server/limits.ts';
import { searchText } from '#lib/platform/filters.ts';
import { href } from '#lib/ui/href.ts';
import { countAsking } from '../../(home)/ask.ts';
import { productPage } from './product-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { params, url } = event;
	const where = searchText.safeParse(url.searchParams.get('where') ?? '').data ?? '';
	if (where !== '') await countAsking(event);
	return {
		...(await productPage(context, params.id, where, locale)),
		done: url.searchParams.has('reported') ? m.implementers_reported({}, { locale }) : undefined
	};
};

/** A step with one entry of the register, and back to where it shows. */
function onEntry(run: (context: Context, entry: string) => Promise<void>) {
	return formAction(OfEntry, async ({ entry }: z.output<typeof OfEntry>, event: RequestEvent) => {
		await run(event.locals.context, entry);
		backToRegister(event);
	});
}

function backToRegister({ locals, params }: RequestEvent): never {
	redirect(303, `${href(`/products/${params.id}`, locals.locale)}#implementers`);
}

export const actions = {
	confirm: formAction(ConfirmEntry, async ({ entry, seen }, event: RequestEvent) => {
		await confirmEntry(event.locals.context, entry, seen);
		backToRegister(event);
	}),
	take_back: onEntry(takeBack),
	renew: onEntry(renew),
	remove: onEntry(removeEntry),
	report: formAction(ReportMistake, async (input, event: RequestEvent) => {
		const { context, locale } = event.locals;
		await reportMistake(context, input, household(event.getClientAddress()));
		redirect(303, `${href(`/products/${event.params.id}?reported=yes`, locale)}#implementers`);
	})
} satisfies Actions;
