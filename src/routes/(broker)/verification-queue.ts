/** Organisations that wait to be verified: the same for brokers, within their places, and for operators. */
import type { RequestEvent } from '@sveltejs/kit';
import { DecideVerification, WithdrawVerification } from '#lib/organisations/team-schema.ts';
import { listVerifiedTeams, listWaitingTeams } from '#lib/organisations/server/teams.ts';
import { decideVerification } from '#lib/organisations/server/verification.ts';
import { placeLabel } from '#lib/places/label.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { kindWord } from '../(member)/organisations/team-words.ts';
import { signedIn } from '../signed-in.ts';

const size = 50;
const mostVerified = 500;

export async function loadQueue({ locals: { context, locale } }: Pick<RequestEvent, 'locals'>) {
	const teams = await listWaitingTeams(context.db, context.actor, size);
	return teams.map(({ id, name, kind, about, url, words, at, asker, domain, example, ...place }) => ({
		...{ id, name, about, url, asker, domain, example, proof: words },
		asked: formatDay(at, locale),
		facts: [
			kindWord(kind, locale),
			placeLabel({ country: place.country, subdivisionName: place.subdivision, cityName: place.city }, locale)
		].filter(Boolean)
	}));
}
export type WaitingView = Awaited<ReturnType<typeof loadQueue>>[number];

/** Those the reader verified, or somebody else of the place did: what was given can be taken back. */
export async function loadVerified({ locals: { context, locale } }: Pick<RequestEvent, 'locals'>) {
	const { db, actor, now } = context;
	const teams = await listVerifiedTeams(db, actor, now.toISOString().slice(0, 10), mostVerified);
	return teams.map(({ id, name, kind, example, verifiedUntil, country, subdivision, city }) => ({
		...{ id, name, example, href: href(`/organisations/${id}`, locale) },
		until: formatDay(verifiedUntil ?? '', locale),
		facts: [
			kindWord(kind, locale),
			placeLabel({ country, subdivisionName: subdivision, cityName: city }, locale)
		]
			.filter(Boolean)
			.join(' · ')
	}));
}
export type VerifiedView = Awaited<ReturnType<typeof loadVerified>>[number];

export const decide = formAction(
	DecideVerification,
	async ({ organisation, decision, reason }, event: RequestEvent) => {
		signedIn(event);
		await decideVerification(event.locals.context, organisation, decision, reason);
		return { decided: decision };
	}
);

export const withdraw = formAction(
	WithdrawVerification,
	async ({ organisation, reason }, event: RequestEvent) => {
		signedIn(event);
		await decideVerification(event.locals.context, organisation, 'withdrawn', reason);
		return { decided: 'withdrawn' as const };
	}
);
