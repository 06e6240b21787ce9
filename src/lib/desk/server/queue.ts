/** Everything that waits for somebody at a desk, read in one go. */
import { sql } from 'kysely';
import { needClosedTo, profileClosedTo } from '../../organisations/server/closed.ts';
import { lastHeard } from '../../needs/server/heard.ts';
import type { Context } from '../../platform/server/context.ts';
import { type DeskSubject, patience, type Waiting } from '../lifecycle.ts';
import type { Desk } from '../policy.ts';
import { arrange, type Queue, type Waits } from '../queue.ts';
import { coveredBy, needAt } from './coverage.ts';

export interface Queued {
	waiting: Waiting;
	subject: DeskSubject;
	subjectId: string;
	needId: string | null;
	title: string;
	language: string | null;
	office: string | null;
	/** Who is introduced, where the broker may know the name. */
	profile: string | null;
	profileKind: 'person' | 'firm' | 'community' | null;
	example: boolean;
	since: Date;
	assignedTo: string | null;
	assignee: string | null;
	followUpOn: string | null;
	word: string | null;
}
export type DeskRow = Waits<Queued>;

/** Of each kind the longest waiting; a desk that has more than this in front of it does not need the rest. */
const mostOfAKind = 200;

/** The queue of a desk at this moment, what presses most first. */
export async function readQueue(context: Context, desk: Desk): Promise<Queue<Queued>> {
	const { db, now } = context;
	const today = now.toISOString().slice(0, 10);
	const { rows } = await sql<Queued>`
		with need as (${coveredNeeds(context, desk)}), introduced as (${introducedFor(context)})
		select waiting.*, item.assigned_to as "assignedTo", assignee.name as assignee,
			item.follow_up_on as "followUpOn", item.word
		from (${needsThatWait(now)} union all ${introductionsThatWait(now)} union all ${reportsThatWait}
			union all ${organisationsThatWait(context, desk)} union all ${listingsThatWait(context, desk)}
			union all ${followUps(desk)}) as waiting
		left join desk_item as item on item.team_id is not distinct from ${desk.teamId}
			and item.subject = waiting.subject and item.subject_id = waiting."subjectId"
		left join person as assignee on assignee.id = item.assigned_to
		order by waiting.since, waiting."subjectId"`.execute(db);
	return arrange(rows, now, today);
}

function coveredNeeds({ actor, now }: Context, desk: Desk) {
	const today = now.toISOString().slice(0, 10);
	return sql`
		select need.id, need.title, need.language, need.status, need.published_at, need.origin = 'example' as example,
			need.origin, need.office_id, office.name as office, ${lastHeard} as heard
		from need left join organisation as office on office.id = need.office_id
		where need.origin <> 'archive' and need.published_at is not null
			and ${coveredBy(desk, needAt, today)} and not ${needClosedTo(actor)}`;
}

/** A name is shown to those who would find it in the list of matches too. */
function introducedFor({ actor }: Context) {
	return sql`
		select introduction.id, introduction.status, introduction.profile_kind, introduction.asked_at,
			greatest(introduction.office_accepted_at, introduction.profile_accepted_at) as accepted_at,
			greatest((select max(at) from introduction_transition where introduction_id = introduction.id),
				(select max(at) from introduction_message where introduction_id = introduction.id)) as heard,
			case when profile.visibility <> 'introduction' and profile.status = 'published' then profile.name end as profile,
			need.id as need_id, need.title, need.language, need.office, need.example
		from introduction join need on need.id = introduction.need_id
		left join profile on profile.id = introduction.profile_id
		where profile.id is null or not ${profileClosedTo(actor)}`;
}

const dayBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

function needsThatWait(now: Date) {
	const columns = sql`'need' as subject, need.id as "subjectId", need.id as "needId", need.title, need.language,
		need.office, null::text as profile, null::text as "profileKind", need.example`;
	return sql`
		(select 'no_introduction' as waiting, ${columns}, need.published_at as since from need
		where need.status = 'open' and need.published_at <= ${dayBefore(now, patience.no_introduction.shows)}
			and not exists (select from introduction
				where introduction.need_id = need.id and introduction.asked_at is not null)
		order by need.published_at limit ${mostOfAKind})
		union all
		(select 'lapsing' as waiting, ${columns}, need.heard as since from need
		where need.status in ('open', 'paused') and need.origin = 'own'
			and need.heard <= ${dayBefore(now, patience.lapsing.shows)}
		order by need.heard limit ${mostOfAKind})`;
}

