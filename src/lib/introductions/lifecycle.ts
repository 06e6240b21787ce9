/** How an introduction goes from a suggestion to what came of it: one table, every step appended. */

export const introductionStatuses = [
	'suggested',
	'asked',
	'accepted_by_one',
	'both_accepted',
	'met',
	'engaged',
	'no_fit',
	'declined',
	'lapsed',
	'withdrawn'
] as const;
export type IntroductionStatus = (typeof introductionStatuses)[number];

/** The two sides that decide. A broker asks and unblocks, and decides for neither. */
export const sides = ['office', 'profile'] as const;
export type Side = (typeof sides)[number];
export const askers = [...sides, 'broker'] as const;
export type Asker = (typeof askers)[number];

/**
 * Which step leads where. Whoever asks for their own side accepts in the same breath: `ask`, then `accept`.
 * `withdraw` after both accepted takes contact data back; `lapse` is only ever taken by time.
 */
const steps = {
	suggested: { ask: 'asked', withdraw: 'withdrawn', lapse: 'lapsed' },
	asked: { accept: 'accepted_by_one', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
	accepted_by_one: { accept: 'both_accepted', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
	both_accepted: { meet: 'met', engage: 'engaged', end: 'no_fit', withdraw: 'withdrawn' },
	met: { engage: 'engaged', end: 'no_fit', withdraw: 'withdrawn' },
	engaged: {},
	no_fit: {},
	declined: {},
	lapsed: {},
	withdrawn: {}
} as const satisfies Record<IntroductionStatus, Record<string, IntroductionStatus>>;

type StepsOf<S> = S extends unknown ? keyof S : never;
export type IntroductionStep = StepsOf<(typeof steps)[IntroductionStatus]>;

export const introductionSteps: readonly IntroductionStep[] = [
	...new Set(Object.values(steps).flatMap((from) => Object.keys(from) as IntroductionStep[]))
];

/** The status a step leads to, or undefined where it is not allowed. */
export function after(status: IntroductionStatus, step: IntroductionStep): IntroductionStatus | undefined {
	const allowed: Partial<Record<IntroductionStep, IntroductionStatus>> = steps[status];
	return allowed[step];
}

/** Still going: it counts against the capacity of the profile, and the same pair cannot be asked twice. */
export const openStatuses = [
	'suggested',
	'asked',
	'accepted_by_one',
	'both_accepted',
	'met'
] as const satisfies readonly IntroductionStatus[];
/** Both said yes: what each gave of their contact data may be read by the other, until it is taken back. */
export const releasedStatuses = [
	'both_accepted',
	'met',
	'engaged'
] as const satisfies readonly IntroductionStatus[];

export function isOpen(status: IntroductionStatus): boolean {
	return openStatuses.some((each) => each === status);
}

export function isReleased(status: IntroductionStatus): boolean {
	return releasedStatuses.some((each) => each === status);
}

/** Why an introduction ended without work. An office owes one; people and communities may give one. */
export const endingReasons = [
	'skill_missing',
	'level',
	'place',
	'language',
	'dates',
	'capacity',
	'kind_of_work',
	'buying_gate',
	'budget',
	'someone_else',
	'need_changed',
	'conflict',
	'not_answered',
	'other'
] as const;
export type EndingReason = (typeof endingReasons)[number];

/** Asked of the profile and not over: so many it has open at once. A suggestion asks nothing of it yet. */
export const capacityStatuses = openStatuses.filter((status) => status !== 'suggested');
/** Somebody's answer is waited for. */
export const waitingStatuses = [
	'suggested',
	'asked',
	'accepted_by_one'
] as const satisfies readonly IntroductionStatus[];

export function isWaiting(status: IntroductionStatus): boolean {
	return waitingStatuses.some((each) => each === status);
}

/** From so many open introductions on, whoever asks is told that one more may tire. */
export const fatigueWarnsAt = 3;

/** How an earlier introduction of the same need and profile ended. */
export interface EarlierEnding {
	status: IntroductionStatus;
	/** Whose step it was; null when time ended it. */
	side: Asker | null;
	at: Date;
	/** Sides that had already accepted. */
	accepted: readonly Side[];
}

/** Days before the same question may be asked again after nobody answered, or after it was taken back. */
export const quietDays = 90;

/**
 * Whether the same pair may be asked again: after a no only by who said it; after silence, or a question that was
 * taken back, at once by the side that had not spoken and by everybody else after `quietDays`.
 */
export function mayAskAgain(asker: Asker, { status, side, at, accepted }: EarlierEnding, now: Date): boolean {
	if (status === 'declined') return asker === side;
	if (status !== 'lapsed' && status !== 'withdrawn') return true;
	const spoke = asker === 'broker' || asker === side || accepted.includes(asker);
	return !spoke || now.getTime() - at.getTime() >= quietDays * 24 * 60 * 60_000;
}

/** Days after which the asked side is reminded once, and after which the question lapses. */
export const patience = { reminds: 7, lapses: 14 } as const;
