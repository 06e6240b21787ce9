/**
 * Fairness of exposure, outside the score and inside a band only: who was shown more than their merit steps back
 * a little, and one slot of ten goes to a qualified newcomer. The same list and snapshot give the same order.
 */
import { clamp } from './arithmetic.ts';
import type { Band, Share } from './facts.ts';
import { byLot, isBetterBand } from './order.ts';
import { exposure as limits, one } from './weights.ts';

export interface Arrangeable {
	profileId: string;
	total: Share;
	band: Band;
}

/** Stored with every impression, so that an arrangement can be checked afterwards. */
export interface ExposureSnapshot {
	/** How often each profile was shown in lists like this one. Empty: nobody is moved. */
	shown: ReadonlyMap<string, number>;
	/** Profiles that have not yet had their first introductions. */
	newcomers: ReadonlySet<string>;
}

/** Lists are read so many times as far as they are shown, so that a slot can go to somebody further down. */
export const readDepth = 3;

export const noExposure: ExposureSnapshot = { shown: new Map(), newcomers: new Set() };

/** The list rearranged. Nobody leaves their band; totals and reasons stay what they are. */
export function arrange<Row extends Arrangeable>(list: readonly Row[], snapshot: ExposureSnapshot): Row[] {
	return keepSlots(byAdjusted(list, snapshot), snapshot.newcomers);
}

function byAdjusted<Row extends Arrangeable>(list: readonly Row[], { shown }: ExposureSnapshot): Row[] {
	const merit = list.reduce((sum, { total }) => sum + total, 0);
	const impressions = list.reduce((sum, { profileId }) => sum + (shown.get(profileId) ?? 0), 0);
	const adjusted = new Map(
		list.map((row) => [row.profileId, row.total + adjustment(row, merit, impressions, shown)])
	);
	return [...list].sort(
		(a, b) =>
			Number(isBetterBand(b.band, a.band)) - Number(isBetterBand(a.band, b.band)) ||
			(adjusted.get(b.profileId) ?? 0) - (adjusted.get(a.profileId) ?? 0) ||
			b.total - a.total ||
			byLot(a.profileId, b.profileId)
	);
}

/** From +500 (never shown) over 0 (shown as much as merited) to −500 (twice as much, or more). */
function adjustment(
	{ profileId, total }: Arrangeable,
	merit: number,
	impressions: number,
	shown: ReadonlyMap<string, number>
): number {
	if (impressions === 0 || merit === 0 || total === 0) return 0;
	const ratio = Math.floor((one * (shown.get(profileId) ?? 0) * merit) / (impressions * total));
	return clamp(Math.trunc((limits.most * (one - ratio)) / one), -limits.most, limits.most);
}

/** Where ten slots in a row hold no newcomer, the best one further down in the tenth's band takes the tenth. */
function keepSlots<Row extends Arrangeable>(rows: Row[], newcomers: ReadonlySet<string>): Row[] {
	for (let slot = limits.newcomerSlot - 1; slot < rows.length; slot += limits.newcomerSlot) {
		const ten = rows.slice(slot - limits.newcomerSlot + 1, slot + 1);
		if (ten.some(({ profileId }) => newcomers.has(profileId))) continue;
		const from = rows.findIndex(
			(row, index) => index > slot && row.band === rows[slot]?.band && newcomers.has(row.profileId)
		);
		const [newcomer] = from < 0 ? [] : rows.splice(from, 1);
		if (newcomer) rows.splice(slot, 0, newcomer);
	}
	return rows;
}