function introductionsThatWait(now: Date) {
	const columns = sql`'introduction' as subject, introduced.id as "subjectId", introduced.need_id as "needId",
		introduced.title, introduced.language, introduced.office, introduced.profile,
		introduced.profile_kind as "profileKind", introduced.example`;
	return sql`
		(select 'unanswered' as waiting, ${columns}, introduced.asked_at as since from introduced
		where introduced.status in ('asked', 'accepted_by_one')
			and introduced.asked_at <= ${dayBefore(now, patience.unanswered.shows)}
		order by introduced.asked_at limit ${mostOfAKind})
		union all
		(select 'not_met' as waiting, ${columns}, introduced.accepted_at as since from introduced
		where introduced.status = 'both_accepted' and introduced.accepted_at <= ${dayBefore(now, patience.not_met.shows)}
		order by introduced.accepted_at limit ${mostOfAKind})
		union all
		(select 'no_news' as waiting, ${columns}, introduced.heard as since from introduced
		where introduced.status = 'met' and introduced.heard <= ${dayBefore(now, patience.no_news.shows)}
		order by introduced.heard limit ${mostOfAKind})`;
}

const reportsThatWait = sql`
	(select 'report' as waiting, 'report' as subject, report.id as "subjectId", introduced.need_id as "needId",
		introduced.title, introduced.language, introduced.office, introduced.profile,
		introduced.profile_kind as "profileKind", introduced.example, report.at as since
	from report join introduced on introduced.id = report.introduction_id
	where report.decided_at is null order by report.at limit ${mostOfAKind})`;

/** The one waiting to be verified; nobody decides about an organisation they work in. */
function organisationsThatWait({ actor, now }: Context, desk: Desk) {
	const today = now.toISOString().slice(0, 10);
	const own = actor.kind === 'member' ? actor.memberships.map(({ organisationId }) => organisationId) : [];
	const at = {
		country: sql`organisation.country`,
		subdivision: sql`organisation.subdivision`,
		example: sql`organisation.example`
	};
	return sql`
		(select 'verify_office' as waiting, 'organisation' as subject, organisation.id as "subjectId",
			null::uuid as "needId", organisation.name as title, null::text as language, null::text as office,
			null::text as profile, null::text as "profileKind", organisation.example, last.at as since
		from organisation cross join lateral (
			select verification.step, verification.at from verification
			where verification.organisation_id = organisation.id order by verification.id desc limit 1) as last
		where last.step = 'asked' and organisation.status = 'active' and organisation.id <> all(${own}::uuid[])
			and ${coveredBy(desk, at, today)}
		order by last.at limit ${mostOfAKind})`;
}

function listingsThatWait({ actor, now }: Context, desk: Desk) {
	const today = now.toISOString().slice(0, 10);
	const at = {
		country: sql`listing.country`,
		subdivision: sql`listing.subdivision`,
		// Listings come from public registers: none is made up.
		example: sql`false`
	};
	return sql`
		(select 'listing_request' as waiting, 'listing_request' as subject, request.id as "subjectId",
			null::uuid as "needId", listing.name as title, null::text as language, null::text as office,
			null::text as profile, null::text as "profileKind", false as example, request.asked_at as since
		from listing_request as request join listing on listing.id = request.listing_id
		where request.status = 'asked' and ${coveredBy(desk, at, today)}
			and request.person_id is distinct from ${actor.kind === 'member' ? actor.personId : null}
		order by request.asked_at limit ${mostOfAKind})`;
}

/** Dates somebody set, also those to come. */
function followUps({ teamId }: Desk) {
	return sql`
		(select 'follow_up' as waiting, item.subject, item.subject_id as "subjectId",
			coalesce(need.id, introduced.need_id) as "needId",
			coalesce(need.title, introduced.title) as title,
			coalesce(need.language, introduced.language) as language,
			coalesce(need.office, introduced.office) as office,
			introduced.profile, introduced.profile_kind as "profileKind",
			coalesce(need.example, introduced.example, false) as example,
			item.follow_up_on::timestamp at time zone 'UTC' as since
		from desk_item as item
		left join need on item.subject = 'need' and need.id = item.subject_id
		left join introduced on item.subject = 'introduction' and introduced.id = item.subject_id
		where item.team_id is not distinct from ${teamId} and item.follow_up_on is not null
			and coalesce(need.id, introduced.id) is not null
		order by item.follow_up_on limit ${mostOfAKind})`;
}
