import { describe, expect, test } from '../../../../tests/support/database.ts';

import { everyKindOfActor } from '../../../../tests/support/people.ts';
import { anIntroducedPair, workUpTo } from '../../../../tests/support/work.ts';
import { answerEnding, reportEnding } from '../../engagements/server/endings.ts';
import { linkDelivery, writeNote } from '../../engagements/server/progress.ts';
import { findEngagement, listTransitions, readProgress } from '../../engagements/server/queries.ts';
import { visitor } from '../../platform/actor.ts';
import { Account, LedgerFilters } from '../schema.ts';
import { decidePublication, replyToAccount, writeAccount } from './accounts.ts';
import { listLedger } from './ledger.ts';
import { readOutcome } from './queries.ts';

/** As `aProfile` calls a person, in words somebody wrote without thinking. */
const name = 'Ana Lima';
const words = `It went badly because of ${name}; ANA LIMA was ill.`;

describe('work that has ended badly', () => {
	test('names no natural person to anybody outside, whatever was written and published', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await workUpTo(pair, 'active');
		await writeNote(pair.official, id, { words, language: 'en', public: 'yes' });
		const link = { kind: 'document', url: 'https://example.org/map', upstream: 'no' } as const;
		await linkDelivery(pair.owner, id, { ...link, title: `Map by ${name}` });
		await reportEnding(pair.official, id, { ending: 'skills_missing', words });
		await answerEnding(pair.owner, id, { answer: 'own_account', ending: 'not_paid', words });
		const account = (wanted: string) =>
			Account.parse({ language: 'en', wanted, happened: words, did_not_work: words, tell_next: words });
		for (const side of [pair.official, pair.owner]) {
			await writeAccount(side, id, account('A map of the city, for everybody'));
			await decidePublication(side, id, 'agreed');
		}
		await replyToAccount(pair.owner, id, words);
		await writeAccount(pair.official, id, account(`A map that ${name} promised`));

		const outsiders = Object.entries(everyKindOfActor('00000000-0000-4000-8000-000000000000'));
		for (const [who, actor] of [...outsiders, ['visitor', visitor] as const]) {
			if (actor.kind === 'system') continue;
			const page = await findEngagement(db, actor, id);
			const shown = JSON.stringify([
				page,
				await listTransitions(db, id, false),
				await readProgress(db, id, page?.desk ?? false),
				await readOutcome(db, actor, id),
				(await listLedger(db, { filters: LedgerFilters.parse({}) }, 10)).rows
			]);
			expect(shown.toLowerCase(), who).not.toContain(name.toLowerCase());
			expect(shown, who).not.toContain(pair.profileId);
			expect(shown, who).toContain('skills_missing');
		}
		expect(JSON.stringify(await readOutcome(db, pair.official.actor, id))).toContain(name);
	});
});
