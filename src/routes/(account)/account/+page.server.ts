import { redirect } from '@sveltejs/kit';
import * as schema from '#lib/accounts/schema.ts';
import * as commands from '#lib/accounts/server/commands.ts';
import { findAccount } from '#lib/accounts/server/queries.ts';
import { endSessions } from '#lib/accounts/server/sessions.ts';
import { createToken, revokeToken } from '#lib/accounts/server/tokens.ts';
import { listOwnTeams } from '#lib/organisations/server/teams.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { leave } from '../../../handles/session.ts';
import { signedIn } from '../../signed-in.ts';
import { mailIsCaught, mailWorks } from '../post.ts';
import { accountView, doneWith, placesFor, shows } from './account-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = signedIn(event);
	const { context, locale } = event.locals;
	const done = doneWith(event.url.searchParams.get('done'));
	const [account, teams] = await Promise.all([findAccount(context), listOwnTeams(context.db, context.actor)]);
	return { ...accountView(account, teams, id, locale), next: placesFor(context.actor), done, mailIsCaught };
};

export const actions = {
	details: formAction(schema.PersonalDetails, async ({ name }, event: RequestEvent) => {
		await commands.rename(event.locals.context, name);
		shows(event, 'name');
	}),
	address: formAction(schema.ChangeAddress, async ({ address }, event: RequestEvent) => {
		if (!mailWorks) throw new Refusal('unavailable', 'accounts_no_mail');
		await commands.askToChangeAddress(event.locals.context, address, event.locals.locale);
		shows(event, 'address');
	}),
	password: formAction(
		schema.SetPassword,
		async ({ password }, event: RequestEvent) => {
			await commands.setPassword(event.locals.context, signedIn(event).id, password);
			shows(event, 'password');
		},
		{ secret: ['password'] }
	),
	forget: formAction(schema.NoFields, async (_, event: RequestEvent) => {
		await commands.removePassword(event.locals.context);
		shows(event, 'forget');
	}),
	leave: formAction(schema.NoFields, async (_, event: RequestEvent) => {
		await endSessions(event.locals.context.db, signedIn(event).person.id);
		await leave(event);
		redirect(303, href('/', event.locals.locale));
	}),
	token: formAction(schema.NewToken, async ({ token_name, scopes, days }, event: RequestEvent) => {
		const wish = { name: token_name, scopes, days: Number(days) };
		return { token: await createToken(event.locals.context, wish) };
	}),
	revoke: formAction(schema.RevokeToken, async ({ id }, event: RequestEvent) => {
		await revokeToken(event.locals.context, id);
		shows(event, 'revoke');
	})
} satisfies Actions;
