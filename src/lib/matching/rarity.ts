/** How much one asked skill weighs beside the others: inverse document frequency, smoothed and capped. */
import { clamp } from './arithmetic.ts';
import { rarity } from './weights.ts';

/** Counted once a day over the profiles anybody may see and kept until the next day, so that an order holds still. */
export interface Rarity {
	/** All profiles anybody may see. */
	profiles: number;
	/** Concept id to the profiles that hold it or something narrower. */
	holders: ReadonlyMap<string, number>;
}

/** Before anything was counted: every skill weighs the same. */
export const nothingCounted: Rarity = { profiles: 0, holders: new Map() };

/** Weight of a concept, between `rarity.least` (everybody has it) and `rarity.most`. */
export function rarityOf(skill: string, { profiles, holders }: Rarity): number {
	const held = Math.min(profiles, holders.get(skill) ?? 0);
	const seldom = Math.log((profiles + rarity.doubt) / (held + rarity.doubt));
	return clamp(rarity.least + Math.round(rarity.step * seldom), rarity.least, rarity.most);
}
