import type { Db } from '../../platform/server/db.ts';
import type { Reactions } from '../../platform/server/jobs.ts';
import { log } from '../../platform/server/log.ts';
import { rebuildPostings } from './commands.ts';
import { countPostings, forgetChanges, recordCheck } from './checks.ts';
import { checkPostings } from './queries.ts';
import { freezeRarity } from './rarity.ts';

/** Every night: what matching reads is compared with the truth, and the rarity of skills is counted anew. */
export const postingReactions: Reactions = {
	'day.passed': async ({ db, now }) => {
		await repairPostings(db, now);
		await freezeRarity(db);
		await forgetChanges(db, now);
	}
};

/** Postings are written with every edit, so a difference is our mistake: it is mended and told. */
async function repairPostings(db: Db, now: Date): Promise<void> {
	const { profiles, needs } = await checkPostings(db);
	const differed = profiles.missing + profiles.wrong + needs.missing + needs.wrong;
	await recordCheck(db, 'postings', now, { compared: await countPostings(db), differed });
	if (differed === 0) return;
	log.warn({ profiles, needs }, 'postings differed from profiles and needs; writing them anew');
	await rebuildPostings(db);
}
