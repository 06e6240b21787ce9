/** What opens an account is changed by who shows it is theirs: by the current password, or a sign-in just now. */
import type { RequestEvent } from '@sveltejs/kit';
import * as schema from '#lib/accounts/schema.ts';
import * as credentials from '#lib/accounts/server/credentials.ts';
import { createToken } from '#lib/accounts/server/tokens.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { signedIn } from '../../signed-in.ts';
import { mailWorks } from '../post.ts';
import { shows } from './account-view.ts';

const proof = (event: RequestEvent, current: string | undefined) => ({
	sessionId: signedIn(event).id,
	current
});

export const credentialActions = {
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
	token: formAction(
		schema.NewToken,
		async ({ token_name, scopes, days, current }, event: RequestEvent) => {
			const wish = { name: token_name, scopes, days: Number(days) };
			return { token: await createToken(event.locals.context, proof(event, current), wish) };
		},
		{ secret: ['current'] }
	)
};
