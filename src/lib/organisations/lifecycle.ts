export const organisationKinds = ['office', 'broker_team', 'firm', 'community', 'steward', 'funder'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** `merged`: became part of another; `succeeded`: another took over its work. Both name that other one. */
export const organisationStatuses = ['active', 'closed', 'merged', 'succeeded'] as const;
export type OrganisationStatus = (typeof organisationStatuses)[number];

export const organisationSteps = [
	'founded',
	'renamed',
	'merged',
	'closed',
	'succeeded',
	'joined',
	'left',
	'rights_changed'
] as const;
export type OrganisationStep = (typeof organisationSteps)[number];

/** Where each step of an organisation's life leads; only an active one goes anywhere. */
export const endings = { merge: 'merged', close: 'closed', succeed: 'succeeded' } as const satisfies Record<
	string,
	OrganisationStatus
>;

export const verificationSteps = ['asked', 'verified', 'refused', 'withdrawn'] as const;
export type VerificationStep = (typeof verificationSteps)[number];

export type Verification = 'unverified' | 'waiting' | 'verified' | 'expired' | 'refused';

/** What the newest step and the day say about an organisation. Asking again after a refusal is welcome. */
export function verificationAfter(
	last: { step: VerificationStep; validUntil: string | null } | undefined,
	verifiedUntil: string | null,
	today: string
): Verification {
	if (verifiedUntil !== null && verifiedUntil >= today) return 'verified';
	if (last?.step === 'asked') return 'waiting';
	if (last?.step === 'refused') return 'refused';
	return verifiedUntil === null ? 'unverified' : 'expired';
}

export const listingKinds = ['firm', 'community', 'public_body', 'civic_group', 'research_group'] as const;
export type ListingKind = (typeof listingKinds)[number];

export const listingStatuses = ['unclaimed', 'claimed', 'removed'] as const;
export type ListingStatus = (typeof listingStatuses)[number];

/** What people may ask about a listing, and what shows that it is theirs. */
export const listingRequests = ['claim', 'correct', 'remove'] as const;
export type ListingRequest = (typeof listingRequests)[number];
export const listingProofs = ['mail', 'file', 'words'] as const;
export type ListingProof = (typeof listingProofs)[number];
export type ListingRequestStatus = 'asked' | 'accepted' | 'refused';

/** What of a listing can be put right, and what should stand there. */
export interface ListingChanges {
	name?: string;
	summary?: string;
	url?: string | null;
}

/** Where each answer to a request leads the listing; a removed one never comes back. */
export const listingAfter = {
	claim: 'claimed',
	correct: 'unclaimed',
	remove: 'removed'
} as const satisfies Record<ListingRequest, ListingStatus>;
