/** The queue of a desk in the reader's words. */
import type { OwnDesk } from '#lib/desk/server/desks.ts';
import type { DeskRow, Queued } from '#lib/desk/server/queue.ts';
import type { Queue } from '#lib/desk/queue.ts';
import { patience, waitings } from '#lib/desk/lifecycle.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { countryName, formatDay, formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';

const limits = {
	report: m.desk_limit_report,
	listing_request: m.desk_limit_listing_request,
	verify_office: m.desk_limit_verify_office,
	follow_up: m.desk_limit_follow_up,
	unanswered: m.desk_limit_unanswered,
	no_introduction: m.desk_limit_no_introduction,
	not_met: m.desk_limit_not_met,
	no_news: m.desk_limit_no_news,
	lapsing: m.desk_limit_lapsing
};
const next = {
	report: m.desk_next_report,
	listing_request: m.desk_next_listing_request,
	verify_office: m.desk_next_verify_office,
	follow_up: m.desk_next_follow_up,
	unanswered: m.desk_next_unanswered,
	no_introduction: m.desk_next_no_introduction,
	not_met: m.desk_next_not_met,
	no_news: m.desk_next_no_news,
	lapsing: m.desk_next_lapsing
};
const waits = {
	report: m.desk_waits_report,
	listing_request: m.desk_waits_listing_request,
	verify_office: m.desk_waits_verify_office,
	follow_up: m.desk_waits_follow_up,
	unanswered: m.desk_waits_unanswered,
	no_introduction: m.desk_waits_no_introduction,
	not_met: m.desk_waits_not_met,
	no_news: m.desk_waits_no_news,
	lapsing: m.desk_waits_lapsing
};
const kinds = { person: m.desk_who_person, firm: m.desk_who_firm, community: m.desk_who_community };

interface Around {
	actor: Actor;
	locale: Locale;
	query: string;
}

/** Where the next thing is done. */
function addressOf({ waiting, subject, subjectId, needId }: DeskRow, query: string): string {
	if (waiting === 'verify_office') return '/desk/verify';
	if (waiting === 'listing_request') return '/desk/listings';
	if (subject === 'introduction' && waiting !== 'follow_up') return `/introductions/${subjectId}`;
	if (subject === 'report') return `/desk/reports/${subjectId}${query}`;
	return `/desk/needs/${needId ?? ''}${query}`;
}

function rowView(row: DeskRow, { actor, locale, query }: Around) {
	const kind = row.profileKind && kinds[row.profileKind]({}, { locale });
	const who = row.profile ?? kind ?? '';
	const mine = actor.kind === 'member' && row.assignedTo === actor.personId;
	const others = row.assignee ?? '';
	return {
		key: `${row.subject}-${row.subjectId}`,
		subject: row.subject,
		id: row.subjectId,
		title: row.title,
		lang: row.language ?? undefined,
		office: row.office,
		example: row.example,
		waits: waits[row.waiting]({ who }, { locale }),
		next: next[row.waiting]({}, { locale }),
		href: href(addressOf(row, query), locale),
		since: m.desk_since({ day: formatDay(row.since, locale) }, { locale }),
		age: row.age === 0 ? m.desk_today({}, { locale }) : m.desk_days({ count: row.age }, { locale }),
		titleHref: row.needId === null ? undefined : href(`/desk/needs/${row.needId}${query}`, locale),
		stalled: row.stalled,
		due: row.due,
		assignedTo: row.assignedTo ?? '',
		mine,
		holder: mine
			? m.desk_taken_by_you({}, { locale })
			: row.assignedTo === null
				? m.desk_taken_by_nobody({}, { locale })
				: m.desk_taken_by({ name: others }, { locale }),
		followUpOn: row.followUpOn ?? '',
		until:
			row.followUpOn === null
				? undefined
				: m.desk_follow_until({ day: formatDay(row.followUpOn, locale) }, { locale }),
		word: row.word ?? ''
	};
}
export type RowView = ReturnType<typeof rowView>;

/** Rows shown on one page; the count says how many there are in all. */
const mostRows = 100;

export function queueView(queue: Queue<Queued>, desk: OwnDesk, around: Around) {
	const { locale } = around;
	const stalled = queue.now.filter((row) => row.stalled).length;
	return {
		rows: queue.now.slice(0, mostRows).map((row) => rowView(row, around)),
		later: queue.later.slice(0, mostRows).map((row) => rowView(row, around)),
		count: m.desk_count({ count: queue.now.length }, { locale }),
		stalled: stalled > 0 ? m.desk_count_stalled({ count: stalled }, { locale }) : undefined,
		covers: coverWords(desk, locale),
		people: desk.people,
		limits: waitings.map((waiting) => ({
			what: limits[waiting]({}, { locale }),
			shows: m.desk_days({ count: patience[waiting].shows }, { locale }),
			stalls: m.desk_days({ count: patience[waiting].stalls }, { locale })
		}))
	};
}

function coverWords({ teamId, places, example }: OwnDesk, locale: Locale): string {
	if (teamId === null) return m.desk_covers_operate({}, { locale });
	if (places.length === 0) return m.desk_covers_nothing({}, { locale });
	const names = places.map((place) => (place.length === 2 ? countryName(place, locale) : place));
	const covers = m.desk_covers({ places: formatList(names, locale) }, { locale });
	return example ? `${covers} ${m.desk_covers_examples({}, { locale })}` : covers;
}
