import { z } from 'zod';
import { line } from '../platform/text.ts';
import { readMailAddress } from './address.ts';
import { tokenScopes } from './lifecycle.ts';

export const mailAddress = line(254, 1).transform((text, issues) => {
	const read = readMailAddress(text);
	if (read) return read;
	issues.addIssue({ code: 'custom', message: 'platform_email' });
	return z.NEVER;
});

/** Long enough to be the only key there is; no rule about kinds of letters. Spaces count, so nothing is trimmed. */
export const newPassword = z
	.string()
	.refine((text) => text.isWellFormed() && !text.includes('\0'), {
		error: 'platform_text_unreadable',
		abort: true
	})
	.min(15, { error: 'accounts_password_short' })
	.max(200, { error: 'platform_text_too_long' });

const next = z.string().max(2_000).optional();

export const AskForLink = z.strictObject({ address: mailAddress, next });

export const PasswordSignIn = z.strictObject({
	address: mailAddress,
	password: z.string().min(1, { error: 'platform_required' }).max(200, { error: 'platform_text_too_long' }),
	next
});

/** What the address of a mailed link carries, sent on by the button of its page. */
export const linkToken = z.string().max(200);

/** The name is asked only of people who are new here. */
export const UseLink = z.strictObject({ token: linkToken, name: line(80, 2).optional() });

export const ConfirmAddress = z.strictObject({ token: linkToken });

export const TakeBack = z.strictObject({ token: linkToken });

export const EnterAsExample = z.strictObject({ person: z.uuid() });

export const PersonalDetails = z.strictObject({ name: line(80, 2) });

/** The password there is: what shows in an older session that the account is one's own. */
const current = z.string().max(200, { error: 'platform_text_too_long' }).optional();

export const ChangeAddress = z.strictObject({ address: mailAddress, current });

export const SetPassword = z.strictObject({ password: newPassword, current });

export const RemovePassword = z.strictObject({ current });

export const tokenDays = ['30', '90', '365'] as const;

export const NewToken = z.strictObject({
	token_name: line(80, 2),
	scopes: z
		.array(z.enum(tokenScopes))
		.default([])
		.pipe(z.array(z.enum(tokenScopes)).min(1, { error: 'platform_choose' })),
	days: z.enum(tokenDays),
	current
});

/** Ids are ours: letters, digits, `-` and `_`. */
export const RevokeToken = z.strictObject({
	id: z.string().regex(/^[\w-]{1,40}$/, { error: 'platform_choose' })
});

export const EraseAccount = z.strictObject({ sure: z.literal('on', { error: 'accounts_say_sure' }) });

/** A form that is only a button. */
export const NoFields = z.strictObject({});
