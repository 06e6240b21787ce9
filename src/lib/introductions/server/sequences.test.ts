import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPair, later, type Pair, reason } from '../../../../tests/support/introductions.ts';
import { aNeed } from '../../../../tests/support/people.ts';
import {
	flawOf,
	oneOf,
	patienceMs,
	type Random,
	randomFrom,
	walks,
	wasDone
} from '../../../../tests/support/walks.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { after, type IntroductionStatus, type IntroductionStep, isReleased } from '../lifecycle.ts';
import { acceptIntroduction } from './accepting.ts';
import { askForIntroduction, askSuggested, suggestIntroduction } from './asking.ts';
import { declineIntroduction, endIntroduction, recordMeeting, withdrawIntroduction } from './commands.ts';
import { giveAgain, listContacts, revokeContact } from './contact.ts';
import { engageIntroduction } from './engage.ts';
import { lapseSilent } from './reactions.ts';

const contact = { address: 'canary@walk.example', telephone: '' };
const words = 'Would you teach our planners?';

/** Begins as an office, a person or a broker may. */
function begin({ roles, profileId }: Pair, needId: string, random: Random): Promise<string> {
	const of = { needId, profileId, words };
	const choice = random(4);
	if (choice === 0) return suggestIntroduction(roles.broker, of);
	if (choice === 1) return askForIntroduction(roles.broker, { ...of, as: 'broker' });
	if (choice === 2) return askForIntroduction(roles.official, { ...of, as: 'office', contact });
	return askForIntroduction(roles.owner, { ...of, as: 'profile', contact });
}

/** What somebody might press next, sensible or not; time passes in between. */
function press(context: Context, id: string, random: Random): Promise<unknown> {
	switch (random(11)) {
		case 0:
			return askSuggested(context, id, { words, contact });
		case 1:
		case 2:
		case 3:
			return acceptIntroduction(context, id, contact);
		case 4:
			return declineIntroduction(context, id, random(2) === 0 ? reason : {});
		case 5:
			return withdrawIntroduction(context, id);
		case 6:
			return recordMeeting(context, id);
		case 7:
			return endIntroduction(context, id, reason);
		case 8:
			return atomically(context, (atomic) => engageIntroduction(atomic, id));
		case 9:
			return random(2) === 0 ? revokeContact(context, id) : giveAgain(context, id, contact);
		default:
			return lapseSilent(context);
	}
}

const leads = (from: string, step: string) =>
	step === 'revoke' || step === 'give' ? from : after(from as IntroductionStatus, step as IntroductionStep);

describe('introductions that are pressed at random', () => {
	test(
		`take no step that is not in the table and give no contact away, in ${String(walks)} walks`,
		async ({ db }) => {
			const pair = await aPair(db);
			const { roles } = pair;
			const who = [roles.official, roles.owner, roles.broker, roles.system, roles['somebody else']];
			const reached = new Set<IntroductionStatus>();
			for (let seed = 1; seed <= walks; seed += 1) {
				const random = randomFrom(seed);
				const need = {
					office_id: pair.officeId,
					kind: 'training',
					country: 'FR',
					subdivision: 'FR-ARA'
				} as const;
				const needId = await aNeed(db, { ...need, skills: ['qgis'] });
				const id = await begin(pair, needId, random);
				for (let at = 0; at < 9; at += 1)
					await wasDone(press(later(oneOf(random, who), random(4) * at), id, random));
				const { status } = await db
					.selectFrom('introduction')
					.select('status')
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				const [first, ...timeline] = await db
					.selectFrom('introduction_transition')
					.select(['from_status', 'to_status', 'step'])
					.where('introduction_id', '=', id)
					.orderBy('id')
					.execute();
				expect(flawOf(timeline, first?.to_status ?? '', leads), `walk ${String(seed)}`).toBeUndefined();
				expect(timeline.at(-1)?.to_status ?? first?.to_status).toBe(status);
				for (const reader of [roles.official, roles.owner]) {
					const theirs = (await listContacts(db, reader.actor, id)).filter(({ mine }) => !mine);
					if (!isReleased(status)) expect(theirs, `walk ${String(seed)}, ${status}`).toEqual([]);
				}
				reached.add(status);
				// All walks share one profile and its people: what is open, and what was asked today, counts against them.
				await db.deleteFrom('rate_limit').execute();
				await db.updateTable('introduction').set({ status: 'withdrawn' }).where('id', '=', id).execute();
			}
			expect(reached.size).toBeGreaterThan(4);
		},
		patienceMs
	);
});
