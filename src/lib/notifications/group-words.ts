/** How each group of events is called, and why somebody gets it. */
import { m } from '../paraglide/messages.js';
import type { Locale } from '../platform/language.ts';
import type { GroupName } from './groups.ts';

const words = {
	waiting: {
		title: m.notify_group_waiting,
		lead: m.notify_group_waiting_lead,
		reason: m.notify_reason_waiting
	},
	answers: {
		title: m.notify_group_answers,
		lead: m.notify_group_answers_lead,
		reason: m.notify_reason_answers
	},
	introductions: {
		title: m.notify_group_introductions,
		lead: m.notify_group_introductions_lead,
		reason: m.notify_reason_introductions
	},
	conversations: {
		title: m.notify_group_conversations,
		lead: m.notify_group_conversations_lead,
		reason: m.notify_reason_conversations
	},
	team: { title: m.notify_group_team, lead: m.notify_group_team_lead, reason: m.notify_reason_team },
	followed: {
		title: m.notify_group_followed,
		lead: m.notify_group_followed_lead,
		reason: m.notify_reason_followed
	},
	searches: { title: m.alerts_group, lead: m.alerts_group_lead, reason: m.alerts_reason }
} satisfies Record<GroupName, Record<'title' | 'lead' | 'reason', unknown>>;

export const groupTitle = (group: GroupName, locale: Locale) => words[group].title({}, { locale });
/** What is in it, in one sentence. */
export const groupLead = (group: GroupName, locale: Locale) => words[group].lead({}, { locale });
/** Why a mail of this group comes. */
export const groupReason = (group: GroupName, locale: Locale) => words[group].reason({}, { locale });
