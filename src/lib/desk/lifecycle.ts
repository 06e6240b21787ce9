/** What waits on a desk, for how long it may, and what is done next. */

/** What a row of the queue is about. */
export const deskSubjects = ['need', 'introduction', 'organisation', 'listing_request', 'report'] as const;
export type DeskSubject = (typeof deskSubjects)[number];

/**
 * Each kind of waiting: days after which it stands on the desk, and after which it has stalled. The desk shows this
 * table as it is.
 */
export const patience = {
	report: { shows: 0, stalls: 2 },
	listing_request: { shows: 0, stalls: 3 },
	verify_office: { shows: 0, stalls: 5 },
	follow_up: { shows: 0, stalls: 7 },
	unanswered: { shows: 4, stalls: 10 },
	no_introduction: { shows: 3, stalls: 14 },
	not_met: { shows: 14, stalls: 21 },
	no_news: { shows: 30, stalls: 45 },
	lapsing: { shows: 30, stalls: 50 }
} as const satisfies Record<string, { shows: number; stalls: number }>;

export type Waiting = keyof typeof patience;
export const waitings = Object.keys(patience) as readonly Waiting[];

export const subjectOf = {
	report: 'report',
	listing_request: 'listing_request',
	verify_office: 'organisation',
	follow_up: undefined,
	unanswered: 'introduction',
	no_introduction: 'need',
	not_met: 'introduction',
	no_news: 'introduction',
	lapsing: 'need'
} as const satisfies Record<Waiting, DeskSubject | undefined>;

/** Messages a broker team sends again and again. */
export const templateKinds = [
	'vague_need',
	'first_introduction',
	'reminder',
	'nobody_fitted',
	'office_hours'
] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** Words in braces that a message may hold; each is filled in from the need it is written about. */
export const placeholders = ['need', 'office', 'place', 'link', 'team', 'day'] as const;
export type Placeholder = (typeof placeholders)[number];
