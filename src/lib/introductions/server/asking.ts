/** Beginning an introduction: asked for one's own side, asked of both by a broker, or suggested to an office. */
import { areApart } from '../../organisations/server/closed.ts';
import { type Actor, reaches } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { violatedConstraint } from '../../platform/server/db.ts';
import { countUse } from '../../platform/server/limits.ts';
import { lockForIntroduction } from '../../profiles/server/introduced.ts';
import { canRead as canReadProfile } from '../../profiles/policy.ts';
import { type Asker, type IntroductionStatus, mayAskAgain, type Side } from '../lifecycle.ts';
import { objectionToAsk, taking } from '../policy.ts';
import type { Snapshot } from '../snapshot.ts';
import { acceptFor } from './accepting.ts';
import type { GivenContact } from './contact.ts';
import { say } from './conversation.ts';
import { append, countOpen, refuse } from './record.ts';
import { takeSnapshot } from './snapshot.ts';
import { isSounding } from './sounding.ts';
import { lockIntroduction } from './standing.ts';

/** So many questions one person puts within a day, whoever they ask for. */
const aDay = { name: 'introduction_ask', most: 30, seconds: 24 * 60 * 60 };

interface Pair {
	needId: string;
	profileId: string;
	/** What is asked, in the asker's words. The other side reads it before deciding. */
	words: string;
	/** Several introductions made for one need as a team. */
	groupId?: string;
	/** Why a broker puts somebody forward whom the match would not have. */
	override?: string;
}

export type Ask = Pair & ({ as: Side; contact: GivenContact } | { as: 'broker' });

/**
 * Asks for an introduction. Whoever asks for their own side accepts in the same breath and says what of their
 * contact data the other side may read once it has accepted, too; a broker's question leaves both to decide. The id.
 */
export function askForIntroduction(context: Context, ask: Ask): Promise<string> {
	return atomically(context, async (atomic) => {
		const id = await begin(atomic, ask, 'asked');
		if (ask.as !== 'broker') await acceptFor(atomic, { id, status: 'asked', side: ask.as }, ask.contact);
		await announce(atomic, 'introduction.asked', { introductionId: id });
		return id;
	});
}

/** A broker tells an office of somebody; nothing is asked of the profile until the office or the broker asks. */
export function suggestIntroduction(context: Context, pair: Pair): Promise<string> {
	return atomically(context, async (atomic) => {
		const id = await begin(atomic, { ...pair, as: 'broker' }, 'suggested');
		await announce(atomic, 'introduction.suggested', { introductionId: id });
		return id;
	});
}

/** Asks what was suggested: the office, which accepts in the same breath, or the broker, who leaves it to both. */
export function askSuggested(
	context: Context,
	id: string,
	wish: { words: string; contact?: GivenContact }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await lockIntroduction(atomic, id);
		const side = taking(atomic.actor, 'ask', found);
		if (typeof side === 'string') refuse(side);
		const { profileId, needId } = found;
		if (profileId === null) throw notAvailable();
		await readPair(atomic, { needId, profileId }, side.side, found.brokerTeamId);
		await atomic.db
			.updateTable('introduction')
			.set({ status: 'asked', asked_at: atomic.now, updated_at: atomic.now })
			.where('id', '=', id)
			.execute();
		await append(atomic, id, { from: 'suggested', to: 'asked', step: 'ask', side: side.side });
		await say(atomic, { ...found, status: 'asked' }, side.side, wish.words);
		await countOpen(atomic, profileId);
		if (side.side === 'office') {
			if (!wish.contact) throw new Refusal('invalid', 'introductions_contact_needed');
			await acceptFor(atomic, { id, status: 'asked', side: 'office' }, wish.contact);
		}
		await announce(atomic, 'introduction.asked', { introductionId: id });
	});
}

