/** Through what somebody is told. */
export const channels = ['mail', 'in_app'] as const;
export type Channel = (typeof channels)[number];

/** How soon a mail goes out. */
export const rhythms = ['at_once', 'daily', 'weekly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** What somebody chooses for a group of events and a channel; the inbox knows only `at_once` and `off`. */
export const choices = [...rhythms, 'off'] as const;
export type Choice = (typeof choices)[number];

/** Digests; nobody chooses `monthly`, which is for those who do not read the others. */
export type DigestRhythm = Exclude<Rhythm, 'at_once'> | 'monthly';

/** Why a mail never left: nothing in it was left to tell, nowhere to send it, or refused by the mailbox. */
export type MailEnd = 'nothing_left' | 'no_address' | 'comes_back' | 'refused';

export type SuppressionReason = 'bounce' | 'complaint';
