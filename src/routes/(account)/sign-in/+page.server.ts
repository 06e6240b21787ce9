import { redirect } from '@sveltejs/kit';
import { AskForLink, PasswordSignIn } from '#lib/accounts/schema.ts';
import { askToSignIn, signInByPassword } from '#lib/accounts/server/commands.ts';
import { findAccount } from '#lib/accounts/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { ownPath } from '../../own-path.ts';
import { comeIn, from, keepNext } from '../coming-in.ts';
import { hasExamples, mailIsCaught, mailWorks } from '../post.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = ownPath(url.searchParams.get('next'), url.origin);
	const again = locals.session !== undefined && url.searchParams.has('again');
	if (locals.session && !again) redirect(303, next ?? href('/account', locals.locale));
	return {
		...{ next, again, mailWorks, mailIsCaught, examples: hasExamples },
		// Whoever signs in again need not type what this site knows.
		address: again ? (await findAccount(locals.context)).address : null,
		takenBack: url.searchParams.get('done') === 'taken_back'
	};
};

export const actions = {
	link: formAction(AskForLink, async ({ address, next }, event: RequestEvent) => {
		if (!mailWorks) throw new Refusal('unavailable', 'accounts_no_mail');
		await askToSignIn(event.locals.context, address, from(event));
		keepNext(event, next);
		redirect(303, href('/sign-in/sent', event.locals.locale));
	}),
	password: formAction(
		PasswordSignIn,
		async ({ address, password, next }, event: RequestEvent) => {
			const token = await signInByPassword(event.locals.context, address, password, from(event).household);
			return comeIn(event, token, next);
		},
		{ secret: ['password'] }
	)
} satisfies Actions;
