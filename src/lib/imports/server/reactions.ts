import type { Reactions } from '../../platform/server/jobs.ts';
import { runImport } from './commands.ts';

export const importReactions: Reactions = {
	'import.confirmed': (context, { importId }) => runImport(context, importId)
};
