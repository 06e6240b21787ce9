import {
	earlyEndings,
	hasEnded,
	otherSide,
	stepsFrom,
	type EngagementStep,
	type Side
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
import {
	deliveryWords,
	doWords,
	type Doable,
	endingWords,
	sideWords,
	statusWords,
	stepWords
} from '../words.ts';

/** One piece of work, in the reader's words. */
export async function readWork({ actor, db }: Context, id: string, locale: Locale) {
	const work = await findEngagement(db, actor, id);
	if (!work) throw new Refusal('not_found', 'engagements_not_found');
	const transitions = await listTransitions(db, id, work.desk);
	const progress = await readProgress(db, id, work.desk);
	return {
		id,
		title: work.title,
		need: { title: work.need, href: href(`/needs/${work.needId}`, locale) },
		office: work.office,
		example: work.origin === 'example',
		status: statusWords[work.status]({}, { locale }),
		code: work.status,
		facts: {
			kind: kindWords[work.kind]({}, { locale }),
			pays: work.pays,
			starts: dayIn(locale, work.startsOn),
			ends: dayIn(locale, work.endsOn),
			repository: work.repository
		},
		desk: work.desk,
		side: work.side,
		ended: hasEnded(work.status),
		parties: work.parties.map((party) => ({
			...party,
			as: sideWords[party.side]({}, { locale }),
			href: partyHref(party, locale)
		})),
		...whatNext(work, locale),
		...progressView(progress, work.side, locale),
		timeline: transitions.map(({ step, side, at, reason }) => ({
			label: [stepWords.get(step)?.({}, { locale }) ?? step, side && sideWords[side]({}, { locale })]
				.filter(Boolean)
				.join(' · '),
			day: at.toISOString().slice(0, 10),
			note: reason || undefined,
			state: step === 'refuse' || step === 'end_early' ? ('failed' as const) : ('done' as const)
		}))
	};
}

const dayIn = (locale: Locale, at: Date | string | null) => (at === null ? undefined : formatDay(at, locale));

/** What the reader's side can do now. */
function whatNext({ status, pays, side, parties }: EngagementPage, locale: Locale) {
	const open = stepsFrom(status, pays);
	const waitsForOwn = side !== undefined && parties.some((party) => party.side === side && !party.confirmed);
	return {
		mayConfirm: status === 'proposed' && waitsForOwn,
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
	own: Side | undefined,
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
			by: sideWords[note.side]({}, { locale }),
			day: dayIn(locale, note.at),
			mine: note.side === own
		})),
		deliveries: deliveries.map((each) => ({
			...each,
			kind: deliveryWords[each.kind]({}, { locale }),
			day: dayIn(locale, each.at)
		})),
		ending: ending && {
			by: sideWords[ending.reportedBy]({}, { locale }),
			words: ending.words,
			ending: endingWords[ending.ending]({}, { locale }),
			day: dayIn(locale, ending.reportedAt),
			answer: ending.answer,
			other: sideWords[otherSide(ending.reportedBy)]({}, { locale }),
			own: ending.ownEnding && endingWords[ending.ownEnding]({}, { locale }),
			ownWords: ending.ownWords,
			mayAnswer: ending.answer === null && own === otherSide(ending.reportedBy)
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
