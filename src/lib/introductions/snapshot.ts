import type { Band, Part, Placement } from '../matching/facts.ts';

/** What the match said when somebody acted on it, kept as it was read. */
export interface Snapshot {
	/** A of the contract, 0 to 10,000; null where there was no score, as for somebody a broker put forward against it. */
	total: number | null;
	band: Band | null;
	parts: readonly Part[];
	placement: Placement | null;
	/** Of weights, vocabulary and rarity. */
	version: string;
	/** Why a broker put forward somebody whom the match would not have. */
	override?: string;
}