async function begin(
	atomic: Atomic,
	{ needId, profileId, words, groupId, override, as }: Pair & { as: Asker },
	status: 'suggested' | 'asked'
): Promise<string> {
	const { actor, db, now } = atomic;
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	await countUse(db, aDay, actor.personId, now);
	const brokerTeamId = as === 'broker' ? await teamFor(atomic, actor, needId) : null;
	const { profile, need } = await readPair(atomic, { needId, profileId }, as, brokerTeamId);
	const match = await takeSnapshot(db, { needId, profileId, now });
	const snapshot = objectToMatch(as, match, override);
	const { id } = await db
		.insertInto('introduction')
		.values({
			...{ need_id: needId, profile_id: profileId, profile_kind: profile.kind, asked_by: as, status },
			...{ broker_team_id: brokerTeamId, group_id: groupId ?? null, snapshot },
			...{ office_person_id: null, profile_person_id: null },
			...{ office_accepted_at: null, profile_accepted_at: null },
			sounding: isSounding(need),
			newcomer: await isNewcomer(atomic, profileId),
			...{ asked_at: status === 'asked' ? now : null, reminded_at: null, created_at: now, updated_at: now }
		})
		.returning('id')
		.executeTakeFirstOrThrow()
		.catch(refuseSecond);
	const step = status === 'asked' ? 'ask' : 'suggest';
	await append(atomic, id, { from: null, to: status, step, side: as });
	await say(atomic, { id, status, ...need, profileName: profile.name }, as, words);
	if (status === 'asked') await countOpen(atomic, profileId);
	return id;
}

function refuseSecond(error: unknown): never {
	if (violatedConstraint(error) !== 'introduction_open_once') throw error;
	throw new Refusal('stale_state', 'introductions_open_already');
}

/** An office chooses among who would do it; a broker may put anybody forward and says why. Owners know themselves. */
function objectToMatch(as: Asker, match: Snapshot, override = ''): Snapshot {
	const against = match.placement?.group === 'excluded' || match.placement?.group === 'near_miss';
	if (as === 'office' && match.placement?.group === 'excluded')
		throw new Refusal('invalid', 'introductions_does_not_fit');
	if (as !== 'broker' || !against) return match;
	if (override === '') throw new Refusal('invalid', 'introductions_override_needed');
	return { ...match, override };
}

/** The verified broker team of the actor's that covers the place of the need. */
async function teamFor({ db }: Atomic, actor: Actor, needId: string): Promise<string> {
	const teams = actor.kind === 'member' ? actor.memberships : [];
	const ids = teams
		.filter(({ kind, verified }) => kind === 'broker_team' && verified === true)
		.map(({ organisationId }) => organisationId);
	if (ids.length === 0) refuse('not_yours');
	const team = await db
		.selectFrom('broker_cover')
		.innerJoin('need', 'need.country', 'broker_cover.country')
		.select('broker_cover.organisation_id as id')
		.where('need.id', '=', needId)
		.where('broker_cover.organisation_id', 'in', ids)
		.where((eb) =>
			eb.or([
				eb('broker_cover.subdivision', 'is', null),
				eb('broker_cover.subdivision', '=', eb.ref('need.subdivision'))
			])
		)
		.orderBy('broker_cover.organisation_id')
		.executeTakeFirst();
	return team?.id ?? refuse('not_yours');
}

const notAvailable = () => new Refusal('not_found', 'introductions_not_available');

/** Both sides of a question, locked, as long as this actor may bring them together. */
async function readPair(
	atomic: Atomic,
	{ needId, profileId }: Pick<Pair, 'needId' | 'profileId'>,
	as: Asker,
	brokerTeamId: string | null
) {
	const { actor, now } = atomic;
	const profile = await lockForIntroduction(atomic, profileId);
	const need = await findOpenNeed(atomic, needId);
	if (!profile || !need?.officeId) throw notAvailable();
	const { officeId } = need;
	const { personId: profilePersonId, organisationId: profileOrganisationId } = profile;
	const party = { ...need, profilePersonId, profileOrganisationId, brokerTeamId };
	const objection = objectionToAsk(actor, as, party);
	if (objection) refuse(objection);
	// Hidden, paused, blocked: to the other side one answer for all, so that none can be told from another.
	const shown = as === 'profile' || (canReadProfile(actor, profile) && reaches(actor, profile));
	// Somebody made up may be tried by everybody: what they ask stays among what is made up.
	if (!shown || !reaches(actor, { example: need.origin === 'example' })) throw notAvailable();
	if (await isApart(atomic, officeId, { needId, profileId, profileOrganisationId })) throw notAvailable();
	if (profilePersonId === null && profileOrganisationId === null)
		throw new Refusal('invalid', 'introductions_nobody_answers');
	if (profile.status !== 'published' || profile.paused)
		throw new Refusal('invalid', 'introductions_publish_first');
	if (need.verifiedUntil === null || need.verifiedUntil < now.toISOString().slice(0, 10))
		throw new Refusal('invalid', 'introductions_office_not_verified');
	await refuseTooSoon(atomic, { needId, profileId }, as);
	if (profile.openIntroductions >= profile.capacityLimit)
		throw new Refusal('stale_state', as === 'profile' ? 'introductions_own_limit' : 'introductions_busy');
	return { profile, need: { ...need, officeId } };
}

