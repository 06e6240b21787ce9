import { describe, expect, test } from '../../../../tests/support/database.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { after, type EngagementStatus, type EngagementStep, engagementEndings } from '../lifecycle.ts';
import { takeStep } from './commands.ts';
import { answerEnding, reportEnding } from './endings.ts';
import { confirmEngagement } from './parties.ts';

const soak = process.env['SOAK'] === '1';
const walks = soak ? 5_000 : 40;

/** A generator of its own, so that a failure can be walked again. */
function randomFrom(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const steps = ['start', 'deliver', 'accept', 'refuse', 'pay', 'hand_over'] as const;

/** What somebody might press next, sensible or not. */
function press(context: Context, id: string, random: (below: number) => number): Promise<void> {
	const choice = random(10);
	if (choice === 0) return confirmEngagement(context, id);
	if (choice === 1) {
		const ending = engagementEndings[random(engagementEndings.length)] ?? 'other';
		return reportEnding(context, id, { ending, words: random(2) === 0 ? '' : 'It was so' });
	}
	if (choice === 2) return answerEnding(context, id, { answer: 'confirmed', words: '' });
	if (choice === 3) return reportEnding(context, id, { ending: 'completed', words: '' });
	return takeStep(context, id, steps[random(steps.length)] ?? 'start', random(2) === 0 ? '' : 'Because');
}

interface Walked {
	from_status: EngagementStatus | null;
	to_status: EngagementStatus;
	step: string;
}

/** What is wrong with a timeline; undefined where every step is in the table and follows the one before. */
function flaw(timeline: readonly Walked[], start: EngagementStatus, pays: boolean): string | undefined {
	let at = start;
	for (const { from_status, to_status, step } of timeline) {
		if (from_status !== at) return `${step} says from ${String(from_status)}, it was ${at}`;
		const allowed = step === 'confirm' ? at : after(at, step as EngagementStep, pays);
		if (allowed !== to_status) return `${step} leads from ${at} to ${to_status}`;
		at = to_status;
	}
	return undefined;
}

async function timelineOf(db: Db, id: string) {
	const rows = await db
		.selectFrom('engagement_transition')
		.select(['from_status', 'to_status', 'step'])
		.where('engagement_id', '=', id)
		.where('step', '<>', 'agree')
		.orderBy('id')
		.execute();
	return rows;
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
				for (let at = 0; at < 14; at += 1) {
					const context = random(2) === 0 ? pair.official : pair.owner;
					await press(context, id, random).catch((error: unknown) => {
						if (!(error instanceof Refusal)) throw error;
					});
				}
				const { status, ending } = await db
					.selectFrom('engagement')
					.select(['status', 'ending'])
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				const timeline = await timelineOf(db, id);
				expect(flaw(timeline, 'agreed', pays), `walk ${String(seed)}`).toBeUndefined();
				expect(timeline.at(-1)?.to_status ?? 'agreed').toBe(status);
				expect(ending !== null).toBe(status === 'closed' || status === 'ended_early');
				reached.add(status);
			}
			expect(reached.size).toBeGreaterThan(3);
		},
		soak ? 3_600_000 : 120_000
	);
});
