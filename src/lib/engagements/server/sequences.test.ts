import { describe, expect, test } from '../../../../tests/support/database.ts';
import {
	flawOf,
	oneOf,
	patienceMs,
	type Random,
	randomFrom,
	walks,
	wasDone
} from '../../../../tests/support/walks.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import type { Context } from '../../platform/server/context.ts';
import { after, type EngagementStatus, type EngagementStep, engagementEndings } from '../lifecycle.ts';
import { takeStep } from './commands.ts';
import { answerEnding, reportEnding } from './endings.ts';
import { confirmEngagement } from './parties.ts';

const steps = ['start', 'deliver', 'accept', 'refuse', 'pay', 'hand_over'] as const;

/** What somebody might press next, sensible or not. */
function press(context: Context, id: string, random: Random): Promise<void> {
	const choice = random(10);
	const words = random(2) === 0 ? '' : 'It was so';
	if (choice === 0) return confirmEngagement(context, id);
	if (choice === 1) return reportEnding(context, id, { ending: oneOf(random, engagementEndings), words });
	if (choice === 2) return answerEnding(context, id, { answer: 'confirmed', words: '' });
	if (choice === 3) return reportEnding(context, id, { ending: 'completed', words: '' });
	return takeStep(context, id, oneOf(random, steps), words);
}

describe('work that is pressed at random', () => {
	test(
		`takes no step that is not in the table, in ${String(walks)} walks`,
		async ({ db }) => {
			const pair = await anIntroducedPair(db);
			const reached = new Set<EngagementStatus>();
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				const pays = random(2) === 0;
				const id = await workAt(db, pair, 'agreed', pays);
				for (let at = 0; at < 14; at += 1)
					await wasDone(press(oneOf(random, [pair.official, pair.owner]), id, random));
				const { status, ending } = await db
					.selectFrom('engagement')
					.select(['status', 'ending'])
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				const timeline = await db
					.selectFrom('engagement_transition')
					.select(['from_status', 'to_status', 'step'])
					.where('engagement_id', '=', id)
					.where('step', '<>', 'agree')
					.orderBy('id')
					.execute();
				const flaw = flawOf(timeline, 'agreed', (from, step) =>
					step === 'confirm' ? from : after(from as EngagementStatus, step as EngagementStep, pays)
				);
				expect(flaw, `walk ${String(seed)}`).toBeUndefined();
				expect(timeline.at(-1)?.to_status ?? 'agreed').toBe(status);
				expect(ending !== null).toBe(status === 'closed' || status === 'ended_early');
				reached.add(status);
			}
			expect(reached.size).toBeGreaterThan(3);
		},
		patienceMs
	);
});
