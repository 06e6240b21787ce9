export const needStatuses = ['draft', 'in_review', 'open', 'paused', 'closed'] as const;
export type NeedStatus = (typeof needStatuses)[number];

/** How a need can end. `office_closed` when nobody goes on for its office, `lapsed` when nobody confirmed it, `not_recorded` only for imported ones. */
export const needEndings = [
	'engaged',
	'nobody_answered',
	'nobody_fitted',
	'solved_ourselves',
	'moved_to_tender',
	'changed_our_mind',
	'duplicate',
	'office_closed',
	'lapsed',
	'not_recorded'
] as const;
export type NeedEnding = (typeof needEndings)[number];

export const needOrigins = ['own', 'example', 'archive'] as const;
export type NeedOrigin = (typeof needOrigins)[number];

/** Which step leads where. A step missing from a status is not allowed there. */
const steps = {
	draft: { submit: 'in_review', publish: 'open', discard: 'closed' },
	in_review: { publish: 'open', send_back: 'draft', discard: 'closed' },
	open: { pause: 'paused', confirm: 'open', close: 'closed', lapse: 'closed' },
	paused: { resume: 'open', confirm: 'paused', close: 'closed', lapse: 'closed' },
	closed: {}
} as const satisfies Record<NeedStatus, Record<string, NeedStatus>>;

type StepsOf<S> = S extends unknown ? keyof S : never;
export type NeedStep = StepsOf<(typeof steps)[NeedStatus]>;

export const needSteps: readonly NeedStep[] = [
	...new Set(Object.values(steps).flatMap((from) => Object.keys(from) as NeedStep[]))
];

/** The status a step leads to, or undefined where it is not allowed. */
export function after(status: NeedStatus, step: NeedStep): NeedStatus | undefined {
	const allowed: Partial<Record<NeedStep, NeedStatus>> = steps[status];
	return allowed[step];
}

/** Who inside an office must say yes, and whether they have. */
export const approvalSides = ['procurement', 'legal', 'budget', 'it', 'management'] as const;
export type ApprovalSide = (typeof approvalSides)[number];
export const approvalAnswers = ['not_asked', 'asked', 'yes', 'no'] as const;
export type ApprovalAnswer = (typeof approvalAnswers)[number];

/** How a change that waited for a second pair of eyes was decided. `overtaken`: its need ended before anybody did. */
export const changeDecisions = ['approved', 'refused', 'withdrawn', 'overtaken'] as const;
export type ChangeDecision = (typeof changeDecisions)[number];

/** Other offices that share a need. */
export const partnerAnswers = ['asked', 'yes', 'no'] as const;
export type PartnerAnswer = (typeof partnerAnswers)[number];

/** Endings that happen, which nobody chooses. */
const happening = ['office_closed', 'lapsed', 'not_recorded'] as const;
export type ChosenEnding = Exclude<NeedEnding, (typeof happening)[number]>;

/** Endings an office chooses from. */
export const chosenEndings = needEndings.filter(
	(ending): ending is ChosenEnding => !happening.some((each) => each === ending)
);

/** Days without a word after which an open need asks whether it is still wanted, and after which it lapses. */
export const silence = { asks: 30, lapses: 60 } as const;
