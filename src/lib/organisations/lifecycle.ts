export const organisationKinds = ['office', 'broker_team', 'firm', 'community', 'steward', 'funder'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const listingKinds = ['firm', 'community', 'public_body', 'civic_group', 'research_group'] as const;
export type ListingKind = (typeof listingKinds)[number];

export const listingStatuses = ['unclaimed', 'claimed', 'removed'] as const;
export type ListingStatus = (typeof listingStatuses)[number];
