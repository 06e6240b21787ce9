import type { OrganisationKind, Verification } from '#lib/organisations/lifecycle.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Right } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';

const kinds = {
	office: m.team_kind_office,
	broker_team: m.team_kind_broker_team,
	firm: m.team_kind_firm,
	community: m.team_kind_community,
	steward: m.team_kind_steward,
	funder: m.team_kind_funder
} satisfies Record<OrganisationKind, unknown>;

export const kindWord = (kind: OrganisationKind, locale: Locale) => kinds[kind]({}, { locale });

const rights = {
	read: m.team_right_read,
	write: m.team_right_write,
	publish: m.team_right_publish,
	manage: m.team_right_manage
} satisfies Record<Right, unknown>;

export const rightWord = (right: Right, locale: Locale) => rights[right]({}, { locale });

const states = {
	unverified: m.team_state_unverified,
	waiting: m.team_state_waiting,
	verified: m.team_state_verified,
	expired: m.team_state_expired,
	refused: m.team_state_refused
} satisfies Record<Verification, unknown>;

export const stateWord = (state: Verification, locale: Locale) => states[state]({}, { locale });
