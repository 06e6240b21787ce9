export const profileKinds = ['person', 'firm', 'community'] as const;
export type ProfileKind = (typeof profileKinds)[number];

export const profileStatuses = ['draft', 'published', 'withdrawn'] as const;
export type ProfileStatus = (typeof profileStatuses)[number];

/** `verified`: verified offices and brokers; `introduction`: only inside an introduction. */
export const visibilities = ['public', 'verified', 'introduction'] as const;
export type Visibility = (typeof visibilities)[number];
