/** Where skills are wanted and nobody shows that they have them, and what a broker team could do next, by rules. */
import { smallestCount } from '../matching/weights.ts';

/** A skill that needs in one place ask for, beside who is there. */
export interface Gap {
	skill: string;
	country: string;
	/** Code and name of the region; null where the needs name the country only. */
	subdivision: string | null;
	region: string | null;
	/** Open now. */
	open: number;
	/** Ended in the last two years because nobody fitted or nobody answered. */
	unmet: number;
	/** Must-haves of the need among them that asks for the most. */
	mostMusts: number;
	/** People, firms and communities that work here and have it: public ones, and ones seen by verified offices. */
	here: number;
	hereHidden: number;
	/** The same in the whole country. */
	inCountry: number;
	inCountryHidden: number;
	/** Organisations of the country that are only listed, and confirmed by nobody. */
	listings: number;
	/** Of the largest town there. */
	point: { lat: number; lng: number } | null;
}

/** One must-have of one need, as the map counts it. */
export interface GapLine {
	skill: string;
	country: string;
	subdivision: string | null;
	counted: 'open' | 'unmet';
	/** Of the need. */
	id: string;
	title: string;
	office: string | null;
}

/** Who is there, as far as it may be told: those who show themselves to few are counted in fives. */
export function presentIn(open: number, hidden: number): number {
	return open + (hidden - (hidden % smallestCount));
}

/** From so many must-haves on, a need may be too much for anybody. */
export const manyMusts = 5;

export const gapSteps = ['introduce', 'ask_again', 'ask_neighbour', 'invite', 'train', 'split'] as const;
export type GapStep = (typeof gapSteps)[number];

/** What to do next, every rule that holds, the first one first. The page states them in these words. */
const rules: Record<GapStep, (gap: Gap) => boolean> = {
	introduce: (gap) => gap.open > 0 && presentIn(gap.here, gap.hereHidden) > 0,
	ask_again: (gap) => gap.open === 0 && presentIn(gap.here, gap.hereHidden) > 0,
	ask_neighbour: (gap) =>
		presentIn(gap.here, gap.hereHidden) === 0 && presentIn(gap.inCountry, gap.inCountryHidden) > 0,
	invite: (gap) => presentIn(gap.here, gap.hereHidden) === 0 && gap.listings > 0,
	train: (gap) => presentIn(gap.inCountry, gap.inCountryHidden) === 0,
	split: (gap) => presentIn(gap.here, gap.hereHidden) === 0 && gap.mostMusts >= manyMusts
};

export function nextSteps(gap: Gap): GapStep[] {
	return gapSteps.filter((step) => rules[step](gap));
}

/** Where nobody is there first, then what most needs ask for. */
export function byUrgency(gaps: readonly Gap[]): Gap[] {
	const present = ({ here, hereHidden }: Gap) => presentIn(here, hereHidden);
	const wanted = ({ open, unmet }: Gap) => open + unmet;
	return [...gaps].sort(
		(one, other) =>
			Number(present(one) > 0) - Number(present(other) > 0) ||
			wanted(other) - wanted(one) ||
			(one.skill < other.skill ? -1 : 1)
	);
}
