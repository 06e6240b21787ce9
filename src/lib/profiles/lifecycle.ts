export const profileKinds = ['person', 'firm', 'community'] as const;
export type ProfileKind = (typeof profileKinds)[number];

export const profileStatuses = ['draft', 'published', 'withdrawn'] as const;
export type ProfileStatus = (typeof profileStatuses)[number];

/** `verified`: verified offices and brokers; `introduction`: only inside an introduction. */
export const visibilities = ['public', 'verified', 'introduction'] as const;
export type Visibility = (typeof visibilities)[number];

/** Parts of a public profile that can be kept for verified offices and brokers. */
export const profileParts = ['about', 'url', 'hours', 'wishes', 'teachings', 'meeting', 'hello'] as const;
export type ProfilePart = (typeof profileParts)[number];

/** Which step leads where. Publishing again renews the consent, for example to other readers. */
const steps = {
	draft: { publish: 'published' },
	published: { publish: 'published', withdraw: 'withdrawn', pause: 'published', resume: 'published' },
	withdrawn: { publish: 'published' }
} as const satisfies Record<ProfileStatus, Record<string, ProfileStatus>>;
type StepsOf<S> = S extends unknown ? keyof S : never;
export type ProfileStep = StepsOf<(typeof steps)[ProfileStatus]>;

export function after(status: ProfileStatus, step: ProfileStep): ProfileStatus | undefined {
	const allowed: Partial<Record<ProfileStep, ProfileStatus>> = steps[status];
	return allowed[step];
}

/** Who sees a new profile until its owner chooses: people begin with the smaller circle. */
export const firstVisibility = {
	person: 'verified',
	firm: 'public',
	community: 'public'
} as const satisfies Record<ProfileKind, Visibility>;
