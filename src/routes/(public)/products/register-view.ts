/** A place in the register of implementers as pages show it, with what this reader may do to it. */
import { after, type ImplementerStep } from '#lib/implementers/lifecycle.ts';
import { officesOf, partsOf } from '#lib/implementers/policy.ts';
import type { RegisterRow } from '#lib/implementers/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, wordsIn } from '../words.ts';
import { standingWords, workWords } from './words.ts';

export function entryView(row: RegisterRow, actor: Actor, locale: Locale) {
	const { standing, until, office, confirmedAt, claimedAt } = row;
	const day = formatDay(until, locale);
	return {
		id: row.id,
		seen: row.updatedAt.toISOString(),
		name: row.name,
		lang: foreign(row.language, locale),
		href: href(`/people/${row.profileId}`, locale),
		example: row.example,
		standing,
		standingWord: standingWords[standing]({}, { locale }),
		facts: [wordsIn(locale).being(row.kind), workOf(row, locale), placesOf(row, locale)].filter(Boolean),
		until:
			standing === 'lapsed'
				? m.implementers_lapsed_on({ day }, { locale })
				: m.implementers_until({ day }, { locale }),
		said:
			confirmedAt !== null
				? m.implementers_confirmed_by(
						{
							office: office ?? m.implementers_office_gone({}, { locale }),
							day: formatDay(confirmedAt, locale)
						},
						{ locale }
					)
				: m.implementers_claimed_on({ day: formatDay(claimedAt, locale) }, { locale }),
		work: row.engagementId === null ? undefined : href(`/engagements/${row.engagementId}/outcome`, locale),
		may: mayOf(row, actor)
	};
}
export type EntryView = ReturnType<typeof entryView>;

function workOf({ work }: RegisterRow, locale: Locale): string {
	return formatList(
		work.map((each) => workWords[each]({}, { locale })),
		locale
	);
}

function placesOf({ places }: RegisterRow, locale: Locale): string {
	return places.map((place) => placeLabel(place, locale)).join(' · ');
}

function mayOf(row: RegisterRow, actor: Actor) {
	const parts = partsOf(actor, row);
	const may = (step: ImplementerStep) => after(row.status, step, parts) !== undefined;
	const confirmedHere = row.officeId !== null && officesOf(actor, row).includes(row.officeId);
	return {
		renew: may('renew'),
		change: may('change'),
		remove: may('remove'),
		confirm: may('confirm') && row.standing === 'claimed',
		takeBack: may('take_back') && confirmedHere
	};
}
