export const followedKinds = ['need', 'place', 'organisation'] as const;
export type FollowedKind = (typeof followedKinds)[number];
