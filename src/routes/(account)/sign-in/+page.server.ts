import { redirect } from '@sveltejs/kit';
import { AskForLink, PasswordSignIn } from '#lib/accounts/schema.ts';
import { askToSignIn, signInByPassword } from '#lib/accounts/server/commands.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { ownPath } from '../../own-path.ts';
import { comeIn, from, keepNext } from '../coming-in.ts';
import { hasExamples, mailIsCaught, mailWorks } from '../post.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = ownPath(url.searchParams.get('next'), url.origin);
	if (locals.session) redirect(303, next ?? href('/account', locals.locale));
	return { next, mailWorks, mailIsCaught, examples: hasExamples };
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
