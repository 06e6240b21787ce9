import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import {
	anIntroduction,
	aPair,
	askedBy,
	given,
	later,
	type Pair,
	reason
} from '../../../../tests/support/introductions.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { after, type IntroductionStatus, introductionStatuses, type IntroductionStep } from '../lifecycle.ts';
import { taking } from '../policy.ts';
import { acceptIntroduction } from './accepting.ts';
import { askSuggested } from './asking.ts';
import { declineIntroduction, endIntroduction, recordMeeting, withdrawIntroduction } from './commands.ts';
import { engageIntroduction } from './engage.ts';
import { lapseSilent, remindSilent } from './reactions.ts';
import { accepted, conflicted, selectIntroductions, standing } from './standing.ts';

const commands: Record<
	Exclude<IntroductionStep, 'lapse'>,
	(context: Context, id: string) => Promise<unknown>
> = {
	ask: (context, id) => askSuggested(context, id, { words: '', contact: given.office }),
	accept: (context, id) => acceptIntroduction(context, id, given.profile),
	decline: (context, id) => declineIntroduction(context, id, reason),
	withdraw: (context, id) => withdrawIntroduction(context, id),
	meet: (context, id) => recordMeeting(context, id),
	end: (context, id) => endIntroduction(context, id, reason),
	engage: (context, id) => atomically(context, (atomic) => engageIntroduction(atomic, id))
};

/** Undoes what is done in it, so that one introduction serves many attempts. */
async function attempt(context: Context, work: (context: Context) => Promise<unknown>): Promise<string> {
	let outcome = 'done';
	await atomically(context, async (atomic) => {
		try {
			await work(atomic);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			outcome = error.code;
		}
		throw new Undo();
	}).catch((error: unknown) => {
		if (!(error instanceof Undo)) throw error;
	});
	return outcome;
}
class Undo extends Error {}

async function standingOf({ db, actor }: Context, id: string) {
	return selectIntroductions(db)
		.select(standing)
		.select(accepted)
		.select(conflicted(actor).as('conflicted'))
		.where('introduction.id', '=', id)
		.executeTakeFirstOrThrow();
}

const freshPair = async (db: Db) => aPair(db, { profile: { capacity_limit: 50 } });

describe('a step', () => {
	test.for(introductionStatuses)(
		'from %s is taken by whom the policy lets, and by nobody else',
		async (status, { db }) => {
			const pair = await freshPair(db);
			const id = await anIntroduction(pair, status, 'broker');
			const done = new Set<string>();
			for (const [step, command] of Object.entries(commands)) {
				for (const [role, context] of Object.entries(pair.roles)) {
					if (role === 'system') continue;
					const policy = taking(context.actor, step as IntroductionStep, await standingOf(context, id));
					const outcome = await attempt(context, (inside) => command(inside, id));
					expect(outcome === 'done', `${role} takes ${step} from ${status}: ${outcome}`).toBe(
						typeof policy !== 'string'
					);
					if (outcome === 'done') {
						expect(after(status, step as IntroductionStep)).toBeDefined();
						done.add(`${step} by ${role}`);
					}
				}
			}
			expect([...done].sort()).toEqual(allowed[status].sort());
		}
	);
});
const officials = ['official', 'another official', 'manager'];
/** Whoever writes for the office, verified or not, may still end what was begun. */
const anyOfficials = [...officials, 'official of an unverified office'];
const by = (step: string, roles: readonly string[]) => roles.map((role) => `${step} by ${role}`);
const sides = [...anyOfficials, 'owner'];
const allowed: Record<IntroductionStatus, string[]> = {
	suggested: [...by('ask', [...officials, 'broker']), ...by('withdraw', [...anyOfficials, 'broker'])],
	asked: [...by('accept', [...officials, 'owner']), ...by('decline', sides), ...by('withdraw', ['broker'])],
	accepted_by_one: [
		...by('accept', ['owner']),
		...by('decline', ['owner']),
		...by('withdraw', [...anyOfficials, 'broker'])
	],
	both_accepted: ['meet', 'engage', 'end', 'withdraw'].flatMap((step) => by(step, sides)),
	met: ['engage', 'end', 'withdraw'].flatMap((step) => by(step, sides)),
	engaged: [],
	no_fit: [],
	declined: [],
	lapsed: [],
	withdrawn: []
};

describe('a once-only action taken twenty times at once', () => {
	const twenty = <T>(work: () => Promise<T>) => Promise.allSettled(Array.from({ length: 20 }, work));
	const won = (results: PromiseSettledResult<unknown>[]) =>
		results.filter(({ status }) => status === 'fulfilled').length;

	test('asks once', async ({ db }) => {
		const pair = await freshPair(db);
		const results = await twenty(() => askedBy(pair, 'office'));
		expect(won(results)).toBe(1);
		const rows = await db.selectFrom('introduction_transition').select(['step']).execute();
		expect(rows.map(({ step }) => step).sort()).toEqual(['accept', 'ask']);
		expect(await openOf(pair)).toBe(1);
	});

	test.for([
		['accept', 'accepted_by_one', 'owner'],
		['decline', 'accepted_by_one', 'owner'],
		['withdraw', 'accepted_by_one', 'official'],
		['meet', 'both_accepted', 'owner'],
		['end', 'met', 'official'],
		['engage', 'met', 'owner']
	] as const)('takes %s from %s once', async ([step, status, role], { db }) => {
		const pair = await freshPair(db);
		const id = await anIntroduction(pair, status);
		const before = await db.selectFrom('introduction_transition').select('id').execute();
		expect(won(await twenty(() => commands[step](pair.roles[role], id)))).toBe(1);
		const rows = await db.selectFrom('introduction_transition').select('id').execute();
		expect(rows).toHaveLength(before.length + 1);
	});

	test('reminds once and lapses once', async ({ db }) => {
		const pair = await freshPair(db);
		await askedBy(pair, 'office');
		await twenty(() => remindSilent(later(pair.roles.system, 7)));
		await twenty(() => lapseSilent(later(pair.roles.system, 14)));
		expect(await topicsOf(db)).toEqual({
			'introduction.asked': 1,
			'introduction.reminded': 1,
			'introduction.lapsed': 1
		});
		expect(await openOf(pair)).toBe(0);
	});
});

const openOf = async ({ db, profileId }: Pair) =>
	(
		await db
			.selectFrom('profile')
			.select('open_introductions')
			.where('id', '=', profileId)
			.executeTakeFirstOrThrow()
	).open_introductions;

async function topicsOf(db: Db) {
	const { rows } = await sql<{ topic: string }>`
		select task_identifier as topic from graphile_worker.jobs`.execute(db);
	const counts: Record<string, number> = {};
	for (const { topic } of rows) counts[topic] = (counts[topic] ?? 0) + 1;
	return counts;
}
