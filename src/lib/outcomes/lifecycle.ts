/** What came of it, as both sides tell it, and what became public. */

/** What may happen to an account after it was written, each appended with who did it and why. */
export const outcomeSteps = [
	'account_written',
	'publication_agreed',
	'publication_refused',
	'reply_written',
	'corrected',
	'taken_down',
	'put_back'
] as const;
export type OutcomeStep = (typeof outcomeSteps)[number];

/** Whether a side lets its account be read by everybody. Nothing is public by silence. */
export const publications = ['not_asked', 'agreed', 'refused'] as const;
export type Publication = (typeof publications)[number];

/** Months after the end at which both sides are asked again. */
export const checkInMonths = [3, 6, 12] as const;
export type CheckInMonth = (typeof checkInMonths)[number];
/** One-click answers: does it still run, and can the staff still do it? */
export const checkInAnswers = ['yes', 'partly', 'no', 'not_known'] as const;
export type CheckInAnswer = (typeof checkInAnswers)[number];
/** A mailed link answers for so many days after the question, and changes the answer for so many after it. */
export const checkInLinks = { days: 90, changeDays: 14 } as const;

export const lessonStatuses = ['draft', 'published', 'withdrawn'] as const;
export type LessonStatus = (typeof lessonStatuses)[number];

const lessonStepTable = {
	draft: { publish: 'published', withdraw: 'withdrawn' },
	published: { withdraw: 'withdrawn' },
	withdrawn: {}
} as const satisfies Record<LessonStatus, Record<string, LessonStatus>>;
export type LessonStep = 'publish' | 'withdraw';

/** The status a step with a lesson leads to, or undefined where it is not allowed. */
export function afterLessonStep(status: LessonStatus, step: LessonStep): LessonStatus | undefined {
	const allowed: Partial<Record<LessonStep, LessonStatus>> = lessonStepTable[status];
	return allowed[step];
}

/** Where it stuck. */
export const disciplines = ['procurement', 'legal', 'it', 'budget', 'policy', 'people', 'community'] as const;
export type Discipline = (typeof disciplines)[number];
export const governmentLevels = ['local', 'regional', 'national', 'international'] as const;
export type GovernmentLevel = (typeof governmentLevels)[number];
/** How far the office had come with open source. */
export const maturities = ['first_time', 'some_experience', 'established'] as const;
export type Maturity = (typeof maturities)[number];
