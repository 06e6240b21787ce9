import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';

export interface OwnPage {
	at: string;
	words: string;
}

/** Where somebody who is signed in works: as themselves, for their office, at a broker's desk, running the site. */
export function ownPages(actor: Actor, locale: Locale): OwnPage[] {
	if (actor.kind !== 'member') return [];
	const office = actor.memberships.find(({ kind }) => kind === 'office');
	const brokers = actor.memberships.some(({ kind, verified }) => kind === 'broker_team' && verified === true);
	return [
		...(office
			? [{ at: `/offices/${office.organisationId}`, words: m.common_own_office({}, { locale }) }]
			: []),
		...(brokers ? [{ at: '/desk', words: m.common_own_desk({}, { locale }) }] : []),
		...(office || brokers ? [] : [{ at: '/work', words: m.work_title({}, { locale }) }]),
		{ at: '/introductions', words: m.introductions_title({}, { locale }) },
		{ at: '/engagements', words: m.engagements_title({}, { locale }) },
		...(actor.operator ? [{ at: '/operate', words: m.common_own_operate({}, { locale }) }] : [])
	];
}
