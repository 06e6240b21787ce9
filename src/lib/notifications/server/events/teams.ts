/** What people are told about the organisations they work in or look after. */
import {
	listDecidersOf,
	listMembersWith,
	listVerifiersOf
} from '../../../organisations/server/recipients.ts';
import { canDecide, hasRight } from '../../../organisations/policy.ts';
import { teamReadableBy } from '../../../organisations/server/teams.ts';
import { listStaffOf } from '../../../needs/server/recipients.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import type { EventTable, Reader, Words } from '../rule.ts';
import { quoting } from './needs.ts';

type Say = (parameters: Record<string, never>, options: { locale: Locale }) => string;

function aboutTeam(sentence: Say, path: (id: string) => string) {
	return async (
		reader: Reader,
		{ organisationId }: { organisationId: string }
	): Promise<Words | undefined> => {
		const team = await reader.db
			.selectFrom('organisation')
			.select('organisation.name')
			.where('organisation.id', '=', organisationId)
			.where(teamReadableBy(reader.actor))
			.executeTakeFirst();
		if (!team) return undefined;
		const { locale } = reader;
		return {
			text: sentence({}, { locale }),
			about: team.name,
			path: path(organisationId),
			button: m.notify_open_team({}, { locale })
		};
	};
}

const manage = (id: string) => `/organisations/${id}/manage`;
const page = (id: string) => `/organisations/${id}`;

export const teamEvents = {
	'verification.asked': {
		told: [
			{
				group: 'waiting',
				to: (db, { organisationId }) => listVerifiersOf(db, organisationId),
				words: aboutTeam(m.notify_verification_asked, () => '/desk/verify')
			}
		]
	},
	'verification.decided': {
		settles: ({ organisationId }) => [{ topic: 'verification.asked', payload: { organisationId } }],
		told: [
			{
				group: 'answers',
				to: (db, { organisationId }) => listMembersWith(db, organisationId, 'manage'),
				words: decided
			}
		]
	},
	'member.joined': {
		told: [
			{
				group: 'team',
				to: async (db, { organisationId, personId }) =>
					(await listMembersWith(db, organisationId, 'manage')).filter((id) => id !== personId),
				words: aboutTeam(m.notify_member_joined, manage)
			}
		]
	},
	'organisation.ended': {
		told: [
			{
				group: 'team',
				to: (db, { organisationId }) => listMembersWith(db, organisationId, 'read'),
				words: aboutTeam(m.notify_organisation_ended, page)
			}
		]
	},
	'partner.asked': {
		told: [
			{
				group: 'waiting',
				to: (db, { organisationId }) => listMembersWith(db, organisationId, 'publish'),
				words: partnerAsked
			}
		]
	},
	'partner.answered': {
		settles: (payload) => [{ topic: 'partner.asked', payload }],
		told: [
			{
				group: 'answers',
				to: (db, { needId }) => listStaffOf(db, needId, 'write', 'publish'),
				words: partnerAnswered
			}
		]
	},
	'listing.asked': {
		told: [
			{
				group: 'waiting',
				to: (db, { requestId }) => listDecidersOf(db, requestId),
				words: listingAsked
			}
		]
	},
	'listing.decided': {
		settles: (payload) => [{ topic: 'listing.asked', payload }],
		told: [
			{
				group: 'answers',
				to: async (db, { requestId }) => {
					const request = await db
						.selectFrom('listing_request')
						.select('person_id')
						.where('id', '=', requestId)
						.executeTakeFirst();
					return request?.person_id == null ? [] : [request.person_id];
				},
				words: listingDecided
			}
		]
	}
} satisfies Partial<EventTable>;

const decisions = {
	verified: m.notify_verification_verified,
	refused: m.notify_verification_refused,
	withdrawn: m.notify_verification_withdrawn
};

interface Decided {
	organisationId: string;
	decision: keyof typeof decisions;
}

