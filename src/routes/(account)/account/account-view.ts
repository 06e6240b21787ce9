import { tokenScopes } from '#lib/accounts/lifecycle.ts';
import type { findAccount } from '#lib/accounts/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';

type Account = Awaited<ReturnType<typeof findAccount>>;

const dones = ['name', 'address', 'address_changed', 'password', 'forget', 'revoke'] as const;

/** What was just done, as the address of the page says it; anything else says nothing. */
export function doneWith(text: string | null) {
	return dones.find((done) => done === text);
}

/** The account as its page shows it; `sessionId` is the session that asks. */
export function accountView(account: Account, sessionId: string, locale: Locale) {
	const { name, address, passwordSetAt, sessions, tokens } = account;
	const ways = {
		mail_link: m.account_session_mail_link({}, { locale }),
		password: m.account_session_password({}, { locale }),
		example: m.account_session_example({}, { locale })
	};
	const scopes = {
		'needs:read': m.account_scope_needs({}, { locale }),
		'profiles:read': m.account_scope_profiles({}, { locale }),
		'organisations:read': m.account_scope_organisations({}, { locale })
	};
	return {
		name,
		address,
		passwordSet: passwordSetAt && formatDay(passwordSetAt, locale),
		sessions: sessions.map(({ id, how, createdAt, usedAt }) => ({
			here: id === sessionId,
			how: ways[how],
			began: formatDay(createdAt, locale),
			used: formatDay(usedAt, locale)
		})),
		tokens: tokens.map((token) => ({
			id: token.id,
			name: token.name,
			scopes: formatList(
				token.scopes.map((scope) => scopes[scope]),
				locale
			),
			until: formatDay(token.expiresAt, locale),
			used: token.lastUsedOn && formatDay(token.lastUsedOn, locale)
		})),
		scopes: tokenScopes.map((value) => ({ value, words: scopes[value] }))
	};
}
export type AccountView = ReturnType<typeof accountView>;
