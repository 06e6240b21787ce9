import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember } from '../../../../tests/support/people.ts';
import { oneOf, patienceMs, randomFrom, walks, wasDone } from '../../../../tests/support/walks.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { system } from '../../platform/actor.ts';
import { afterLessonStep, checkInMonths, type LessonStatus } from '../lifecycle.ts';
import { CheckIn, LessonFields } from '../schema.ts';
import { answerCheckIn, askCheckIns } from './check-ins.ts';
import { draftLesson, editLesson, stepLesson } from './lessons.ts';

const fields = (title: string) =>
	LessonFields.parse({
		...{ title, language: 'en', discipline: 'procurement' },
		words: 'Talking to one firm before the tender cost us four months; publish the same facts to all first.'
	});

describe('lessons that are pressed at random', () => {
	test(
		`take no step that is not in the table, in ${String(walks)} walks`,
		async ({ db }) => {
			const pair = await anIntroducedPair(db);
			const publisher = await pair.office.staff('write', 'publish');
			const from = { organisationId: pair.office.id, engagementId: await workAt(db, pair, 'ended_early') };
			const reached = new Set<LessonStatus>();
			const read = (id: string) =>
				db.selectFrom('lesson').select('status').where('id', '=', id).executeTakeFirstOrThrow();
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				const id = await draftLesson(publisher, from, fields('Ask legal before the first talk'));
				for (let at = 0; at < 6; at += 1) {
					const step = oneOf(random, ['publish', 'withdraw', 'edit'] as const);
					const who = oneOf(random, ['publisher', 'publisher', 'writer', 'owner'] as const);
					const context = { publisher, writer: pair.official, owner: pair.owner }[who];
					const { status } = await read(id);
					const done = await wasDone(
						step === 'edit'
							? editLesson(context, id, fields('Ask legal first of all'))
							: stepLesson(context, id, step)
					);
					const next =
						step === 'edit' ? (status === 'draft' ? status : undefined) : afterLessonStep(status, step);
					const may = who === 'publisher' || (who === 'writer' && step === 'edit');
					const said = `walk ${String(seed)}: ${who} ${step} from ${status}`;
					expect(done, said).toBe(may && next !== undefined);
					expect((await read(id)).status, said).toBe(may && next !== undefined ? next : status);
					reached.add(status);
				}
			}
			expect([...reached].sort()).toEqual(['draft', 'published', 'withdrawn']);
		},
		patienceMs
	);
});

describe('check-ins that are pressed at random', () => {
	test(
		`are asked when due, once, and answered by whom they were asked of, in ${String(walks)} walks`,
		async ({ db }) => {
			const pair = await anIntroducedPair(db);
			const stranger = await acting(db, aMember([]));
			let answered = 0;
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				const completed = random(4) > 0;
				const id = await workAt(db, pair, completed ? 'closed' : 'ended_early');
				let day = 0;
				for (let at = 0; at < 6; at += 1) {
					day += random(90);
					const now = new Date(pair.official.now.getTime() + day * 86_400_000);
					const before = await asked(id);
					if (random(2) === 0) {
						await askCheckIns({ db, now, actor: system });
						for (const { month } of await asked(id))
							expect(day, `walk ${String(seed)}`).toBeGreaterThan(month * 27);
						if (!completed) expect(await asked(id)).toEqual([]);
						expect((await asked(id)).length).toBeGreaterThanOrEqual(before.length);
						continue;
					}
					const month = oneOf(random, checkInMonths);
					const who = oneOf(random, ['office', 'profile', 'stranger'] as const);
					const context = { ...{ office: pair.official, profile: pair.owner, stranger }[who], now };
					const answer = CheckIn.parse({ month: String(month), still_runs: 'yes' });
					const done = await wasDone(answerCheckIn(context, id, answer));
					expect(done, `walk ${String(seed)}: ${who} answers ${String(month)}`).toBe(
						before.some((each) => each.month === month && each.side === who)
					);
					if (done) answered += 1;
				}
				// What is over for this walk is not asked again in the next.
				await db
					.updateTable('engagement')
					.set({ ended_at: new Date(0) })
					.where('id', '=', id)
					.execute();
			}
			expect(answered).toBeGreaterThan(0);

			function asked(id: string) {
				return db
					.selectFrom('outcome_check_in')
					.select(['month', 'side'])
					.where('engagement_id', '=', id)
					.execute();
			}
		},
		patienceMs
	);
});
