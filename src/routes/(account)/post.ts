import { DEMO, SMTP_URL } from '$app/env/private';
import { Refusal } from '#lib/platform/refusal.ts';

/** This instance carries the marked examples. */
export const hasExamples = DEMO === 'on';
/** Mails are shown instead of sent. */
export const mailIsCaught = hasExamples && SMTP_URL === undefined;
/** Somebody who asks for a link gets one. */
export const mailWorks = mailIsCaught || SMTP_URL !== undefined;

/** Pages that exist only where the examples are. */
export function requireExamples(present = hasExamples): void {
	if (!present) throw new Refusal('not_found', 'platform_not_found');
}
