/** What people type in introductions, with the messages they read. */
import { z } from 'zod';
import { mailAddress } from '../accounts/schema.ts';
import { line, prose } from '../platform/text.ts';
import { endingReasons } from './lifecycle.ts';

const telephone = line(40)
	.refine((text) => text === '' || /^\+?[\d\s()./-]{5,}$/.test(text), {
		error: 'introductions_telephone_shape'
	})
	.default('');
const address = mailAddress.transform((read) => read.address);

/** What somebody gives of themselves for the other side. */
export const Accept = z.strictObject({ address, telephone });

const reasonCode = z.enum(endingReasons, { error: 'platform_choose' }).optional();

export const End = z.strictObject({
	reason_code: reasonCode,
	reason: prose(1_000).default(''),
	would_change: prose(1_000).default('')
});

export const AskSuggested = z.strictObject({
	words: prose(2_000).default(''),
	address: address.optional(),
	telephone
});

const pair = {
	need: z.uuid({ error: 'platform_choose' }),
	profile: z.uuid({ error: 'platform_choose' }),
	words: prose(2_000, 20)
};

/** A question on behalf of one's own side. */
export const AskForSide = z.strictObject({
	...pair,
	as: z.enum(['office', 'profile'], { error: 'platform_choose' }),
	address,
	telephone
});

/** A broker's: asked of both, or suggested to the office. */
export const AskAsBroker = z.strictObject({
	...pair,
	override: prose(1_000).default(''),
	how: z.enum(['ask', 'suggest'], { error: 'platform_choose' })
});

export const Message = z.strictObject({ words: prose(4_000, 1) });
export const Hide = z.strictObject({ message: z.uuid({ error: 'platform_choose' }), reason: prose(300, 3) });
export const Words = z.strictObject({ words: prose(2_000, 5) });
export const Nothing = z.strictObject({});
