import type { OwnTeam } from '#lib/organisations/server/teams.ts';
import { teamRights } from '#lib/organisations/team-schema.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Right } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { placeLabel } from '#lib/places/label.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { kindWord, rightWord, stateWord } from '../../team-words.ts';

/** An organisation as its own people see it; `personId` is who looks. */
export function ownTeamView(team: OwnTeam, personId: string, locale: Locale) {
	const { id, name, about, url, example, manages, secondPairOfEyes, verification, verifiedUntil } = team;
	const steps = {
		asked: m.team_step_asked({}, { locale }),
		verified: m.team_step_verified({}, { locale }),
		refused: m.team_step_refused({}, { locale }),
		withdrawn: m.team_step_withdrawn({}, { locale })
	};
	const words = (rights: readonly Right[]) =>
		formatList(
			teamRights.filter((right) => rights.includes(right)).map((right) => rightWord(right, locale)),
			locale
		);
	const place = placeLabel(
		{ country: team.country, subdivisionName: team.subdivision, cityName: team.city },
		locale
	);
	return {
		...{ id, name, about, url: url ?? '', example, manages, secondPairOfEyes, verification },
		isOffice: team.kind === 'office',
		lead: [kindWord(team.kind, locale), place].filter(Boolean).join(' · '),
		state: stateWord(verification, locale),
		until: verifiedUntil && formatDay(verifiedUntil, locale),
		mayAsk: verification !== 'verified' && verification !== 'waiting',
		members: team.members.map((member) => ({
			...{ id: member.id, name: member.name, rights: member.rights, own: member.id === personId },
			words: words(member.rights),
			since: formatDay(member.since, locale)
		})),
		invitations: team.invitations.map((invitation) => ({
			...{ id: invitation.id, address: invitation.address, words: words(invitation.rights) },
			until: formatDay(invitation.expiresAt, locale)
		})),
		verifications: team.verifications.map(({ step, words, at }) => ({
			label: steps[step],
			note: words,
			day: at.toISOString().slice(0, 10),
			state: step === 'refused' || step === 'withdrawn' ? ('failed' as const) : ('done' as const)
		})),
		rights: teamRights.map((value) => ({ value, words: rightWord(value, locale) }))
	};
}
export type OwnTeamView = ReturnType<typeof ownTeamView>;
