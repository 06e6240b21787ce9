import { z } from 'zod';
import { importKinds } from './lifecycle.ts';

export const LookAtFile = z.strictObject({
	kind: z.enum(importKinds, { error: 'platform_choose' }),
	file: z.file({ error: 'platform_required' })
});

export const ConfirmImport = z.strictObject({ similar: z.literal('yes').optional() });
export const DiscardImport = z.strictObject({});
