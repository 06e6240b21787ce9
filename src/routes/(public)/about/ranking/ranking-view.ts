/**
 * The page in words and tables, written from the weights themselves: `ranking-view.test.ts` fails when a number of
 * `matching/weights.ts` is missing here.
 */
import { buyingKinds } from '#lib/matching/facts.ts';
import * as weights from '#lib/matching/weights.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatFraction, formatList, formatNumber, formatShare } from '#lib/ui/format.ts';
import {
	bandWords,
	componentWords,
	evidenceWords,
	interestWords,
	localityWords,
	relationWords
} from './words.ts';
import { kindWords } from '../../(home)/words.ts';

export interface RankingTable {
	caption: string;
	columns: string[];
	rows: string[][];
}

export interface RankingSection {
	id: string;
	title: string;
	says: string[];
	tables: RankingTable[];
}

type Word = (none: object, options: { locale: Locale }) => string;

export function rankingView(locale: Locale): RankingSection[] {
	return [
		pointsSection(locale),
		skillSection(locale),
		placeSection(locale),
		bandSection(locale),
		...rest(locale)
	];
}

function pointsSection(locale: Locale): RankingSection {
	const { ordinary, buying } = weights.componentWeights;
	const points = (value: number) => formatNumber(value, locale);
	const kinds = formatList(
		buyingKinds.map((kind) => kindWords[kind]({}, { locale })),
		locale
	);
	return {
		id: 'points',
		title: m.ranking_points({}, { locale }),
		says: [
			m.ranking_points_text({ most: points(weights.one) }, { locale }),
			m.ranking_points_buying_text({ kinds }, { locale })
		],
		tables: [
			{
				caption: m.ranking_points({}, { locale }),
				columns: [m.ranking_points_part, m.ranking_points_ordinary, m.ranking_points_buying].map((word) =>
					word({}, { locale })
				),
				rows: (Object.keys(ordinary) as (keyof typeof ordinary)[]).map((part) => [
					componentWords[part]({}, { locale }),
					points(ordinary[part]),
					points(buying[part])
				])
			}
		]
	};
}

function skillSection(locale: Locale): RankingSection {
	const { depth, recency, rarity, missingBelow, relationWeights, evidenceWeights } = weights;
	const times = (share: number) => formatFraction(share / weights.one, locale);
	const rare = {
		...{ least: times(rarity.least), most: times(rarity.most), step: times(rarity.step) },
		doubt: formatNumber(rarity.doubt, locale)
	};
	const old = { floor: formatShare(recency.floor, locale), years: formatNumber(recency.years, locale) };
	const more = { step: formatShare(depth.step, locale), most: formatNumber(depth.most, locale) };
	return {
		id: 'skills',
		title: m.ranking_skill({}, { locale }),
		says: [
			m.ranking_skill_text({}, { locale }),
			m.ranking_skill_level({}, { locale }),
			m.ranking_skill_depth(more, { locale }),
			m.ranking_skill_recency(old, { locale }),
			m.ranking_skill_rare(rare, { locale }),
			m.ranking_missing({ share: formatShare(missingBelow, locale) }, { locale })
		],
		tables: [
			shares(m.ranking_skill_relation, relationWords, relationWeights, locale),
			shares(m.ranking_skill_evidence, evidenceWords, evidenceWeights, locale)
		]
	};
}

function placeSection(locale: Locale): RankingSection {
	return {
		id: 'place',
		title: m.ranking_place({}, { locale }),
		says: [],
		tables: [shares(m.ranking_place, localityWords, weights.localityWeights, locale)]
	};
}

function bandSection(locale: Locale): RankingSection {
	const rows = weights.bandFloors.map(([band, floor]) => [
		bandWords[band]({}, { locale }),
		formatNumber(floor, locale)
	]);
	return {
		id: 'bands',
		title: m.ranking_bands({}, { locale }),
		says: [m.ranking_bands_text({}, { locale })],
		tables: [
			{
				caption: m.ranking_bands({}, { locale }),
				columns: [m.ranking_band({}, { locale }), m.ranking_band_from({}, { locale })],
				rows
			}
		]
	};
}

function rest(locale: Locale): RankingSection[] {
	const { exposure, teamSize, smallestCount, firstPlaces, interestWeights, promptPay, notSaid } = weights;
	const number = (value: number) => formatNumber(value, locale);
	const seen = { most: number(exposure.most), slot: number(exposure.newcomerSlot) };
	const unsaid = {
		share: formatShare(notSaid, locale),
		days: number(promptPay.days),
		never: number(promptPay.never)
	};
	const parts = Object.entries(interestWeights) as [keyof typeof interestWeights, number][];
	return [
		{
			id: 'groups',
			title: m.ranking_groups({}, { locale }),
			says: [
				m.ranking_groups_near({}, { locale }),
				m.ranking_groups_ask({}, { locale }),
				m.ranking_groups_busy({}, { locale }),
				m.ranking_groups_team({ count: number(teamSize) }, { locale }),
				m.ranking_groups_hidden({ count: number(smallestCount) }, { locale }),
				m.ranking_groups_why({ count: number(firstPlaces) }, { locale }),
				m.ranking_ties({}, { locale })
			],
			tables: []
		},
		{
			id: 'interest',
			title: m.ranking_interest_title({}, { locale }),
			says: [m.ranking_interest_order({}, { locale }), m.ranking_interest_unsaid(unsaid, { locale })],
			tables: [
				{
					caption: m.ranking_interest({}, { locale }),
					columns: [m.ranking_interest_part({}, { locale }), m.ranking_points_column({}, { locale })],
					rows: parts.map(([part, points]) => [interestWords[part]({}, { locale }), number(points)])
				}
			]
		},
		{
			id: 'exposure',
			title: m.ranking_later({}, { locale }),
			says: [
				m.ranking_exposure(seen, { locale }),
				m.ranking_later_text({ days: number(exposure.days) }, { locale })
			],
			tables: []
		}
	];
}

/** A table of factors: each counts its share of what it is multiplied with. */
function shares<Code extends string>(
	caption: Word,
	words: Record<Code, Word>,
	values: Readonly<Record<Code, number>>,
	locale: Locale
): RankingTable {
	const codes = Object.keys(values) as Code[];
	return {
		caption: caption({}, { locale }),
		columns: [caption({}, { locale }), m.ranking_share_column({}, { locale })],
		rows: codes.map((code) => [words[code]({}, { locale }), formatShare(values[code], locale)])
	};
}
