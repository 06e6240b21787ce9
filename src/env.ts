import { defineEnvVars } from '@sveltejs/kit/env';
import { settings } from './lib/platform/settings.ts';

/** What `$app/env/private` exports; see `settings.ts` for the words. */
export const variables = defineEnvVars(settings);