/** With the reason, for those who manage it. */
async function decided(reader: Reader, { organisationId, decision }: Decided): Promise<Words | undefined> {
	if (!hasRight(reader.actor, organisationId, 'manage')) return undefined;
	const words = await aboutTeam(decisions[decision], manage)(reader, { organisationId });
	const last = await reader.db
		.selectFrom('verification')
		.select('words')
		.where('organisation_id', '=', organisationId)
		.where('step', '=', decision)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return words && quoting(words, last?.words);
}

interface Shared {
	needId: string;
	organisationId: string;
}

/** What the other office shows of its need to those it asks: its title, also of a draft. */
async function partnerAsked({ db, actor, locale }: Reader, { needId, organisationId }: Shared) {
	if (!hasRight(actor, organisationId, 'publish')) return undefined;
	const need = await findShared(db, { needId, organisationId });
	if (need?.answer !== 'asked' || need.status === 'closed') return undefined;
	return {
		text: m.notify_partner_asked({ office: need.office }, { locale }),
		...{ about: need.title, language: need.language },
		path: `/offices/${organisationId}`,
		button: m.notify_open_desk({}, { locale })
	};
}

async function partnerAnswered({ db, actor, locale }: Reader, { needId, organisationId }: Shared) {
	const need = await findShared(db, { needId, organisationId });
	if (!need || need.answer === 'asked' || !hasRight(actor, need.officeId, 'read')) return undefined;
	const sentence = need.answer === 'yes' ? m.notify_partner_yes : m.notify_partner_no;
	return {
		text: sentence({ office: need.partner }, { locale }),
		...{ about: need.title, language: need.language },
		path: `/needs/${needId}/edit`,
		button: m.notify_open_need({}, { locale })
	};
}

function findShared(db: Reader['db'], { needId, organisationId }: Shared) {
	return db
		.selectFrom('need_partner')
		.innerJoin('need', 'need.id', 'need_partner.need_id')
		.innerJoin('organisation as office', 'office.id', 'need.office_id')
		.innerJoin('organisation as partner', 'partner.id', 'need_partner.organisation_id')
		.select(['need.title', 'need.language', 'need.status', 'need_partner.answer'])
		.select(['office.id as officeId', 'office.name as office', 'partner.name as partner'])
		.where('need_partner.need_id', '=', needId)
		.where('need_partner.organisation_id', '=', organisationId)
		.executeTakeFirst();
}

function findRequest(db: Reader['db'], requestId: string) {
	return db
		.selectFrom('listing_request')
		.innerJoin('listing', 'listing.id', 'listing_request.listing_id')
		.select(['listing.id', 'listing.name', 'listing.country', 'listing.subdivision'])
		.select(['listing_request.status', 'listing_request.reason', 'listing_request.person_id as askedBy'])
		.select(['listing.status as listed', 'listing.organisation_id as organisationId'])
		.where('listing_request.id', '=', requestId)
		.executeTakeFirst();
}

async function listingAsked({ db, actor, locale }: Reader, { requestId }: { requestId: string }) {
	const request = await findRequest(db, requestId);
	if (request?.status !== 'asked' || !canDecide(actor, request)) return undefined;
	return {
		text: m.notify_listing_asked({}, { locale }),
		about: request.name,
		path: '/desk/listings',
		button: m.notify_open_desk({}, { locale })
	};
}

async function listingDecided({ db, actor, locale }: Reader, { requestId }: { requestId: string }) {
	const request = await findRequest(db, requestId);
	const own = actor.kind === 'member' && actor.personId === request?.askedBy;
	if (!request || !own || request.status === 'asked') return undefined;
	const sentence = request.status === 'accepted' ? m.notify_listing_accepted : m.notify_listing_refused;
	const words = {
		text: sentence({}, { locale }),
		about: request.name || undefined,
		path: pathOf(request),
		button: m.notify_open_listing({}, { locale })
	};
	return quoting(words, request.reason);
}

/** To the team a claim founded, else to the entry, else to all of them. */
function pathOf({
	id,
	listed,
	organisationId
}: {
	id: string;
	listed: string;
	organisationId: string | null;
}) {
	if (organisationId !== null) return manage(organisationId);
	return listed === 'removed' ? '/organisations' : page(id);
}
