import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting } from '../../../../tests/support/offices.ts';
import { aMember, everyKindOfActor } from '../../../../tests/support/people.ts';
import {
	anAcceptedIntroduction,
	anIntroducedPair,
	aProposal,
	workAt,
	workUpTo
} from '../../../../tests/support/work.ts';
import { aProfile } from '../../../../tests/support/people.ts';
import { refusalOf } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { canRead } from '../policy.ts';
import { after, type EngagementStatus, engagementStatuses, type EngagementStep } from '../lifecycle.ts';
import { proposeEngagement, takeStep } from './commands.ts';
import { answerEnding, reportEnding } from './endings.ts';
import { addParty, confirmEngagement } from './parties.ts';
import { listOwnEngagements } from './own-work.ts';
import { findEngagement, listTransitions, readProgress } from './queries.ts';

async function statusOf(db: Db, id: string): Promise<EngagementStatus> {
	const { status } = await db
		.selectFrom('engagement')
		.select('status')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return status;
}

const takers: Partial<Record<EngagementStep, (context: Context, id: string) => Promise<void>>> = {
	start: (context, id) => takeStep(context, id, 'start'),
	deliver: (context, id) => takeStep(context, id, 'deliver'),
	accept: (context, id) => takeStep(context, id, 'accept'),
	refuse: (context, id) => takeStep(context, id, 'refuse', 'It does not open'),
	pay: (context, id) => takeStep(context, id, 'pay'),
	hand_over: (context, id) => takeStep(context, id, 'hand_over'),
	close: (context, id) => reportEnding(context, id, { ending: 'completed', words: '' }),
	end_early: (context, id) => reportEnding(context, id, { ending: 'no_time', words: 'No time left' })
};
const mayOf = (side: 'office' | 'profile', step: EngagementStep) =>
	step === 'deliver' ? side === 'profile' : step === 'accept' || step === 'refuse' ? side === 'office' : true;

describe('every step, from every status, by either side and by others', () => {
	for (const pays of [false, true]) {
		test(`is taken exactly when side and lifecycle allow it${pays ? ', where the work pays' : ''}`, async ({
			db
		}) => {
			const seen = new Set<string>();
			const outsider = await acting(db, aMember([]));
			const pair = await anIntroducedPair(db);
			for (const status of engagementStatuses.filter((each) => pays || each !== 'paid')) {
				for (const [name, take] of Object.entries(takers) as [EngagementStep, (typeof takers)['start']][]) {
					for (const who of ['office', 'profile', 'outsider'] as const) {
						const id = await workAt(db, pair, status, pays);
						const context = { office: pair.official, profile: pair.owner, outsider }[who];
						const expected =
							who === 'outsider'
								? status === 'proposed'
									? 'not_found'
									: 'not_allowed'
								: !mayOf(who, name)
									? 'not_allowed'
									: after(status, name, pays)
										? undefined
										: 'stale_state';
						expect(await refusalOf(take!(context, id)), `${who}: ${name} from ${status}`).toBe(expected);
						expect(await statusOf(db, id)).toBe(expected ? status : after(status, name, pays));
						seen.add(expected ?? 'taken');
					}
				}
			}
			expect([...seen].sort()).toEqual(['not_allowed', 'not_found', 'stale_state', 'taken']);
		}, 120_000);
	}
});

describe('an agreement', () => {
	test('takes the word of both sides, and of everybody who was brought in', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await proposeEngagement(pair.official, aProposal(pair.introductionId));
		const second = await acting(db, aMember([]));
		if (second.actor.kind !== 'member') throw new Error('a member');
		const profileId = await aProfile(db, { person_id: second.actor.personId, name: 'Bia' });
		await addParty(pair.official, id, await anAcceptedIntroduction(db, pair.needId, profileId));

		await confirmEngagement(pair.owner, id);
		expect(await statusOf(db, id)).toBe('proposed');
		expect(await refusalOf(confirmEngagement(pair.owner, id))).toBe('stale_state');

		await confirmEngagement(second, id);
		expect(await statusOf(db, id)).toBe('agreed');
	});

	test('is made once, however many press the button at the same time', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const tries = await Promise.all(
			Array.from({ length: 20 }, () =>
				refusalOf(proposeEngagement(pair.official, aProposal(pair.introductionId)))
			)
		);
		expect(tries.filter((refusal) => refusal === undefined)).toHaveLength(1);
		const { count } = await db
			.selectFrom('engagement')
			.select((eb) => eb.fn.countAll<string>().as('count'))
			.executeTakeFirstOrThrow();
		expect(Number(count)).toBe(1);
	});
});

