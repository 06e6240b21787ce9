/** One introduction as its page shows it to whoever reads it. */
import { buyingKinds, type Part } from '#lib/matching/facts.ts';
import { type IntroductionStep, isOpen, isWaiting, openStatuses } from '#lib/introductions/lifecycle.ts';
import { canTakeOver, speaksFor, taking, writesAs } from '#lib/introductions/policy.ts';
import type { Contact } from '#lib/introductions/server/contact.ts';
import type { IntroductionPage } from '#lib/introductions/server/queries.ts';
import { isSounding } from '#lib/introductions/server/sounding.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../../(public)/words.ts';
import { profileView } from '../../../(public)/people/[id=uuid]/profile-view.ts';
import { lapsesOn, namesOf, reasonOf, reasonWords, statusWords } from '../introduction-words.ts';
import { timelineOf } from './timeline-view.ts';

interface Read {
	found: IntroductionPage;
	contacts: readonly Contact[];
	/** Of the reader, for the forms that give it. */
	own: { name: string; address: string };
	speakerStays: boolean;
}

export type IntroductionView = ReturnType<typeof introductionView>;

export function introductionView(
	{ found, contacts, own, speakerStays }: Read,
	actor: Actor,
	now: Date,
	locale: Locale
) {
	const names = namesOf(found, locale);
	const sounding = isSounding(found) && isOpen(found.status);
	const inside = found.profile && found.onlyInside && !found.reading.includes('profile');
	return {
		id: found.id,
		title: found.title,
		lang: foreign(found.language, locale),
		names,
		status: statusWords[found.status]({}, { locale }),
		code: found.status,
		example: found.example,
		progress: { done: progressOf(found.status), of: 4 },
		asks: asksOf(found, names, locale),
		/** In the words of who asks, above the answer. */
		asked:
			found.messages.find(({ side, hiddenBecause }) => side === found.askedBy && !hiddenBecause)?.words ?? '',
		needHref: href(`/needs/${found.needId}`, locale),
		needId: found.needId,
		profileHref: found.profileId && !inside ? href(`/people/${found.profileId}`, locale) : '',
		profileGone: found.profileGone,
		profile: inside && found.profile ? profileView(found.profile, locale, now) : undefined,
		next: nextOf(found, locale),
		sounding,
		match: matchOf(found, locale),
		timeline: timelineOf(found, names, locale),
		messages: found.messages.map((message) => ({
			id: message.id,
			words: message.words,
			hidden: message.hiddenBecause ?? '',
			mine: message.mine,
			by: (message.mine ? m.introductions_talk_you : m.introductions_talk_by)(
				{ who: names[message.side], day: formatDay(message.at, locale) },
				{ locale }
			)
		})),
		talks: found.talks,
		contacts: contactsOf(found, contacts, actor),
		own,
		may: mayOf(found, { actor, speakerStays, gave: contacts.some(({ mine }) => mine) }),
		side: speaksFor(actor, found)[0],
		reasons: Object.keys(reasonWords).map((value) => ({ value, label: reasonOf(value, locale) }))
	};
}

function progressOf(status: IntroductionPage['status']): number {
	if (status === 'engaged') return 4;
	const at = (openStatuses as readonly string[]).indexOf(status);
	return at === -1 ? 0 : at;
}

type Names = ReturnType<typeof namesOf>;

function asksOf({ askedBy, status, askedAt }: IntroductionPage, names: Names, locale: Locale): string {
	const { office, profile, broker: team } = names;
	if (askedBy === 'office') return m.introductions_asks_office({ office, profile }, { locale });
	if (askedBy === 'profile') return m.introductions_asks_profile({ office, profile }, { locale });
	const suggested = status === 'suggested' || askedAt === null;
	const words = suggested ? m.introductions_asks_suggested : m.introductions_asks_broker;
	return words({ team, office, profile }, { locale });
}

function nextOf(found: IntroductionPage, locale: Locale): string {
	const { status, waitsFor, reading } = found;
	const day = formatDay(lapsesOn(found), locale);
	if (status === 'suggested') {
		const words = reading.includes('office')
			? m.introductions_next_suggested_office
			: m.introductions_next_suggested;
		return words({ day }, { locale });
	}
	if (isWaiting(status)) {
		if (waitsFor.some((side) => reading.includes(side)))
			return m.introductions_next_mine({ day }, { locale });
		return (reading.length > 0 ? m.introductions_next_theirs : m.introductions_next_watch)(
			{ day },
			{ locale }
		);
	}
	const words = {
		suggested: m.introductions_next_watch,
		asked: m.introductions_next_watch,
		accepted_by_one: m.introductions_next_watch,
		both_accepted: reading.length > 0 ? m.introductions_next_both_accepted : m.introductions_next_talking,
		met: m.introductions_next_met,
		engaged: m.introductions_next_engaged,
		no_fit: m.introductions_next_no_fit,
		declined: m.introductions_next_declined,
		lapsed: m.introductions_next_lapsed,
		withdrawn: m.introductions_next_withdrawn
	};
	return words[status]({ day }, { locale });
}

/** Labels of everything the stored reasons speak of. */
export function namesIn(parts: readonly Part[], locale: Locale): Record<string, string> {
	const concepts = loadConcepts();
	const ids = parts.flatMap(({ params }) => [params['skill'], params['held']]);
	return Object.fromEntries(
		ids
			.filter((id): id is string => typeof id === 'string' && concepts.byId(id) !== undefined)
			.map((id) => [id, concepts.label(id, locale)])
	);
}

function matchOf({ snapshot, kind }: IntroductionPage, locale: Locale) {
	if (!snapshot) return undefined;
	const { parts, total, override = '' } = snapshot;
	const buys = buyingKinds.some((each) => each === kind);
	return { parts, total, override, buys, names: namesIn(parts, locale) };
}

function contactsOf(found: IntroductionPage, contacts: readonly Contact[], actor: Actor) {
	const theirs = contacts.find(({ mine }) => !mine);
	const mine = contacts.find((each) => each.mine);
	const released = found.status === 'both_accepted' || found.status === 'met' || found.status === 'engaged';
	const isSpeaker =
		actor.kind === 'member' &&
		(actor.personId === found.officeSpeakerId || actor.personId === found.profileSpeakerId);
	const mayGive = released && isSpeaker && !mine;
	return { theirs, mine, released, mayGive, takenBack: released && isSpeaker && !theirs };
}

interface Rights {
	actor: Actor;
	speakerStays: boolean;
	gave: boolean;
}

const formSteps = [
	'ask',
	'accept',
	'decline',
	'withdraw',
	'meet',
	'engage',
	'end'
] as const satisfies readonly IntroductionStep[];

function mayOf(found: IntroductionPage, { actor, speakerStays, gave }: Rights) {
	const steps = formSteps.filter((step) => typeof taking(actor, step, found) !== 'string');
	const goesOn = isOpen(found.status) || found.status === 'engaged';
	const speaks = speaksFor(actor, found).length > 0;
	return {
		steps,
		/** Asking for the office takes contact data; a broker gives none. */
		asksFor: speaksFor(actor, found).includes('office') ? ('office' as const) : ('broker' as const),
		write: goesOn && writesAs(actor, found) !== undefined,
		revoke: gave,
		takeOver: goesOn && !isWaiting(found.status) && canTakeOver(actor, found, speakerStays),
		block: speaks && found.profileId !== null,
		report: found.talks,
		conflict: !found.reading.includes('profile')
	};
}