/** An open need of an active office; held still until the question is written. */
function findOpenNeed({ db }: Atomic, id: string) {
	return db
		.selectFrom('need')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.office_id as officeId', 'need.country', 'need.subdivision', 'need.kind', 'need.origin'])
		.select(['need.buying_route as buyingRoute', 'office.verified_until as verifiedUntil'])
		.where('need.id', '=', id)
		.where('need.status', '=', 'open')
		.where('office.status', '=', 'active')
		.forShare('need')
		.executeTakeFirst();
}

async function isApart(
	{ actor, db }: Atomic,
	officeId: string,
	{
		needId,
		profileId,
		profileOrganisationId
	}: { needId: string; profileId: string; profileOrganisationId: string | null }
): Promise<boolean> {
	if (await areApart(db, officeId, profileId)) return true;
	if (actor.kind !== 'member') return false;
	const declared = await db
		.selectFrom('conflict_declaration')
		.select('id')
		.where('person_id', '=', actor.personId)
		.where('withdrawn_at', 'is', null)
		.where((eb) =>
			eb.or([
				eb('need_id', '=', needId),
				eb('profile_id', '=', profileId),
				eb('organisation_id', '=', officeId),
				...(profileOrganisationId === null ? [] : [eb('organisation_id', '=', profileOrganisationId)])
			])
		)
		.executeTakeFirst();
	return declared !== undefined;
}

async function isNewcomer({ db }: Atomic, profileId: string): Promise<boolean> {
	const earlier = await db
		.selectFrom('introduction')
		.select('id')
		.where('profile_id', '=', profileId)
		.where('asked_at', 'is not', null)
		.limit(1)
		.executeTakeFirst();
	return earlier === undefined;
}

/** Nobody is asked the same again after a no, nor soon after silence. */
async function refuseTooSoon(
	{ db, now }: Atomic,
	{ needId, profileId }: Pick<Pair, 'needId' | 'profileId'>,
	as: Asker
): Promise<void> {
	const endings: readonly IntroductionStatus[] = ['declined', 'lapsed', 'withdrawn', 'no_fit'];
	const last = await db
		.selectFrom('introduction')
		.innerJoin('introduction_transition as ended', 'ended.introduction_id', 'introduction.id')
		.select(['introduction.status', 'ended.side', 'ended.at'])
		.select(['introduction.office_accepted_at as office', 'introduction.profile_accepted_at as profile'])
		.where('introduction.need_id', '=', needId)
		.where('introduction.profile_id', '=', profileId)
		.where('introduction.asked_at', 'is not', null)
		.where('introduction.status', 'in', endings)
		.whereRef('ended.to_status', '=', 'introduction.status')
		.orderBy('ended.at', 'desc')
		.orderBy('ended.id', 'desc')
		.executeTakeFirst();
	if (!last) return;
	const accepted = (['office', 'profile'] as const).filter((side) => last[side] !== null);
	if (mayAskAgain(as, { ...last, accepted }, now)) return;
	throw new Refusal(
		'stale_state',
		last.status === 'declined' ? 'introductions_declined_before' : 'introductions_asked_lately'
	);
}
