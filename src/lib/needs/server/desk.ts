/** What the people of an office read about its own needs. */
import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { needClosedTo } from '../../organisations/server/closed.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Tables } from '../../platform/server/tables.ts';
import { canRead, canReadDesk, canSeeMatches, officesOf } from '../policy.ts';
import { lastHeard } from './heard.ts';

/** The active offices the actor works in, by name. */
export async function listOwnOffices(db: Db, actor: Actor) {
	const offices = officesOf(actor);
	if (offices.length === 0) return [];
	return db
		.selectFrom('organisation')
		.select(['id', 'name', 'country', 'subdivision', 'city', 'second_pair_of_eyes as secondPairOfEyes'])
		.where('id', 'in', offices)
		.where('status', '=', 'active')
		.orderBy('name')
		.orderBy('id')
		.execute();
}

const text = [
	'need.id',
	'need.title',
	'need.outcome_wanted',
	'need.problem',
	'need.tried',
	'need.contracted_how',
	'need.staff_afterwards',
	'need.maintained_by',
	'need.answered_by',
	'need.reviewed_by',
	'need.local_preference_rule',
	'need.buying_route',
	'need.repository',
	'need.language',
	'need.kind',
	'need.intent',
	'need.presence',
	'need.gates',
	'need.languages',
	'need.mandatory_languages',
	'need.budget_amount',
	'need.budget_currency',
	'need.effort_days',
	'need.paid_within_days',
	'need.country',
	'need.subdivision',
	'need.city',
	'need.starts_on',
	'need.ends_on',
	'need.closes_on',
	'need.maintained_until'
] as const;

const standing = [
	'need.status',
	'need.ending',
	'need.origin',
	'need.office_id as officeId',
	'need.updated_at as updatedAt',
	'need.published_at as publishedAt',
	'office.name as office',
	'office.second_pair_of_eyes as secondPairOfEyes'
] as const;

export type OwnNeed = Awaited<ReturnType<typeof findOwnNeed>>;

/** A need with everything its office keeps about it. Refuses whoever does not work there as if there were none. */
export async function findOwnNeed(db: Db, actor: Actor, id: string) {
	const need = await db
		.selectFrom('need')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.leftJoin('subdivision', 'subdivision.code', 'need.subdivision')
		.leftJoin('city', 'city.id', 'need.city')
		.select(text)
		.select(standing)
		.select(['city.name as cityName', 'subdivision.name as subdivisionName', lastHeard.as('lastHeard')])
		.select((eb) => [
			jsonArrayFrom(
				eb
					.selectFrom('need_skill')
					.select(['need_skill.skill', 'need_skill.must', 'need_skill.level'])
					.whereRef('need_skill.need_id', '=', 'need.id')
					.orderBy('need_skill.must', 'desc')
					.orderBy('need_skill.skill')
			).as('skills'),
			jsonArrayFrom(
				eb
					.selectFrom('need_approval')
					.select(['need_approval.side', 'need_approval.answer'])
					.whereRef('need_approval.need_id', '=', 'need.id')
			).as('approvals'),
			jsonArrayFrom(
				eb
					.selectFrom('need_partner')
					.innerJoin('organisation', 'organisation.id', 'need_partner.organisation_id')
					.select(['organisation.id', 'organisation.name', 'need_partner.answer'])
					.whereRef('need_partner.need_id', '=', 'need.id')
					.orderBy('organisation.name')
			).as('partners'),
			lastStep(eb).as('last'),
			submittedBy(eb).as('submittedBy')
		])
		.where('need.id', '=', id)
		.executeTakeFirst();
	if (!need || !canReadDesk(actor, need)) throw new Refusal('not_found', 'needs_not_found');
	return need;
}

