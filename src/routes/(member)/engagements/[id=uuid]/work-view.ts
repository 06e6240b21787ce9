import {
	earlyEndings,
	hasEnded,
	otherSide,
	stepsFrom,
	type EngagementStep
} from '#lib/engagements/lifecycle.ts';
import { mayTake } from '#lib/engagements/policy.ts';
import {
	type EngagementPage,
	findEngagement,
	listTransitions,
	readProgress
} from '#lib/engagements/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { kindWords } from '../../../(public)/(home)/words.ts';
import { deliveryWords, doWords, type Doable, endingWords, sideWords, statusWords } from '../words.ts';
import { moneyOf, progressOf, timelineOf, whoDid, whoseTurn } from './road-view.ts';

/** One piece of work, in the reader's words. */
export async function readWork({ actor, db }: Context, id: string, locale: Locale) {
	const work = await findEngagement(db, actor, id);
	if (!work) throw new Refusal('not_found', 'engagements_not_found');
	const transitions = await listTransitions(db, id, work.desk);
	const progress = await readProgress(db, id, work.desk);
	return {
		id,
		title: work.title,
		need: { id: work.needId, title: work.need, href: href(`/needs/${work.needId}`, locale) },
		example: work.origin === 'example',
		status: statusWords[work.status]({}, { locale }),
		code: work.status,
		facts: {
			kind: kindWords[work.kind]({}, { locale }),
			money: moneyOf(work, transitions, locale),
			starts: dayIn(locale, work.startsOn),
			ends: dayIn(locale, work.endsOn),
			repository: work.repository
		},
		desk: work.desk,
		side: work.side,
		invitedAs: work.invitedAs,
		team: work.parties.filter(({ side }) => side === 'profile').length > 1,
		/** Agreed with somebody, while the need still calls for others. */
		needIsOpen:
			work.side === 'office' && work.agreed && (work.needStatus === 'open' || work.needStatus === 'paused'),
		progress: progressOf(work),
		ended: hasEnded(work.status),
		parties: work.parties.map((party) => ({
			...party,
			as: sideWords[party.side]({}, { locale }),
			href: partyHref(party, locale)
		})),
		...whatNext(work, locale),
		...progressView(progress, work, locale),
		timeline: timelineOf(work, transitions, locale)
	};
}

const dayIn = (locale: Locale, at: Date | string | null) => (at === null ? undefined : formatDay(at, locale));

/** What the reader's side can do now. */
function whatNext(work: EngagementPage, locale: Locale) {
	const { status, pays, side, turn, invitedAs } = work;
	const open = stepsFrom(status, pays);
	const waitsForOwn = status === 'proposed' && side !== undefined && work.mayConfirm;
	return {
		...whoseTurn(work, locale),
		mine: invitedAs !== undefined || waitsForOwn || (turn.length === 1 && turn[0] === side),
		mayConfirm: invitedAs !== undefined || waitsForOwn,
		steps: open
			.filter((step) => mayTake(side, step))
			.filter(isDoable)
			.map((step) => ({
				step,
				words: doWords[step]({}, { locale }),
				asksReason: step === 'refuse'
			})),
		mayClose: side !== undefined && open.includes('close'),
		mayEndEarly: side !== undefined && open.includes('end_early'),
		endings: earlyEndings.map((value) => ({ value, words: endingWords[value]({}, { locale }) }))
	};
}

type StoredProgress = Awaited<ReturnType<typeof readProgress>>;

function progressView(
	{ milestones, notes, deliveries, ending }: StoredProgress,
	work: EngagementPage,
	locale: Locale
) {
	return {
		milestones: milestones.map((each) => ({
			...each,
			due: dayIn(locale, each.dueOn),
			done: dayIn(locale, each.doneAt)
		})),
		notes: notes.map((note) => ({
			...note,
			by: whoDid(note.side, work.parties, locale),
			day: dayIn(locale, note.at),
			mine: note.side === work.side
		})),
		deliveries: deliveries.map((each) => ({
			...each,
			kind: deliveryWords[each.kind]({}, { locale }),
			day: dayIn(locale, each.at)
		})),
		ending: ending && {
			by: whoDid(ending.reportedBy, work.parties, locale),
			words: ending.words,
			ending: endingWords[ending.ending]({}, { locale }),
			day: dayIn(locale, ending.reportedAt),
			answer: ending.answer,
			other: whoDid(otherSide(ending.reportedBy), work.parties, locale),
			own: ending.ownEnding && endingWords[ending.ownEnding]({}, { locale }),
			ownWords: ending.ownWords,
			mayAnswer: ending.answer === null && work.side === otherSide(ending.reportedBy)
		}
	};
}

export type WorkView = Awaited<ReturnType<typeof readWork>>;

function isDoable(step: EngagementStep): step is Doable {
	return step in doWords;
}

function partyHref(
	{ organisationId, profileId }: { organisationId: string | null; profileId: string | null },
	locale: Locale
): string | undefined {
	if (organisationId !== null) return href(`/organisations/${organisationId}`, locale);
	return profileId === null ? undefined : href(`/people/${profileId}`, locale);
}
