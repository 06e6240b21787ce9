/** Lists that can be saved, and what somebody's own profile fits. */
export const savedKinds = [
	'needs',
	'people',
	'organisations',
	'products',
	'lessons',
	'outcomes',
	'search',
	'fitting'
] as const;
export type SavedKind = (typeof savedKinds)[number];
/** Lists everybody may read; each has a feed. */
export type ListKind = Exclude<SavedKind, 'fitting'>;
export const listKinds = savedKinds.filter((kind) => kind !== 'fitting');

/** What can be found by one. */
export const itemKinds = ['need', 'profile', 'organisation', 'product', 'lesson', 'engagement'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** How soon somebody wants to hear of something new. */
export const paces = ['at_once', 'daily', 'weekly'] as const;
export type Pace = (typeof paces)[number];
/** Nobody chooses `monthly`: it is for those who open none of the others. */
export type AlertPace = Pace | 'monthly';

/** From the soonest to the slowest. */
const steps: readonly AlertPace[] = ['at_once', 'daily', 'weekly', 'monthly'];
/** So many mails in a row nobody opened before the next ones come one step slower. */
export const patience = 4;

/** How often mails come to somebody who opened none of the last `unread`. */
export function paceAfter(chosen: Pace, unread: number): AlertPace {
	const step = steps.indexOf(chosen) + Math.floor(unread / patience);
	return steps[Math.min(step, steps.length - 1)] ?? 'monthly';
}

/** What a mail says about its own pace. */
export interface PaceNote {
	/** They come slower than was asked for. */
	slower: boolean;
	/** They will come only so often after this one, if nobody opens it. */
	next: AlertPace | undefined;
}

export function paceNote(chosen: Pace, unread: number): PaceNote {
	const now = paceAfter(chosen, unread);
	const next = paceAfter(chosen, unread + 1);
	return { slower: now !== chosen, next: next === now ? undefined : next };
}

/** More saved searches than this nobody keeps in mind. */
export const mostSaved = 50;
/** What one mail holds. */
export const mostItems = 20;
/** Things found soon after one another come in one mail: the next waits for so long. */
export const calmMinutes = 15;
