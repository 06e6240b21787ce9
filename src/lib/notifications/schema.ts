import { z } from 'zod';
import { locales } from '../platform/language.ts';
import { isTimeZone } from '../platform/settings.ts';
import { type GroupName, isOptional, settableGroups } from './groups.ts';
import { type Choice, choices } from './lifecycle.ts';

const choice = z.enum(choices, { error: 'platform_choose' });
const shown = z.enum(['shown', 'hidden'], { error: 'platform_choose' });

const mailFields: Record<`mail_${string}`, typeof choice> = Object.fromEntries(
	settableGroups.map((group) => [`mail_${group}`, choice])
);
const inboxFields: Record<`inbox_${string}`, typeof shown> = Object.fromEntries(
	settableGroups.filter(isOptional).map((group) => [`inbox_${group}`, shown])
);

/** The whole page of choices: a mail field for each group, an inbox field where the group can be left out. */
export const NotificationChoices = z.strictObject({
	...mailFields,
	...inboxFields,
	language: z.enum(locales, { error: 'platform_choose' }),
	time_zone: z
		.string()
		.max(60, { error: 'notify_settings_zone_unknown' })
		.refine(isTimeZone, { error: 'notify_settings_zone_unknown' })
		.optional()
});

/** The fields of that page as wishes, one a group. */
export function wishesIn(
	fields: z.output<typeof NotificationChoices>
): { group: GroupName; mail: Choice; inbox: boolean }[] {
	const given: Readonly<Record<string, string | undefined>> = fields;
	return settableGroups.map((group) => ({
		group,
		mail: choice.parse(given[`mail_${group}`]),
		inbox: given[`inbox_${group}`] !== 'hidden'
	}));
}

export const NoFields = z.strictObject({});
export const OneNotice = z.strictObject({ notice: z.uuid() });

/** What a mail program posts by RFC 8058, and the button of our page too. */
export const OneClick = z.strictObject({ 'List-Unsubscribe': z.literal('One-Click').optional() });
