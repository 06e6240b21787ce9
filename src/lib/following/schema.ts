import { z } from 'zod';
import { line } from '../platform/text.ts';
import { followedKinds } from './lifecycle.ts';

const kind = z.enum(followedKinds, { error: 'platform_choose' });

export const Follow = z.strictObject({ kind, subject: z.string().max(60) });
export const FollowPlace = z.strictObject({ place: line(200, 1) });
export const HideNeed = z.strictObject({ need: z.uuid() });
export const ShowAgain = z.strictObject({});
