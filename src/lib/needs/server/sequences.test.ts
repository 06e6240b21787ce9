import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aDraft, anOfficeWithPeople, now } from '../../../../tests/support/offices.ts';
import {
	flawOf,
	oneOf,
	patienceMs,
	type Random,
	randomFrom,
	walks,
	wasDone
} from '../../../../tests/support/walks.ts';
import { system } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import { after, chosenEndings, type NeedStatus, type NeedStep } from '../lifecycle.ts';
import {
	closeNeed,
	confirmNeed,
	pauseNeed,
	publishNeed,
	resumeNeed,
	sendBackNeed,
	submitNeed
} from './commands.ts';
import { lapseSilent } from './reactions.ts';

/** What somebody might press next, sensible or not. */
function press(context: Context, id: string, random: Random): Promise<unknown> {
	switch (random(10)) {
		case 0:
			return submitNeed(context, id);
		case 1:
		case 2:
			return publishNeed(context, id);
		case 3:
			return sendBackNeed(context, id, 'Who maintains it afterwards?');
		case 4:
			return pauseNeed(context, id);
		case 5:
		case 6:
			return resumeNeed(context, id);
		case 7:
			return confirmNeed(context, id);
		case 8:
			return random(3) === 0
				? closeNeed(context, id, oneOf(random, chosenEndings), '')
				: confirmNeed(context, id);
		default:
			return lapseSilent({
				...context,
				now: new Date(now.getTime() + random(70) * 86_400_000),
				actor: system
			});
	}
}

const leads = (from: string, step: string) => after(from as NeedStatus, step as NeedStep);

describe('needs that are pressed at random', () => {
	test(
		`take no step that is not in the table, and end with an ending, in ${String(walks)} walks`,
		async ({ db }) => {
			const offices = [
				await anOfficeWithPeople(db),
				await anOfficeWithPeople(db, { second_pair_of_eyes: true })
			];
			const casts = await Promise.all(
				offices.map(async ({ id, staff, unverified }) => ({
					officeId: id,
					writer: await staff('read', 'write'),
					people: [
						await staff('read', 'write', 'publish'),
						await staff('publish'),
						await unverified('publish')
					]
				}))
			);
			const reached = new Set<NeedStatus>();
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				const { officeId, writer, people } = oneOf(random, casts);
				const id = await aDraft(writer, officeId);
				for (let at = 0; at < 10; at += 1)
					await wasDone(press(oneOf(random, [writer, ...people]), id, random));
				const { status, ending } = await db
					.selectFrom('need')
					.select(['status', 'ending'])
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				const [, ...timeline] = await db
					.selectFrom('need_transition')
					.select(['from_status', 'to_status', 'step'])
					.where('need_id', '=', id)
					.orderBy('id')
					.execute();
				expect(flawOf(timeline, 'draft', leads), `walk ${String(seed)}`).toBeUndefined();
				expect(timeline.at(-1)?.to_status ?? 'draft').toBe(status);
				expect(ending !== null).toBe(status === 'closed');
				reached.add(status);
			}
			expect(reached.size).toBeGreaterThan(3);
		},
		patienceMs
	);
});
