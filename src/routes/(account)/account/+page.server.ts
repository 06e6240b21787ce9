import { redirect } from '@sveltejs/kit';
import { isRecent } from '#lib/accounts/lifecycle.ts';
import * as schema from '#lib/accounts/schema.ts';
import { rename } from '#lib/accounts/server/commands.ts';
import { findAccount } from '#lib/accounts/server/queries.ts';
import { endSessions } from '#lib/accounts/server/sessions.ts';
import { revokeToken } from '#lib/accounts/server/tokens.ts';
import { listOwnTeams } from '#lib/organisations/server/teams.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { leave } from '../../../handles/session.ts';
import { signedIn } from '../../signed-in.ts';
import { mailIsCaught } from '../post.ts';
import { accountView, doneWith, keptFrom, placesFor, shows } from './account-view.ts';
import { credentialActions } from './credential-actions.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const session = signedIn(event);
	const { context, locale } = event.locals;
	const done = doneWith(event.url.searchParams.get('done'));
	const [account, teams] = await Promise.all([findAccount(context), listOwnTeams(context.db, context.actor)]);
	const kept = keptFrom(event.url.searchParams);
	const view = accountView(account, teams, session.id, locale);
	const recent = isRecent(session.startedAt, context.now);
	return { ...view, recent, kept, next: placesFor(context.actor), done, mailIsCaught };
};

export const actions = {
	...credentialActions,
	details: formAction(schema.PersonalDetails, async ({ name }, event: RequestEvent) => {
		await rename(event.locals.context, name);
		shows(event, 'name');
	}),
	leave: formAction(schema.NoFields, async (_, event: RequestEvent) => {
		await endSessions(event.locals.context.db, signedIn(event).person.id);
		await leave(event);
		redirect(303, href('/', event.locals.locale));
	}),
	revoke: formAction(schema.RevokeToken, async ({ id }, event: RequestEvent) => {
		await revokeToken(event.locals.context, id);
		shows(event, 'revoke');
	})
} satisfies Actions;
