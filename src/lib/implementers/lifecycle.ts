/** How somebody stands in the register of those who implement a product. One table; every step is appended. */

export const implementerStatuses = ['claimed', 'confirmed', 'lapsed', 'removed'] as const;
export type ImplementerStatus = (typeof implementerStatuses)[number];

/**
 * Who takes a step. `owner` speaks for the profile; `office` writes for a verified office that is not the profile's
 * own; `keeper` looks after the place or runs this instance, and is not the owner; `clock` is time passing.
 */
export const implementerParts = ['owner', 'office', 'keeper', 'clock'] as const;
export type ImplementerPart = (typeof implementerParts)[number];

interface Rule {
	to: ImplementerStatus;
	by: readonly ImplementerPart[];
}

/**
 * Which step leads where, and who takes it. What an office confirmed is only claimed again once its owner changes what
 * it says or has let it lapse: nobody vouches for words they have not read, or for a time they have not seen.
 */
const steps = {
	none: { claim: { to: 'claimed', by: ['owner'] } },
	claimed: {
		change: { to: 'claimed', by: ['owner'] },
		renew: { to: 'claimed', by: ['owner'] },
		confirm: { to: 'confirmed', by: ['office'] },
		lapse: { to: 'lapsed', by: ['clock'] },
		remove: { to: 'removed', by: ['owner'] },
		strike: { to: 'removed', by: ['keeper'] }
	},
	confirmed: {
		change: { to: 'claimed', by: ['owner'] },
		renew: { to: 'confirmed', by: ['owner'] },
		take_back: { to: 'claimed', by: ['office'] },
		lapse: { to: 'lapsed', by: ['clock'] },
		remove: { to: 'removed', by: ['owner'] },
		strike: { to: 'removed', by: ['keeper'] }
	},
	lapsed: {
		change: { to: 'claimed', by: ['owner'] },
		renew: { to: 'claimed', by: ['owner'] },
		remove: { to: 'removed', by: ['owner'] },
		strike: { to: 'removed', by: ['keeper'] }
	},
	removed: { claim: { to: 'claimed', by: ['owner'] } }
} as const satisfies Record<ImplementerStatus | 'none', Record<string, Rule>>;

export const implementerSteps = [
	...(['claim', 'change', 'renew', 'confirm', 'take_back', 'lapse', 'remove', 'strike'] as const)
] as const;
export type ImplementerStep = (typeof implementerSteps)[number];

/** Where a step leads in the hands of these parts; undefined where it is not allowed. `none`: not yet in the register. */
export function after(
	status: ImplementerStatus | 'none',
	step: ImplementerStep,
	parts: readonly ImplementerPart[]
): ImplementerStatus | undefined {
	const allowed: Partial<Record<ImplementerStep, Rule>> = steps[status];
	const rule = allowed[step];
	return rule?.by.some((part) => parts.includes(part)) === true ? rule.to : undefined;
}

/** The three states a reader sees. */
export type Standing = Exclude<ImplementerStatus, 'removed'>;

/** How it reads today: past its day it has lapsed, also before the night that writes it down. Days as YYYY-MM-DD. */
export function standingOn(
	{ status, until }: { status: ImplementerStatus; until: string },
	today: string
): Standing | undefined {
	if (status === 'removed') return undefined;
	return until < today ? 'lapsed' : status;
}

/** Days before `until` at which its owner is reminded, and how far a renewal carries. */
export const reminderDays = 30;
export const renewalDays = 365;
/** Nobody promises more than two years ahead. */
export const mostDaysAhead = 730;

export const implementerWork = [
	'hosting',
	'support',
	'development',
	'training',
	'localisation',
	'integration',
	'consulting'
] as const;
export type ImplementerWork = (typeof implementerWork)[number];

/** What became of a reported mistake: struck from the register, kept, or put right by its owner. */
export const reportDecisions = ['struck', 'kept', 'changed'] as const;
export type ReportDecision = (typeof reportDecisions)[number];
