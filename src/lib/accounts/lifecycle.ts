export const personStatuses = ['active', 'suspended', 'erased'] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** How somebody came in. `example`: one click on an instance that carries examples. */
export const entrances = ['mail_link', 'password', 'example'] as const;
export type Entrance = (typeof entrances)[number];

export const linkPurposes = [
	'sign_in',
	'change_address',
	'join_organisation',
	'claim_listing',
	'remove_listing'
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** What a program may do with a personal token. */
export const tokenScopes = ['needs:read', 'profiles:read', 'organisations:read'] as const;
export type TokenScope = (typeof tokenScopes)[number];
