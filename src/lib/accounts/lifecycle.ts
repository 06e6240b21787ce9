export const personStatuses = ['active', 'suspended', 'erased'] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** How somebody came in. `example`: one click on an instance that carries examples. */
export const entrances = ['mail_link', 'password', 'example'] as const;
export type Entrance = (typeof entrances)[number];

/** Changes of how an account is opened. The mail that tells of one carries a link that takes the account back. */
export const credentialChanges = [
	'address_changed',
	'password_changed',
	'password_removed',
	'token_made'
] as const;
export type CredentialChange = (typeof credentialChanges)[number];

export const linkPurposes = [
	'sign_in',
	'change_address',
	'join_organisation',
	'claim_listing',
	'remove_listing',
	'confirm_need',
	'invite_listing',
	'renew_implementer',
	...credentialChanges
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

export function isCredentialChange(purpose: LinkPurpose): purpose is CredentialChange {
	return credentialChanges.some((change) => change === purpose);
}

const recentMs = 15 * 60_000;

/** Whether somebody signed in so shortly ago that they need not show again that the account is theirs. */
export function isRecent(signedInAt: Date, now: Date): boolean {
	return now.getTime() - signedInAt.getTime() < recentMs;
}

/** What a program may do with a personal token. */
export const tokenScopes = ['needs:read', 'profiles:read', 'organisations:read'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** How many tokens one person holds at once. */
export const mostTokens = 20;
