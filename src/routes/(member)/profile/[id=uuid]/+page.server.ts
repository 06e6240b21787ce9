import { redirect } from '@sveltejs/kit';
import { formAction } from '#lib/platform/server/forms.ts';
import * as schema from '#lib/profiles/schema.ts';
import { askToContractThrough } from '#lib/profiles/server/contracting.ts';
import * as life from '#lib/profiles/server/life.ts';
import { listConsents, listViews } from '#lib/profiles/server/own.ts';
import { href } from '#lib/ui/href.ts';
import { doneIn } from '../done.ts';
import { ownProfile } from '../own-profile.ts';
import { ownCredit, showCredit } from './credit.ts';
import { manageView } from './manage-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const views = 50;

export const load: PageServerLoad = async (event) => {
	const profile = await ownProfile(event);
	const { context, locale } = event.locals;
	const [opened, consents, credit] = await Promise.all([
		listViews(context.db, profile.id, views),
		listConsents(context.db, profile.id),
		ownCredit(event.locals, profile.id)
	]);
	return { ...manageView(profile, opened, consents, locale), credit, done: doneIn(event.url, locale) };
};

/** Shows the page again, saying what was done. */
function shows({ locals, params }: RequestEvent, done: string): never {
	redirect(303, `${href(`/profile/${params.id}`, locals.locale)}?done=${done}`);
}

/** A button that needs nothing but the profile. */
function press(step: typeof life.pauseProfile, done: string) {
	return formAction(schema.Press, async (_, event: RequestEvent) => {
		await step(event.locals.context, event.params.id);
		shows(event, done);
	});
}

export const actions = {
	publish: formAction(schema.PublishProfile, async (input, event: RequestEvent) => {
		const { context, locale } = event.locals;
		const { visibility, verified_only: verifiedOnly, wording: wordingVersion } = input;
		await life.publishProfile(context, event.params.id, { visibility, verifiedOnly, locale, wordingVersion });
		shows(event, 'published');
	}),
	pause: press(life.pauseProfile, 'paused'),
	resume: press(life.resumeProfile, 'resumed'),
	withdraw: press(life.withdrawProfile, 'withdrawn'),
	through: formAction(schema.ContractThrough, async ({ seen, through }, event: RequestEvent) => {
		await askToContractThrough(event.locals.context, event.params.id, seen, through ?? null);
		shows(event, through === undefined ? 'saved' : 'asked');
	}),
	credit: showCredit,
	erase: formAction(schema.EraseProfile, async (_, event: RequestEvent) => {
		await life.eraseProfile(event.locals.context, event.params.id);
		redirect(303, `${href('/profile', event.locals.locale)}?done=erased`);
	})
} satisfies Actions;
