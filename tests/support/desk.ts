/** Broker teams with people, and introductions at any point of their way. */
import type { Right } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import type { EndingReason, IntroductionStatus } from '#lib/introductions/lifecycle.ts';
import { acting, aPerson, now } from './offices.ts';
import { aMember, anOffice, aProfile, membershipIn, someTowns } from './people.ts';

const dayMs = 86_400_000;
export const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);

/** A verified team that covers these countries and regions; `broker` gives a new person working there. */
export async function aTeam(
	db: Db,
	places: readonly string[],
	{ example = false, name = 'Digital commons office' } = {}
) {
	await someTowns(db);
	const id = await anOffice(db, { kind: 'broker_team', name, example, verified_until: '2027-11-01' });
	if (places.length > 0) {
		const covered = places.map((place) => ({
			...{ organisation_id: id, country: place.slice(0, 2) },
			subdivision: place.length > 2 ? place : null
		}));
		await db.insertInto('broker_cover').values(covered).execute();
	}
	const broker = async (...rights: Right[]): Promise<Context> => {
		const membership = membershipIn('broker_team', { organisationId: id, rights, verified: true });
		const actor = { ...aMember([membership]), brokerPlaces: places };
		const context = await acting(db, actor);
		if (context.actor.kind === 'member') {
			await db
				.insertInto('membership')
				.values({ organisation_id: id, person_id: context.actor.personId, rights, since: now })
				.execute();
		}
		return context;
	};
	return { id, broker };
}

interface Way {
	needId: string;
	profileId?: string;
	teamId?: string;
	newcomer?: boolean;
	/** Days before now at which each was reached; left out where it was not. */
	asked: number;
	answered?: number;
	both?: number;
	met?: number;
	ended?: number;
	ending?: Extract<IntroductionStatus, 'engaged' | 'no_fit' | 'declined' | 'lapsed' | 'withdrawn'>;
	reason?: EndingReason;
}

/** An introduction with its steps, as the broker asked for it; its id. */
export async function anIntroduction(db: Db, way: Way): Promise<string> {
	const { needId, teamId, asked, answered, both, met, ended, ending } = way;
	const profileId = way.profileId ?? (await aProfile(db, { person_id: await aPerson(db) }));
	const steps = [
		{ step: 'ask', side: 'broker' as const, to_status: 'asked' as const, ago: asked },
		{ step: 'accept', side: 'profile' as const, to_status: 'accepted_by_one' as const, ago: answered },
		{ step: 'accept', side: 'office' as const, to_status: 'both_accepted' as const, ago: both },
		{ step: 'meet', side: 'office' as const, to_status: 'met' as const, ago: met },
		{
			...{ step: ending === 'declined' ? 'decline' : 'end', side: 'office' as const },
			...{ to_status: ending ?? ('no_fit' as const), ago: ended }
		}
	].flatMap(({ ago, ...step }) => (ago === undefined ? [] : [{ ...step, at: daysAgo(ago) }]));
	const { id } = await db
		.insertInto('introduction')
		.values({
			...{ need_id: needId, profile_id: profileId, profile_kind: 'person', sounding: false },
			...{ asked_by: teamId === undefined ? 'office' : 'broker', broker_team_id: teamId ?? null },
			...{ status: steps.at(-1)?.to_status ?? 'asked', newcomer: way.newcomer ?? false },
			...{ snapshot: { total: null, band: null, parts: [], placement: null, version: 'test' } },
			office_accepted_at: both === undefined ? null : daysAgo(both),
			profile_accepted_at: answered === undefined ? null : daysAgo(answered),
			...{ asked_at: daysAgo(asked), created_at: daysAgo(asked), updated_at: steps.at(-1)?.at ?? now }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('introduction_transition')
		.values(
			steps.map((step) => ({
				...step,
				introduction_id: id,
				reason_code: step.to_status === ending ? (way.reason ?? null) : null
			}))
		)
		.execute();
	return id;
}

interface Around {
	need_id: string;
	profile_id: string;
	organisation_id: string;
}

/** Keeps notes at the desk of a team, which keeps some about them, too. */
export async function worksAtADesk(
	db: Db,
	person_id: string,
	{ need_id, profile_id, organisation_id }: Around
) {
	const { id: team_id } = await aTeam(db, []);
	const by = { team_id, person_id, at: now };
	const text = 'Canary Note';
	const none = { need_id: null, profile_id: null, organisation_id: null };
	await db
		.insertInto('desk_note')
		.values([
			{ ...by, ...none, profile_id, words: text },
			{ ...by, ...none, need_id, words: 'The council meets in May' },
			{ ...by, ...none, organisation_id, words: 'Prefers the telephone' }
		])
		.execute();
	await db
		.insertInto('desk_candidate')
		.values({ ...by, need_id, profile_id, reason: text })
		.execute();
	await db
		.insertInto('desk_item')
		.values({
			...{ ...by, subject: 'need', subject_id: need_id, assigned_to: person_id },
			...{ follow_up_on: '2026-12-01', word: 'After the holidays' }
		})
		.execute();
	await db
		.insertInto('desk_template')
		.values({ ...by, kind: 'reminder', locale: 'en', words: 'Good day' })
		.execute();
	const introduction_id = await anIntroduction(db, {
		...{ needId: need_id, profileId: profile_id, asked: 9, ended: 2, ending: 'lapsed' }
	});
	const told = { ...by, words: 'We asked too late' };
	await db
		.insertInto('desk_failure')
		.values([
			{ ...told, from_on: '2026-10-01', to_on: '2026-10-31', need_id, introduction_id: null },
			{ ...told, from_on: '2026-11-01', to_on: '2026-11-30', need_id: null, introduction_id }
		])
		.execute();
}
