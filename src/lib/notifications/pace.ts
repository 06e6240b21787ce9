import type { DigestRhythm, Rhythm } from './lifecycle.ts';

/** So many digests in a row nobody read before the next ones come more rarely. */
export const patience = { daily: 7, weekly: 4 } as const;

/** How often digests go to somebody who left the last `unread` of them unread. */
export function pace(rhythm: Exclude<Rhythm, 'at_once'>, unread: number): DigestRhythm {
	if (rhythm === 'weekly') return unread < patience.weekly ? 'weekly' : 'monthly';
	if (unread < patience.daily) return 'daily';
	return unread < patience.daily + patience.weekly ? 'weekly' : 'monthly';
}
