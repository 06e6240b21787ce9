import { redirect, type RequestEvent } from '@sveltejs/kit';
import { tokenScopes } from '#lib/accounts/lifecycle.ts';
import type { findAccount } from '#lib/accounts/server/queries.ts';
import type { listOwnTeams } from '#lib/organisations/server/teams.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { kindWord } from '../../(member)/organisations/team-words.ts';
import type { Sent } from '../../sent.ts';

type Account = Awaited<ReturnType<typeof findAccount>>;
type Teams = Awaited<ReturnType<typeof listOwnTeams>>;

const dones = ['name', 'address', 'address_changed', 'password', 'forget', 'revoke'] as const;

/** What was just done, as the address of the page says it; anything else says nothing. */
export function doneWith(text: string | null) {
	return dones.find((done) => done === text);
}

const keptFields = ['address', 'token_name', 'scopes', 'days'] as const;

/** What was typed before somebody went to sign in again: the address of the page brings it back. */
export function keptFrom(params: URLSearchParams): Sent | undefined {
	const values = Object.fromEntries(
		keptFields.flatMap((field) => (params.has(field) ? [[field, params.getAll(field)]] : []))
	);
	return Object.keys(values).length > 0 ? { values } : undefined;
}

/** Where to sign in again and come back to the account with what was typed, never with a password. */
export function signInAgain(sent: Sent | undefined, locale?: Locale): string {
	const typed = new URLSearchParams();
	for (const field of keptFields) {
		for (const value of [sent?.values?.[field] ?? []].flat()) typed.append(field, value);
	}
	const query = typed.size > 0 ? `?${typed.toString()}` : '';
	const next = encodeURIComponent(href('/account', locale) + query);
	return `${href('/sign-in', locale)}?again=yes&next=${next}`;
}

/** Where somebody goes on from their account by what they have the rights for, most likely first. */
export function placesFor(actor: Actor) {
	if (actor.kind !== 'member') return [];
	const { memberships, brokerPlaces, operator } = actor;
	const forOffice = memberships.some(({ kind, rights }) => kind === 'office' && rights.length > 1);
	return [
		...(forOffice ? (['need'] as const) : []),
		...(brokerPlaces.length > 0 ? (['desk', 'verify'] as const) : []),
		...(operator ? (['operate'] as const) : [])
	];
}

/** Shows the page again, saying what was done. */
export function shows({ locals }: Pick<RequestEvent, 'locals'>, done: (typeof dones)[number]): never {
	redirect(303, `${href('/account', locals.locale)}?done=${done}`);
}

/** The account as its page shows it; `sessionId` is the session that asks. */
export function accountView(account: Account, teams: Teams, sessionId: string, locale: Locale) {
	const { name, example, address, passwordSetAt, sessions, tokens } = account;
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
		example,
		address,
		teams: teams.map((team) => ({
			name: team.name,
			// Nobody works in an ended one; its page says what became of it.
			href: href(`/organisations/${team.id}${team.status === 'active' ? '/manage' : ''}`, locale),
			kind: kindWord(team.kind, locale)
		})),
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
