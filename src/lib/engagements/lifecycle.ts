/** How work goes from a proposal to its end. One table; every step is appended. */

export const engagementStatuses = [
	'proposed',
	'agreed',
	'active',
	'delivered',
	'accepted',
	'not_accepted',
	'paid',
	'handed_over',
	'closed',
	'ended_early'
] as const;
export type EngagementStatus = (typeof engagementStatuses)[number];

/**
 * Which step leads where. `agree` is taken once every party has confirmed. What was not accepted may be delivered
 * again. Work that pays is handed over after it was paid for; work that does not, after it was accepted.
 */
const steps = {
	proposed: { agree: 'agreed', end_early: 'ended_early' },
	agreed: { start: 'active', end_early: 'ended_early' },
	active: { deliver: 'delivered', end_early: 'ended_early' },
	delivered: { accept: 'accepted', refuse: 'not_accepted', end_early: 'ended_early' },
	not_accepted: { deliver: 'delivered', end_early: 'ended_early' },
	accepted: { pay: 'paid', hand_over: 'handed_over', end_early: 'ended_early' },
	paid: { hand_over: 'handed_over', end_early: 'ended_early' },
	handed_over: { close: 'closed', end_early: 'ended_early' },
	closed: {},
	ended_early: {}
} as const satisfies Record<EngagementStatus, Record<string, EngagementStatus>>;

type StepsOf<S> = S extends unknown ? keyof S : never;
export type EngagementStep = StepsOf<(typeof steps)[EngagementStatus]>;

export const engagementSteps: readonly EngagementStep[] = [
	...new Set(Object.values(steps).flatMap((from) => Object.keys(from) as EngagementStep[]))
];

/**
 * The status a step leads to, or undefined where it is not allowed. Work that pays is not handed over before it
 * was paid for, and work that does not pay is never `paid`.
 */
export function after(
	status: EngagementStatus,
	step: EngagementStep,
	pays: boolean
): EngagementStatus | undefined {
	if (status === 'accepted' && step === (pays ? 'hand_over' : 'pay')) return undefined;
	const allowed: Partial<Record<EngagementStep, EngagementStatus>> = steps[status];
	return allowed[step];
}

/** The steps that can be taken from a status, in the order a page offers them. */
export function stepsFrom(status: EngagementStatus, pays: boolean): EngagementStep[] {
	return engagementSteps.filter((step) => after(status, step, pays) !== undefined);
}

/** The statuses that still lie ahead on the straight way to the end, in order. */
export function roadFrom(status: EngagementStatus, pays: boolean): EngagementStatus[] {
	const straight = ['agree', 'start', 'deliver', 'accept', 'pay', 'hand_over', 'close'] as const;
	const road: EngagementStatus[] = [];
	for (let at = status; ;) {
		const next = straight.map((step) => after(at, step, pays)).find((each) => each !== undefined);
		if (next === undefined) return road;
		road.push((at = next));
	}
}

export const endedStatuses = ['closed', 'ended_early'] as const satisfies readonly EngagementStatus[];
export type EndedStatus = (typeof endedStatuses)[number];

export function hasEnded(status: EngagementStatus): status is EndedStatus {
	return endedStatuses.some((each) => each === status);
}

export const sides = ['office', 'profile'] as const;
export type Side = (typeof sides)[number];

export function otherSide(side: Side): Side {
	return side === 'office' ? 'profile' : 'office';
}

/** How work can end. The first only by closing, the others only early. */
export const engagementEndings = [
	'completed',
	'never_started',
	'not_accepted',
	'money_withdrawn',
	'need_changed',
	'people_left',
	'no_time',
	'skills_missing',
	'not_paid',
	'terms_not_agreed',
	'other'
] as const;
export type EngagementEnding = (typeof engagementEndings)[number];
export type EarlyEnding = Exclude<EngagementEnding, 'completed'>;
export const earlyEndings = engagementEndings.filter(
	(ending): ending is EarlyEnding => ending !== 'completed'
);

/** What the other side says to a reported ending: that it was so, or how it saw it. */
export const endingAnswers = ['confirmed', 'own_account'] as const;
export type EndingAnswer = (typeof endingAnswers)[number];

/** What was handed over, as a link and nothing more. */
export const deliveryKinds = [
	'merge_request',
	'repository',
	'release',
	'document',
	'training',
	'other'
] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];
