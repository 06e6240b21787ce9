import { z } from 'zod';
import { line } from '../platform/text.ts';
import { followedKinds } from './lifecycle.ts';

const kind = z.enum(followedKinds, { error: 'platform_choose' });

/** `back`: the page the button stands on, to return to. */
export const Follow = z.strictObject({
	kind,
	subject: z.string().max(60),
	back: z.string().max(2_500).optional()
});
export const FollowPlace = z.strictObject({ place: line(200, 1) });
export const HideNeed = z.strictObject({ need: z.uuid() });
export const ShowAgain = z.strictObject({});
