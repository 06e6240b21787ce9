import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, everyKindOfActor, membershipIn, skills } from '../../../../tests/support/people.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import { visitor } from '../../platform/actor.ts';
import { canReadLesson } from '../policy.ts';
import { LessonFields, LessonFilters } from '../schema.ts';
import { findLesson, lessonsFor, listLessons } from './lesson-queries.ts';
import { draftLesson, editLesson, stepLesson } from './lessons.ts';

const fields = (more: Record<string, unknown> = {}) =>
	LessonFields.parse({
		title: 'Ask legal before the first talk',
		words: 'Talking to one firm before the tender cost us four months; publish the same facts to all first.',
		...{ language: 'en', discipline: 'procurement', ...more }
	});

describe('a lesson', () => {
	test('is read by everybody once published, before and after only by who wrote it', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const publisher = await pair.office.staff('write', 'publish');
		const from = { organisationId: pair.office.id, engagementId: await workAt(db, pair, 'ended_early') };
		const id = await draftLesson(publisher, from, fields());
		const seen = new Set<boolean>();
		for (const step of [undefined, 'publish', 'withdraw'] as const) {
			if (step) await stepLesson(publisher, id, step);
			const status = step === undefined ? 'draft' : step === 'publish' ? 'published' : 'withdrawn';
			for (const [who, actor] of Object.entries(everyKindOfActor(pair.office.id))) {
				const expected = canReadLesson(actor, { status, organisationId: pair.office.id });
				expect((await findLesson(db, actor, id)) !== undefined, `${who}, ${status}`).toBe(expected);
				seen.add(expected);
			}
			const { rows } = await listLessons(db, { filters: LessonFilters.parse({}) }, 10);
			expect(rows.length).toBe(status === 'published' ? 1 : 0);
		}
		expect(seen.size).toBe(2);
	});

	test('is drawn from work that has ended, by who took part or brokers the place', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const publisher = await pair.office.staff('write');
		const ended = await workAt(db, pair, 'closed');
		const stranger = await acting(db, aMember([membershipIn('firm', { rights: ['write'] })]));
		if (stranger.actor.kind !== 'member') throw new Error('a member');
		const organisationId = stranger.actor.memberships[0]!.organisationId;
		const going = { organisationId: pair.office.id, engagementId: await workAt(db, pair, 'active') };
		expect(await refusalOf(draftLesson(publisher, going, fields()))).toBe('stale_state');
		const ofOther = { organisationId, engagementId: ended };
		expect(await refusalOf(draftLesson(stranger, ofOther, fields()))).toBe('not_allowed');
		expect(await refusalOf(draftLesson(publisher, ofOther, fields()))).toBe('not_allowed');
	});

	test('that is public keeps its words', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const publisher = await pair.office.staff('write', 'publish');
		const from = { organisationId: pair.office.id, engagementId: await workAt(db, pair, 'closed') };
		const id = await draftLesson(publisher, from, fields());
		await editLesson(publisher, id, fields({ title: 'Ask legal before anything' }));
		await stepLesson(publisher, id, 'publish');
		expect(await refusalOf(editLesson(publisher, id, fields()))).toBe('stale_state');
		expect((await findLesson(db, visitor, id))?.title).toBe('Ask legal before anything');
	});

	test('is shown to who writes a similar need, the most similar first', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		await skills(db, 'qgis', 'training');
		const publisher = await pair.office.staff('write', 'publish');
		const from = { organisationId: pair.office.id, engagementId: await workAt(db, pair, 'closed') };
		const near = await draftLesson(publisher, from, fields({ skill: ['qgis', 'training'] }));
		const far = await draftLesson(
			publisher,
			from,
			fields({ title: 'Write the handover down', skill: ['qgis'] })
		);
		for (const id of [near, far]) await stepLesson(publisher, id, 'publish');
		const found = await lessonsFor(db, { skills: ['qgis', 'training'] });
		expect(found.map(({ id }) => id)).toEqual([near, far]);
		expect(await lessonsFor(db, { skills: ['rust'], kind: 'grant', country: 'FR' })).toEqual([]);
	});
});
