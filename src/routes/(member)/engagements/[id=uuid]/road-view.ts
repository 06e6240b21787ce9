/** How far a piece of work has come, whose turn it is, and what lies ahead; in the reader's words. */
import { hasEnded, roadFrom, type Side } from '#lib/engagements/lifecycle.ts';
import type { EngagementPage, listTransitions } from '#lib/engagements/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { sideWords, statusWords, stepWords, turnWords } from '../words.ts';

type Work = Pick<
	EngagementPage,
	'status' | 'pays' | 'turn' | 'side' | 'parties' | 'invitedAs' | 'mayConfirm'
>;
type Transitions = Awaited<ReturnType<typeof listTransitions>>;

/** Those of one side by their names, where the reader may know them; the side itself otherwise. */
export function whoIs(side: Side, parties: Work['parties'], locale: Locale): string {
	const names = parties.flatMap((party) => (party.side === side && !party.invited ? [party.name ?? ''] : []));
	const isNamed = names.length > 0 && names.every((name) => name !== '');
	return isNamed ? formatList(names, locale) : sideWords[side]({}, { locale });
}

/** Who of a side said or did something: by name where it could be nobody else, the side itself in a team. */
export function whoDid(side: Side, parties: Work['parties'], locale: Locale): string {
	const isTeam = parties.filter((party) => party.side === side && !party.invited).length > 1;
	return isTeam ? sideWords[side]({}, { locale }) : whoIs(side, parties, locale);
}

/** Whose turn it is, as a sentence to the reader. */
export function whoseTurn(work: Work, locale: Locale): { turn: string } {
	if (work.invitedAs !== undefined) return { turn: m.engagements_turn_invited({}, { locale }) };
	const { status, pays, side, turn } = work;
	const [only] = turn.length === 1 ? turn : [];
	const mine = status === 'proposed' ? work.mayConfirm : only !== undefined && only === side;
	const silent = work.parties.filter(({ confirmed, invited }) => !confirmed && !invited);
	const who =
		status === 'proposed'
			? formatList(
					silent.map(({ name, side: whose }) => name ?? sideWords[whose]({}, { locale })),
					locale
				)
			: only === undefined
				? ''
				: whoIs(only, work.parties, locale);
	const key = status === 'accepted' && pays ? 'accepted_pays' : status;
	return { turn: turnWords[key][mine ? 'mine' : 'theirs']({ who }, { locale }) };
}

/** Where the money stands: not owed, owed, or paid on a day. */
export function moneyOf({ pays }: Pick<Work, 'pays'>, transitions: Transitions, locale: Locale): string {
	if (!pays) return m.engagements_pays_no({}, { locale });
	const paid = transitions.findLast(({ step }) => step === 'pay');
	return paid
		? m.engagements_paid_on({ day: formatDay(paid.at, locale) }, { locale })
		: m.engagements_not_paid_yet({}, { locale });
}

/** Crossings of the band: as many as there are statuses on the straight way. */
export function progressOf({ status, pays }: Pick<Work, 'status' | 'pays'>) {
	const of = roadFrom('proposed', pays).length;
	const ahead = status === 'ended_early' ? of : roadFrom(status, pays).length;
	return { done: of - ahead, of };
}

/** What happened, by whom, and what is still to come. */
export function timelineOf(work: Work & { desk: boolean }, transitions: Transitions, locale: Locale) {
	const happened = transitions.map(({ step, side, at, reason }) => ({
		label: [stepWords.get(step)?.({}, { locale }) ?? step, side && whoDid(side, work.parties, locale)]
			.filter(Boolean)
			.join(' · '),
		day: at.toISOString().slice(0, 10),
		note: reason || undefined,
		state: step === 'refuse' || step === 'end_early' ? ('failed' as const) : ('done' as const)
	}));
	if (!work.desk || hasEnded(work.status)) return happened;
	const ahead = roadFrom(work.status, work.pays).map((status, at) => ({
		label: statusWords[status]({}, { locale }),
		state: at === 0 ? ('now' as const) : ('later' as const)
	}));
	return [...happened, ...ahead];
}