function lastStep(eb: ExpressionBuilder<Tables, 'need'>) {
	return jsonArrayFrom(
		eb
			.selectFrom('need_transition as taken')
			.select(['taken.step', 'taken.reason'])
			.whereRef('taken.need_id', '=', 'need.id')
			.orderBy('taken.at', 'desc')
			.orderBy('taken.id', 'desc')
			.limit(1)
	);
}

function submittedBy(eb: ExpressionBuilder<Tables, 'need'>) {
	return eb
		.selectFrom('need_transition as sent')
		.select('sent.person_id')
		.whereRef('sent.need_id', '=', 'need.id')
		.where('sent.step', '=', 'submit')
		.orderBy('sent.at', 'desc')
		.orderBy('sent.id', 'desc')
		.limit(1);
}

/** The newest of each status are listed; older ones are reached through search. */
const mostNeeds = 200;

/** All needs of one office the actor works in, what waits first; what the page of its desk is made from. */
export function listOfficeNeeds(db: Db, actor: Actor, officeId: string) {
	if (!officesOf(actor).includes(officeId)) throw new Refusal('not_found', 'teams_not_found');
	return db
		.selectFrom('need')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.id', 'need.title', 'need.language', 'need.status', 'need.ending', 'need.origin'])
		.select(['need.office_id as officeId', 'office.second_pair_of_eyes as secondPairOfEyes'])
		.select([
			'need.closes_on as closesOn',
			'need.updated_at as updatedAt',
			'need.published_at as publishedAt'
		])
		.select((eb) => [
			lastHeard.as('lastHeard'),
			submittedBy(eb).as('submittedBy'),
			eb
				.selectFrom('need_question')
				.select(sql<number>`count(*)::int`.as('count'))
				.whereRef('need_question.need_id', '=', 'need.id')
				.where('need_question.answer', 'is', null)
				.where('need_question.hidden_because', 'is', null)
				.as('unanswered')
		])
		.where('need.office_id', '=', officeId)
		.orderBy('need.updated_at', 'desc')
		.orderBy('need.id')
		.limit(mostNeeds)
		.execute();
}

/** Needs other offices would like to share with this one: no more of them than the asking office shows. */
export function listAskedToShare(db: Db, actor: Actor, officeId: string) {
	if (!officesOf(actor).includes(officeId)) throw new Refusal('not_found', 'teams_not_found');
	return db
		.selectFrom('need_partner')
		.innerJoin('need', 'need.id', 'need_partner.need_id')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.id', 'need.title', 'need.language', 'need.status', 'office.name as office'])
		.select(['need_partner.answer', sql<string>`left(need.outcome_wanted, 600)`.as('outcome')])
		.where('need_partner.organisation_id', '=', officeId)
		.where('need.status', '<>', 'closed')
		.orderBy('need_partner.at', 'desc')
		.orderBy('need.id')
		.limit(mostNeeds)
		.execute();
}

/** Offices whose name holds the words, for asking one to share a need. */
export function searchOffices(db: Db, words: string, but: string) {
	return db
		.selectFrom('organisation')
		.select(['id', 'name', 'country'])
		.where('kind', '=', 'office')
		.where('status', '=', 'active')
		.where('id', '<>', but)
		.where(sql<boolean>`position(lower(${words}) in lower(name)) > 0`)
		.orderBy('name')
		.orderBy('id')
		.limit(20)
		.execute();
}

/** What identifies a need to whoever is shown its matches: its office, and brokers of its place. */
export async function findNeedCase(db: Db, actor: Actor, id: string) {
	const need = await db
		.selectFrom('need')
		.select(['id', 'title', 'language', 'status', 'origin', 'country', 'subdivision'])
		.select(['office_id as officeId', 'published_at as publishedAt'])
		.select(needClosedTo(actor).as('closed'))
		.where('id', '=', id)
		.executeTakeFirst();
	if (!need || !canRead(actor, need)) throw new Refusal('not_found', 'needs_not_found');
	if (need.closed || !canSeeMatches(actor, need)) throw new Refusal('not_allowed', 'needs_matches_only');
	return need;
}
