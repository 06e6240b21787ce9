/** The gap map in the reader's words: the table, and the same places drawn. */
import { byUrgency, type Gap, type GapStep, gapSteps, nextSteps, presentIn } from '#lib/figures/gaps.ts';
import type { readGaps } from '#lib/figures/server/gaps.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { countryName, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { drawMap } from '#lib/ui/server/draw-map.ts';

/** Rows on the page; a narrower look is one country away. */
const most = 100;

const stepWords: Record<GapStep, (params: Record<string, never>, options: { locale: Locale }) => string> = {
	introduce: m.gaps_step_introduce,
	ask_again: m.gaps_step_ask_again,
	ask_neighbour: m.gaps_step_ask_neighbour,
	invite: m.gaps_step_invite,
	train: m.gaps_step_train,
	split: m.gaps_step_split
};

type Read = Awaited<ReturnType<typeof readGaps>>;

export function gapsView({ example, gaps }: Read, country: string | undefined, locale: Locale) {
	const sorted = byUrgency(gaps);
	const nobody = gaps.filter(isEmpty).length;
	return {
		example,
		country: country && countryName(country, locale),
		files: (['csv', 'json'] as const).map((format) => ({
			format: format.toUpperCase(),
			href: href(`/gaps/export?as=${format}${country ? `&country=${country}` : ''}`, locale)
		})),
		sentence: m.gaps_sentence({ all: gaps.length, nobody }, { locale }),
		rows: sorted.slice(0, most).map((gap) => rowOf(gap, locale)),
		more: sorted.length > most,
		countries: [...new Set(gaps.map((gap) => gap.country))].sort().map((code) => ({
			name: countryName(code, locale),
			href: href(`/gaps?country=${code}`, locale)
		})),
		rules: gapSteps.map((step) => ({
			step,
			words: stepWords[step]({}, { locale }),
			when: rule(step, locale)
		})),
		map: mapOf(gaps, locale)
	};
}
export type GapsView = ReturnType<typeof gapsView>;

const isEmpty = ({ here, hereHidden }: Gap) => presentIn(here, hereHidden) === 0;
const placeOf = ({ region, country }: Gap, locale: Locale) => region ?? countryName(country, locale);

function rule(step: GapStep, locale: Locale): string {
	const when = {
		introduce: m.gaps_when_introduce,
		ask_again: m.gaps_when_ask_again,
		ask_neighbour: m.gaps_when_ask_neighbour,
		invite: m.gaps_when_invite,
		train: m.gaps_when_train,
		split: m.gaps_when_split
	};
	return when[step]({}, { locale });
}

function rowOf(gap: Gap, locale: Locale) {
	const { skill, country, subdivision, open, unmet, here, hereHidden, inCountry, inCountryHidden } = gap;
	const people = (count: number) =>
		count === 0 ? m.gaps_nobody({}, { locale }) : formatNumber(count, locale);
	const query = `skill=${skill}&country=${country}`;
	return {
		key: `${skill} ${subdivision ?? country}`,
		skill: loadConcepts().label(skill, locale),
		skillHref: href(`/skills/${skill}`, locale),
		place: placeOf(gap, locale),
		open: formatNumber(open, locale),
		openHref: open > 0 ? href(`/needs?${query}&status=open`, locale) : undefined,
		unmet: formatNumber(unmet, locale),
		countryHref: inCountry > 0 ? href(`/people?${query}`, locale) : undefined,
		here: people(presentIn(here, hereHidden)),
		inCountry: people(presentIn(inCountry, inCountryHidden)),
		isEmpty: isEmpty(gap),
		steps: nextSteps(gap).map((step) => stepWords[step]({}, { locale }))
	};
}

/** One spot for each place: hollow where a skill is wanted that nobody there shows. */
function mapOf(gaps: readonly Gap[], locale: Locale) {
	const places = new Map<string, { gap: Gap; wanted: number; nobody: number }>();
	for (const gap of gaps) {
		const key = gap.subdivision ?? gap.country;
		const held = places.get(key) ?? { gap, wanted: 0, nobody: 0 };
		held.wanted += 1;
		held.nobody += Number(isEmpty(gap));
		places.set(key, held);
	}
	const drawn = [...places].flatMap(([key, { gap, wanted, nobody }]) =>
		gap.point ? [{ key, gap, wanted, nobody, point: gap.point }] : []
	);
	if (drawn.length === 0) return undefined;
	return {
		drawing: drawMap(
			drawn.map(({ gap, nobody, point }) => ({
				...point,
				label: placeOf(gap, locale),
				tone: nobody > 0 ? ('slate' as const) : ('leaf' as const)
			}))
		),
		rows: drawn.map(({ key, gap, wanted, nobody }) => ({
			key,
			cells: [placeOf(gap, locale), formatNumber(wanted, locale), formatNumber(nobody, locale)]
		}))
	};
}
