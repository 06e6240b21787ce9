import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { everyKindOfActor } from '../../../../tests/support/people.ts';
import { anIntroducedPair, type Introduced, workUpTo } from '../../../../tests/support/work.ts';
import { answerEnding, reportEnding } from '../../engagements/server/endings.ts';
import { linkDelivery, writeNote } from '../../engagements/server/progress.ts';
import { findEngagement, listTransitions, readProgress } from '../../engagements/server/queries.ts';
import { type Actor, visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { editProfile } from '../../profiles/server/commands.ts';
import { eraseProfile } from '../../profiles/server/life.ts';
import { refreshDocuments } from '../../search/server/refresh.ts';
import { Account, LedgerFilters, LessonFields } from '../schema.ts';
import { decidePublication, replyToAccount, writeAccount } from './accounts.ts';
import { draftLesson, stepLesson } from './lessons.ts';
import { listLedger } from './ledger.ts';
import { readOutcome } from './queries.ts';

/** As `aProfile` calls a person, in words somebody wrote without thinking. */
const name = 'Ana Lima';
const words = `It went badly because of ${name}; ANA LIMA was ill.`;

/** Ninety-two times three letters: a cut at 280 falls into the name. */
const long = `${'so '.repeat(92)}${name}`;
const account = (wanted: string) =>
	Account.parse({ language: 'en', wanted, happened: words, did_not_work: words, tell_next: long });

/** Work that ended badly, with the name in every text there is. Told in public by both. */
async function toldWork(pair: Introduced): Promise<string> {
	const id = await workUpTo(pair, 'active');
	await writeNote(pair.official, id, { words, language: 'en', public: 'yes' });
	const link = { kind: 'document', url: 'https://example.org/map', upstream: 'no' } as const;
	await linkDelivery(pair.owner, id, { ...link, title: `Map by ${name}` });
	await reportEnding(pair.official, id, { ending: 'skills_missing', words });
	await answerEnding(pair.owner, id, { answer: 'own_account', ending: 'not_paid', words });
	for (const side of [pair.official, pair.owner]) {
		await writeAccount(side, id, account('A map of the city, for everybody'));
		await decidePublication(side, id, 'agreed');
	}
	await replyToAccount(pair.owner, id, words);
	await writeAccount(pair.official, id, account(`A map that ${name} promised`));
	const organisationId = pair.office.id;
	const lesson = LessonFields.parse({
		...{ title: `What ${name} taught us`, words: `${words} We wrote it down too late, and asked nobody.` },
		...{ language: 'en', discipline: 'it' }
	});
	const publisher = await pair.office.staff('write', 'publish');
	await stepLesson(
		publisher,
		await draftLesson(publisher, { organisationId, engagementId: id }, lesson),
		'publish'
	);
	return id;
}

async function shownTo(db: Db, actor: Actor, id: string): Promise<string> {
	const page = await findEngagement(db, actor, id);
	const desk = page?.desk ?? false;
	return JSON.stringify([
		page,
		await listTransitions(db, id, desk),
		await readProgress(db, id, desk),
		await readOutcome(db, actor, id),
		(await listLedger(db, { filters: LedgerFilters.parse({}) }, 10)).rows
	]);
}

function documents(db: Db) {
	return db
		.selectFrom('search_document')
		.select(['kind', 'name', 'summary', 'name_words', 'words'])
		.where('kind', 'in', ['outcome', 'lesson'])
		.orderBy('kind', 'desc')
		.execute();
}

describe('work that has ended badly', () => {
	test('names no natural person to anybody outside, whatever was written and published', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await toldWork(pair);
		const outsiders = Object.entries(everyKindOfActor('00000000-0000-4000-8000-000000000000'));
		for (const [who, actor] of [...outsiders, ['visitor', visitor] as const]) {
			if (actor.kind === 'system') continue;
			const shown = await shownTo(db, actor, id);
			expect(shown, who).not.toMatch(/\b(ana|lima)\b/i);
			expect(shown, who).not.toContain(pair.profileId);
			expect(shown, who).toContain('skills_missing');
		}
		expect(JSON.stringify(await readOutcome(db, pair.official.actor, id))).toContain(name);
	});

	test('is not found by the name of a natural person', async ({ db }) => {
		await toldWork(await anIntroducedPair(db));
		await refreshDocuments(db);
		const [outcome] = await documents(db);
		expect(outcome?.kind).toBe('outcome');
		expect(outcome?.summary).toContain('It went badly because of […]');
		expect(JSON.stringify(outcome)).toContain('badly');
		expect(JSON.stringify(outcome)).not.toMatch(/\b(ana|lima)\b/i);
	});

	test('keeps no name that its person erased or changed, in no text and no search document', async ({
		db
	}) => {
		for (const how of ['rename', 'shorten', 'erase'] as const) {
			const pair = await anIntroducedPair(db);
			const id = await toldWork(pair);
			expect(await shownTo(db, pair.official.actor, id)).toMatch(/\bAna Lima\b/);
			const { updated_at: seen } = await db
				.selectFrom('profile')
				.select('updated_at')
				.where('id', '=', pair.profileId)
				.executeTakeFirstOrThrow();
			if (how === 'erase') await eraseProfile(pair.owner, pair.profileId);
			else
				await editProfile(pair.owner, pair.profileId, seen, {
					name: how === 'rename' ? 'Bia Souza' : 'Ana'
				});
			await refreshDocuments(db);
			const { rows } = await sql`
				select (select jsonb_agg(one) from engagement_note one where engagement_id = ${id}),
					(select jsonb_agg(one) from engagement_delivery one where engagement_id = ${id}),
					(select jsonb_agg(one) from engagement_ending one where engagement_id = ${id}),
					(select jsonb_agg(one) from engagement_transition one where engagement_id = ${id}),
					(select jsonb_agg(one) as accounts from outcome_account one where engagement_id = ${id}),
					(select jsonb_agg(one) from outcome_event one where engagement_id = ${id}),
					(select jsonb_agg(one) as lessons from lesson one)`.execute(db);
			const left = JSON.stringify([rows, await documents(db), await shownTo(db, visitor, id)]);
			expect(left, how).not.toMatch(/\b(ana )?lima\b/i);
			expect(left, how).toContain('It went badly because of […]; […] was ill.');
			expect(left, how).toContain('A map that […] promised');
		}
	});
});