describe('an ending', () => {
	test('stands as one side reports it, with the other account beside it', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await workUpTo(pair, 'ended_early');
		expect(await refusalOf(answerEnding(pair.official, id, { answer: 'confirmed', words: '' }))).toBe(
			'not_allowed'
		);
		await answerEnding(pair.owner, id, { answer: 'own_account', ending: 'not_paid', words: 'Never paid' });
		expect(await refusalOf(answerEnding(pair.owner, id, { answer: 'confirmed', words: '' }))).toBe(
			'stale_state'
		);
		const { ending } = await readProgress(db, id, true);
		expect(ending).toMatchObject({
			...{ reportedBy: 'office', ending: 'money_withdrawn', words: 'The council cut the budget' },
			...{ answer: 'own_account', ownEnding: 'not_paid', ownWords: 'Never paid' }
		});
	});

	test('is reported once, by whichever side is first', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await workUpTo(pair, 'active');
		const tries = await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				refusalOf(
					reportEnding(index % 2 ? pair.official : pair.owner, id, { ending: 'no_time', words: 'No time' })
				)
			)
		);
		expect(tries.filter((refusal) => refusal === undefined)).toHaveLength(1);
	});

	test('of an office that ends early comes with its reason', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const id = await workUpTo(pair, 'active');
		const silent = { ending: 'need_changed', words: '' } as const;
		expect(await refusalOf(reportEnding(pair.official, id, silent))).toBe('invalid');
		expect(await refusalOf(reportEnding(pair.owner, id, silent))).toBeUndefined();
	});
});

describe('who reads work', () => {
	test('made-up brokers look after made-up work and no other', () => {
		const work = { country: 'FR', subdivision: null, agreed: false, parties: [] };
		const broker = { ...aMember([]), brokerPlaces: ['FR'] } as Actor;
		const madeUp = { ...broker, example: true } as Actor;
		expect(canRead(broker, { ...work, example: false })).toBe(true);
		expect(canRead(madeUp, { ...work, example: true })).toBe(true);
		expect(canRead(madeUp, { ...work, example: false })).toBe(false);
	});

	test('everybody reads its bare facts once it was agreed, and only those inside its words and names', async ({
		db
	}) => {
		const pair = await anIntroducedPair(db);
		const proposed = await workUpTo(pair, 'proposed');
		const other = await anIntroducedPair(db, pair.office);
		const ended = await workUpTo(other, 'ended_early');
		const outside = Object.entries(everyKindOfActor(pair.office.id)).filter(
			([who]) => !who.startsWith('staff of the') && who !== 'system'
		);
		expect(outside.length).toBeGreaterThan(8);
		for (const [who, actor] of outside) {
			expect(await findEngagement(db, actor, proposed), who).toBeUndefined();
			const found = await findEngagement(db, actor, ended);
			expect(found?.desk, who).toBe(false);
			expect(JSON.stringify(found), who).not.toContain('Ana Lima');
			expect(JSON.stringify(found), who).not.toContain('Teach four planners');
			expect(JSON.stringify(await listTransitions(db, ended, false))).not.toContain('budget');
			expect(JSON.stringify(await readProgress(db, ended, false))).not.toContain('budget');
			if (actor.kind === 'member') expect(await listOwnEngagements(db, actor), who).toEqual([]);
		}
		for (const inside of [pair.official, other.owner]) {
			const found = await findEngagement(db, inside.actor, ended);
			expect(found).toMatchObject({ desk: true, title: 'Teach four planners to keep the map' });
			expect((await listOwnEngagements(db, inside.actor)).map(({ id }) => id)).toContain(ended);
		}
	});
});
