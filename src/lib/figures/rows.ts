/** The rows figures are counted from. No name of a natural person is part of them. */
import type { EngagementEnding } from '../engagements/lifecycle.ts';
import type { Asker, EndingReason, IntroductionStatus } from '../introductions/lifecycle.ts';

/** Endings of an introduction; `engaged` is the one that led to work. */
export const introductionEndings = [
	'engaged',
	'no_fit',
	'declined',
	'lapsed',
	'withdrawn'
] as const satisfies readonly IntroductionStatus[];
export type IntroductionEnding = (typeof introductionEndings)[number];

/** How near the profile works to where the need sits. */
export const localities = ['same_region', 'same_country', 'elsewhere', 'not_recorded'] as const;
export type Locality = (typeof localities)[number];

/** Where a row belongs. */
export interface Located {
	office: string | null;
	officeId: string | null;
	country: string | null;
	/** Code of the region; `region` is its name. */
	subdivision: string | null;
	region: string | null;
}

/** One introduction with the days that count. */
export interface IntroductionRow extends Located {
	id: string;
	needId: string;
	title: string;
	language: string;
	profileKind: 'person' | 'firm' | 'community';
	askedBy: Asker;
	/** The broker team that put it forward, where one did. */
	teamId: string | null;
	newcomer: boolean;
	locality: Locality;
	askedAt: Date;
	/** First yes or no of a side that did not ask. */
	answeredAt: Date | null;
	bothAt: Date | null;
	metAt: Date | null;
	endedAt: Date | null;
	ending: IntroductionEnding | null;
	reason: EndingReason | null;
	/** End of the work it led to. */
	outcomeAt: Date | null;
}

/** One need that was public in the time counted. */
export interface NeedRow extends Located {
	id: string;
	title: string;
	language: string;
	/** Must-haves, as concept ids. */
	skills: readonly string[];
	publishedAt: Date;
	closedAt: Date | null;
	/** How it ended, as its lifecycle says. */
	ending: string | null;
}

/** Agreed work that has ended, as the public ledger has it. */
export interface WorkRow extends Located {
	id: string;
	title: string;
	language: string;
	endedAt: Date;
	ending: EngagementEnding;
	/** Both sides published what came of it. */
	told: boolean;
	/** Staff who can do it now, as the office's published account says. */
	staffCount: number | null;
}

export interface Period {
	from: Date;
	/** Not part of it. */
	to: Date;
}
