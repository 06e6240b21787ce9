import { redirect } from '@sveltejs/kit';
import { isRecent } from '#lib/accounts/lifecycle.ts';
import * as schema from '#lib/accounts/schema.ts';
import { rename } from '#lib/accounts/server/commands.ts';
import * as credentials from '#lib/accounts/server/credentials.ts';
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
import { accountView, doneWith, keptFrom, placesFor, shows } from './account-view.ts';
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

const proof = (event: RequestEvent, current: string | undefined) => ({
	sessionId: signedIn(event).id,
	current
});

export const actions = {
	details: formAction(schema.PersonalDetails, async ({ name }, event: RequestEvent) => {
		await rename(event.locals.context, name);
		shows(event, 'name');
	}),
	address: formAction(
		schema.ChangeAddress,
		async ({ address, current }, event: RequestEvent) => {
			if (!mailWorks) throw new Refusal('unavailable', 'accounts_no_mail');
			const { context, locale } = event.locals;
			await credentials.askToChangeAddress(context, proof(event, current), address, locale);
			shows(event, 'address');
		},
		{ secret: ['current'] }
	),
	password: formAction(
		schema.SetPassword,
		async ({ password, current }, event: RequestEvent) => {
			await credentials.setPassword(event.locals.context, proof(event, current), password);
			shows(event, 'password');
		},
		{ secret: ['password', 'current'] }
	),
	forget: formAction(
		schema.RemovePassword,
		async ({ current }, event: RequestEvent) => {
			await credentials.removePassword(event.locals.context, proof(event, current));
			shows(event, 'forget');
		},
		{ secret: ['current'] }
	),
	leave: formAction(schema.NoFields, async (_, event: RequestEvent) => {
		await endSessions(event.locals.context.db, signedIn(event).person.id);
		await leave(event);
		redirect(303, href('/', event.locals.locale));
	}),
	token: formAction(
		schema.NewToken,
		async ({ token_name, scopes, days, current }, event: RequestEvent) => {
			const wish = { name: token_name, scopes, days: Number(days) };
			return { token: await createToken(event.locals.context, proof(event, current), wish) };
		},
		{ secret: ['current'] }
	),
	revoke: formAction(schema.RevokeToken, async ({ id }, event: RequestEvent) => {
		await revokeToken(event.locals.context, id);
		shows(event, 'revoke');
	})
} satisfies Actions;
