/** An office with a need, somebody who fits it, a broker of the place, and introductions in every state. */
import { randomUUID } from 'node:crypto';
import { acceptIntroduction } from '#lib/introductions/server/accepting.ts';
import { askForIntroduction, suggestIntroduction } from '#lib/introductions/server/asking.ts';
import {
	declineIntroduction,
	endIntroduction,
	recordMeeting,
	withdrawIntroduction
} from '#lib/introductions/server/commands.ts';
import { engageIntroduction } from '#lib/introductions/server/engage.ts';
import { lapseSilent } from '#lib/introductions/server/reactions.ts';
import type { IntroductionStatus } from '#lib/introductions/lifecycle.ts';
import { type Actor, type Right, system, visitor } from '#lib/platform/actor.ts';
import { atomically, type Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { now } from './offices.ts';
import { aNeed, anOffice, aProfile, membershipIn, someTowns } from './people.ts';

const place = { country: 'FR', subdivision: 'FR-ARA', city: 2996944 };

/** What each person gives of themselves: found anywhere it should not be, it gives itself away. */
export const given = {
	office: { address: 'canary-official@office.example', telephone: '+33 4 00 00 11 11' },
	profile: { address: 'canary-person@home.example', telephone: '+33 6 00 00 22 22' }
} as const;

export const reason = {
	reasonCode: 'budget',
	reason: 'No money this year.',
	wouldChange: 'A new budget in May.'
} as const;

export type Pair = Awaited<ReturnType<typeof aPair>>;

async function stored(db: Db, name: string): Promise<string> {
	const id = randomUUID();
	await db.insertInto('person').values({ id, name, locale: 'en', created_at: now }).execute();
	return id;
}

interface PairOptions {
	need?: Parameters<typeof aNeed>[1];
	profile?: Parameters<typeof aProfile>[1];
}

/** A verified office with an open need, a person's published profile, a verified broker team; contexts by role. */
export async function aPair(db: Db, more: PairOptions = {}) {
	await someTowns(db);
	const officeId = await anOffice(db, { verified_until: '2030-01-01' });
	const teamId = await anOffice(db, {
		kind: 'broker_team',
		name: 'Region team',
		verified_until: '2030-01-01'
	});
	await db
		.insertInto('broker_cover')
		.values({ organisation_id: teamId, country: 'FR', subdivision: 'FR-ARA' })
		.execute();
	const needId = await aNeed(db, {
		...{ office_id: officeId, skills: ['qgis'], kind: 'training', ...place },
		...more.need
	});
	const ownerId = await stored(db, 'Ana Lima');
	const profileId = await aProfile(db, {
		...{ person_id: ownerId, skills: ['qgis'], places: [place], kinds: ['training', 'paid_contract'] },
		...more.profile
	});
	const roles = await everybody(db, { officeId, teamId, ownerId });
	return { db, officeId, teamId, needId, ownerId, profileId, roles };
}

type MemberOf = Extract<Actor, { kind: 'member' }>['memberships'];

/** One context for every part somebody can have in an introduction, or have none in it. */
async function everybody(
	db: Db,
	{ officeId, teamId, ownerId }: Record<'officeId' | 'teamId' | 'ownerId', string>
) {
	const acting = (actor: Actor): Context => ({ db, now, actor });
	const member = (personId: string, memberships: MemberOf, brokerPlaces: string[] = []): Context =>
		acting({ kind: 'member', personId, memberships, brokerPlaces, operator: false });
	const inOffice = async (rights: Right[], verified = true) => {
		const personId = await stored(db, 'Olga Prefeita');
		await db
			.insertInto('membership')
			.values({ organisation_id: officeId, person_id: personId, rights, since: now })
			.execute();
		return member(personId, [
			membershipIn('office', { organisationId: officeId, rights, ...(verified && { verified: true }) })
		]);
	};
	const inTeam = (more: { organisationId?: string } = {}) => [
		membershipIn('broker_team', { rights: ['write'], verified: true, ...more })
	];
	return {
		visitor: acting(visitor),
		system: acting(system),
		'somebody else': member(await stored(db, 'Somebody'), []),
		official: await inOffice(['write']),
		'another official': await inOffice(['publish']),
		manager: await inOffice(['manage']),
		reader: await inOffice(['read']),
		'official of an unverified office': await inOffice(['write'], false),
		'official elsewhere': member(await stored(db, 'Elsewhere'), [
			membershipIn('office', { rights: ['write'], verified: true })
		]),
		owner: member(ownerId, []),
		'another owner': member(await stored(db, 'Another'), []),
		broker: member(await stored(db, 'Rosa'), inTeam({ organisationId: teamId }), ['FR-ARA']),
		'broker elsewhere': member(await stored(db, 'Maud'), inTeam(), ['BR-PE']),
		'another broker of the place': member(await stored(db, 'Zoé'), inTeam(), ['FR']),
		operator: acting({
			...{ kind: 'member', personId: await stored(db, 'Ola'), memberships: [], brokerPlaces: [] },
			operator: true
		})
	} satisfies Record<string, Context>;
}

/** The same people at another time. */
export function later(context: Context, days: number): Context {
	return { ...context, now: new Date(context.now.getTime() + days * 24 * 60 * 60_000) };
}

const words = 'Would you teach our planners?';

export function askedBy(pair: Pair, side: 'office' | 'profile' | 'broker'): Promise<string> {
	const { needId, profileId, roles } = pair;
	const ask = { needId, profileId, words };
	if (side === 'broker') return askForIntroduction(roles.broker, { ...ask, as: 'broker' });
	const context = side === 'office' ? roles.official : roles.owner;
	return askForIntroduction(context, { ...ask, as: side, contact: given[side] });
}

/** An introduction brought into this status by the steps that lead there. */
export async function anIntroduction(
	pair: Pair,
	status: IntroductionStatus,
	side: 'office' | 'profile' | 'broker' = 'office'
): Promise<string> {
	const { needId, profileId, roles } = pair;
	if (status === 'suggested') return suggestIntroduction(roles.broker, { needId, profileId, words });
	const id = await askedBy(pair, status === 'asked' ? 'broker' : side);
	if (status === 'asked') return id;
	if (status === 'lapsed') return lapseSilent(later(roles.system, 14)).then(() => id);
	if (side === 'broker') await acceptIntroduction(roles.official, id, given.office);
	if (status === 'accepted_by_one') return id;
	const [first, second] = side === 'profile' ? [roles.owner, roles.official] : [roles.official, roles.owner];
	if (status === 'declined') return declineIntroduction(second, id, reason).then(() => id);
	if (status === 'withdrawn') return withdrawIntroduction(first, id).then(() => id);
	await acceptIntroduction(second, id, side === 'profile' ? given.office : given.profile);
	if (status === 'both_accepted') return id;
	if (status === 'engaged')
		return atomically(roles.official, (atomic) => engageIntroduction(atomic, id)).then(() => id);
	if (status === 'no_fit') return endIntroduction(roles.official, id, reason).then(() => id);
	await recordMeeting(roles.official, id);
	return id;
}
