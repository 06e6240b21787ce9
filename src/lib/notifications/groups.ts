/**
 * Events that belong together for who is told about them: what somebody sets, they set for a whole group. Links to
 * sign in and mails about the safety of an account are in none: they always come.
 */
import type { Choice, Rhythm } from './lifecycle.ts';

interface Group {
	/** When it is mailed where nobody chose. */
	mail: Rhythm;
	/** Whether the inbox may leave it out: what somebody is asked to do always stands there. */
	inbox: 'always' | 'optional';
}

export const groups = {
	/** Somebody waits for an answer or a decision of yours. */
	waiting: { mail: 'at_once', inbox: 'always' },
	/** An answer or decision you wait for. */
	answers: { mail: 'at_once', inbox: 'always' },
	/** How introductions and the work that follows go on. */
	introductions: { mail: 'at_once', inbox: 'always' },
	/** Messages inside an introduction. */
	conversations: { mail: 'at_once', inbox: 'always' },
	/** What happens in the teams you work in. */
	team: { mail: 'daily', inbox: 'optional' },
	/** What you follow or asked about. */
	followed: { mail: 'daily', inbox: 'optional' },
	/** What a saved search found: each says for itself how often, so it is set there. */
	searches: { mail: 'at_once', inbox: 'always' }
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof groups;
export const groupNames = Object.keys(groups) as readonly GroupName[];

/** Those that people set for the whole group. */
export const settableGroups = groupNames.filter((name) => name !== 'searches');
const all: Readonly<Record<GroupName, Group>> = groups;

export interface Choices {
	mail?: Choice | undefined;
	in_app?: Choice | undefined;
}

/** What holds for somebody: what they chose, as far as the group lets them. */
export function standing(name: GroupName, { mail, in_app }: Choices): { mail: Choice; inbox: boolean } {
	const usual = all[name];
	return { mail: mail ?? usual.mail, inbox: usual.inbox === 'always' || in_app !== 'off' };
}

export function isGroup(name: string): name is GroupName {
	return Object.hasOwn(groups, name);
}

/** Whether the inbox may leave this group out. */
export function isOptional(name: GroupName): boolean {
	return all[name].inbox === 'optional';
}
