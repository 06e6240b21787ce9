/** What there is around a product, as its page shows it. */
import {
	countMaintainers,
	listNeighbours,
	listOutcomesWith,
	type Region
} from '#lib/implementers/server/around.ts';
import { listAttestedWork } from '#lib/implementers/server/queries.ts';
import { LessonFilters } from '#lib/outcomes/schema.ts';
import { listLessons } from '#lib/outcomes/server/lesson-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { placeLabel } from '#lib/places/label.ts';
import { findSubdivision } from '#lib/places/server/queries.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formatDay, formatList, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { endingWord } from '../../../(member)/engagements/words.ts';
import { readPlaces } from '../../../(member)/profile/typed-names.ts';
import { lessonRow } from '../../lessons/lesson-row.ts';
import { foreign, wordsIn } from '../../words.ts';

const most = 6;

/** Who could keep it running where the reader asks; nothing where nobody said what it takes. */
export async function maintainersView(
	{ db, actor, now }: Context,
	{ where, skills }: { where: string; skills: readonly { skill: string; level: number }[] },
	locale: Locale
) {
	const [place] = where === '' || skills.length === 0 ? [] : readPlaces(where, locale);
	const missing =
		where !== '' && !place && skills.length > 0 ? m.products_here_unknown({}, { locale }) : undefined;
	const region: Region | undefined = place && {
		country: place.country,
		subdivision: place.subdivision ?? undefined
	};
	if (!region) return { where, missing, region, name: '', lines: [] };
	const today = now.toISOString().slice(0, 10);
	const found = await countMaintainers(db, actor, skills, region, today);
	return { where, missing, region, name: await nameOf(db, region, locale), lines: linesOf(found, locale) };
}

async function nameOf(db: Context['db'], { country, subdivision }: Region, locale: Locale): Promise<string> {
	const area = subdivision === undefined ? undefined : await findSubdivision(db, subdivision);
	return placeLabel({ country, subdivisionName: area?.name ?? null }, locale);
}

function linesOf(
	{ count, busy, hidden, together }: Awaited<ReturnType<typeof countMaintainers>>,
	locale: Locale
): string[] {
	const number = (value: number) => formatNumber(value, locale);
	return [
		count === 0
			? m.products_here_none({}, { locale })
			: count === 1
				? m.products_here_one({}, { locale })
				: m.products_here_count({ count: number(count) }, { locale }),
		busy > 0 ? m.products_here_busy({ count: number(busy) }, { locale }) : '',
		together > 1 ? m.products_here_together({ count: number(together) }, { locale }) : '',
		hidden === null ? '' : m.products_here_hidden({ count: number(hidden) }, { locale })
	].filter(Boolean);
}

/** Outcomes, attested work and lessons with it, and who runs it. */
export async function aroundView(
	{ db, actor }: Context,
	{ id, skills, country }: { id: string; skills: readonly string[]; country: string | undefined },
	locale: Locale
) {
	const [outcomes, attested, lessons, offices] = await Promise.all([
		listOutcomesWith(db, id, most),
		listAttestedWork(db, actor, id),
		skills.length === 0
			? { rows: [] }
			: listLessons(db, { filters: LessonFilters.parse({ skill: skills }) }, most),
		listNeighbours(db, id, country, most * 2)
	]);
	const words = wordsIn(locale);
	return {
		outcomes: outcomes.map((row) => ({
			...{
				id: row.id,
				title: row.title,
				lang: foreign(row.language, locale),
				example: row.origin === 'example'
			},
			href: href(`/engagements/${row.id}${row.told ? '/outcome' : ''}`, locale),
			facts: [
				row.office ?? '',
				endingWord(row.ending ?? 'other', locale),
				row.endedAt === null ? '' : formatDay(row.endedAt, locale),
				row.told ? m.products_outcome_told({}, { locale }) : ''
			].filter(Boolean)
		})),
		attested: attestedView(attested, locale),
		lessons: lessons.rows.map((lesson) => lessonRow(lesson, locale)),
		offices: offices.map(({ id, name, country, example }) => ({
			...{ id, name, example },
			href: href(`/organisations/${id}`, locale),
			country: country === null ? '' : words.country(country)
		}))
	};
}
/** Work that offices attested; whose it was, where this reader may know. */
export function attestedView(rows: Awaited<ReturnType<typeof listAttestedWork>>, locale: Locale) {
	const words = wordsIn(locale);
	return rows.map((row) => ({
		...{ id: `${row.engagementId}/${row.profileId ?? ''}`, office: row.office },
		name: row.name ?? m.implementers_not_shown({}, { locale }),
		person: row.profileId === null ? undefined : href(`/people/${row.profileId}`, locale),
		...{ title: row.title, lang: foreign(row.language, locale), example: row.origin === 'example' },
		href: href(`/engagements/${row.engagementId}/outcome`, locale),
		skills: formatList(row.skills.map(words.skill), locale),
		day: row.endedAt === null ? '' : formatDay(row.endedAt, locale)
	}));
}

export type AroundView = Awaited<ReturnType<typeof aroundView>>;
