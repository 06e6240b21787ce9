/**
 * Gates, groups, places and languages of one need over many profiles. What profiles have in common is judged once:
 * every place and every set of languages keeps its answer until the next need.
 */
import { localityOf } from '../locality.ts';
import { areasOfNeed, isWithin, type Reach } from '../reach.ts';
import { localityWeights, one } from '../weights.ts';
import { gateAt, groupNumbers, noGate, type Prepared } from './prepared.ts';
import type { Profiles } from './profiles.ts';
import type { Traits } from './traits.ts';
import type { Weighing } from './weigh.ts';

/** How far somebody may look: the highest audience shown, the same of real profiles, and whoever is closed to them. */
export interface View {
	sees: number;
	ofReal: number;
	closed: readonly string[];
}

const group = {
	main: groupNumbers.indexOf('main'),
	nearMiss: groupNumbers.indexOf('near_miss'),
	askFirst: groupNumbers.indexOf('ask_first'),
	busy: groupNumbers.indexOf('busy'),
	excluded: groupNumbers.indexOf('excluded')
};

const judged = 1 << 30;
const busyBit = 1 << 8;
const isHere = 1 << 15;
const isListed = 1 << 16;

export class Judging {
	readonly #prepared: Prepared;
	readonly #profiles: Profiles;
	readonly #view: View;
	readonly #reach: Reach;
	readonly #everywhere: boolean;
	readonly #closed: ReadonlySet<number>;
	readonly #languages: Int32Array;
	readonly #hereMatters: boolean;
	/** Weight of the locality, in the region of the need, within reach. */
	readonly #places: Int32Array;
	/** The failed gate that `groupOf` found last, as a place among `publicGates`. */
	failed: number = noGate;

	constructor(prepared: Prepared, profiles: Profiles, view: View, reach: Reach) {
		this.#prepared = prepared;
		this.#profiles = profiles;
		this.#view = view;
		this.#reach = reach;
		this.#everywhere = reach === 'anywhere' || prepared.need.places.length === 0;
		this.#closed = new Set(view.closed.flatMap((id) => profiles.ids.find(id) ?? []));
		this.#languages = new Int32Array(profiles.traits.languageSets.length);
		this.#places = new Int32Array(profiles.served.places.length);
		const { presence, places } = prepared.need;
		this.#hereMatters = presence !== 'either' && places.length > 0;
	}

	/** Whether this viewer's lists may hold it at all. */
	isShown(entry: number, trait: number): boolean {
		const { audience, example } = this.#profiles.traits;
		const who = audience[trait] ?? -1;
		if (who < 0 || who > ((example[trait] ?? false) ? this.#view.sees : this.#view.ofReal)) return false;
		return this.#closed.size === 0 || !this.#closed.has(entry);
	}

	isWithinReach(place: number): boolean {
		return this.#everywhere || (this.#nearness(place) & isListed) !== 0;
	}

	/** What place and languages add to the total. */
	bonus(trait: number, place: number): number {
		return this.#placePoints(trait, place) + this.#languagePoints(trait);
	}

	/** The group by number, in the order of `placementOf`, for whoever is shown. */
	groupOf({ missing, shares, sharesMust }: Weighing, trait: number, place: number): number {
		this.failed = noGate;
		if (!shares) return group.excluded;
		const verdict = traitVerdict(this.#prepared, this.#profiles.traits, trait);
		const [presenceFails, presenceUnknown] = this.#presence(trait, place);
		this.failed = Math.min(verdict & 15, presenceFails ? gateAt.presence : noGate);
		if (this.failed !== noGate) return group.excluded;
		if (missing > 1 || (missing === 1 && !sharesMust)) return group.excluded;
		if (isBusy(verdict)) return group.busy;
		if (missing === 1) return group.nearMiss;
		return ((verdict >>> 4) & 15) !== noGate || presenceUnknown ? group.askFirst : group.main;
	}

	#placePoints(trait: number, place: number): number {
		const { asked, need } = this.#prepared;
		if (need.places.length === 0) return 0;
		const remote = need.presence !== 'on_site' && this.#profiles.traits.remote[trait] === true;
		const least = remote ? localityWeights.remote : localityWeights.elsewhere;
		const weight = Math.max(least, this.#nearness(place) & (isHere - 1));
		return Math.trunc((asked.place * weight) / one);
	}

	#languagePoints(trait: number): number {
		const set = this.#profiles.traits.speaks[trait] ?? 0;
		const known = this.#languages[set] ?? 0;
		if (known !== 0) return known - judged;
		const spoken = this.#profiles.traits.languageSets[set] ?? [];
		const points = this.#prepared.asked.languages.reduce(
			(sum, { code, share }) => sum + (spoken.includes(code) ? share : 0),
			0
		);
		this.#languages[set] = judged + points;
		return points;
	}

	/** Of several places the best of each: they all count. */
	#nearness(place: number): number {
		if (place > 0) return this.#placeNearness(place);
		let [weight, flags] = [0, 0];
		for (const each of this.#profiles.served.each(place)) {
			const nearness = this.#placeNearness(each);
			weight = Math.max(weight, nearness & (isHere - 1));
			flags |= nearness & (isHere | isListed);
		}
		return weight | flags;
	}

	#placeNearness(number: number): number {
		const known = this.#places[number] ?? 0;
		if (known !== 0) return known;
		const place = this.#profiles.served.places[number];
		const { need } = this.#prepared;
		const at = { places: place ? [place] : [], remote: false };
		const here = this.#hereMatters && isWithin(need, at, 'subdivision') ? isHere : 0;
		const listed = !this.#everywhere && isWithin(need, at, this.#reach) ? isListed : 0;
		const nearness = judged | localityWeights[localityOf(need, at)] | here | listed;
		this.#places[number] = nearness;
		return nearness;
	}

	#presence(trait: number, place: number): readonly [fails: boolean, unknown: boolean] {
		const { presence, places } = this.#prepared.need;
		if (presence === 'either') return passes;
		const remote = this.#profiles.traits.remote[trait] === true;
		if (presence === 'remote' && remote) return passes;
		if (places.length === 0) return presence === 'remote' ? fails : passes;
		if ((this.#nearness(place) & isHere) !== 0) return passes;
		return place === 0 && !remote ? unsaid : fails;
	}
}

const passes = [false, false] as const;
const fails = [true, false] as const;
const unsaid = [false, true] as const;

const isBusy = (verdict: number) => (verdict & busyBit) !== 0;

/** Whether every gate passes and nothing keeps it busy. */
export const isFree = (verdict: number) =>
	(verdict & 15) === noGate && ((verdict >>> 4) & 15) === noGate && !isBusy(verdict);

/** The first gate that fails and the first nobody has answered, presence apart; and whether it is busy. */
export function traitVerdict(
	{ kind, ends, begins, gates, mandatory }: Prepared,
	traits: Traits,
	trait: number
) {
	let failed: number = noGate;
	let unknown: number = noGate;
	const note = (gate: number, isUnknown: boolean) => {
		if (isUnknown) unknown = Math.min(unknown, gate);
		else failed = Math.min(failed, gate);
	};
	const kinds = traits.kinds[trait] ?? 0;
	if (kind !== 0 && (kinds & kind) === 0) note(gateAt.kind, kinds === 0);
	const free = traits.free[trait] ?? 0;
	if (ends !== 0 && free > ends) note(gateAt.dates, false);
	const spoken = traits.languageSets[traits.speaks[trait] ?? 0] ?? [];
	if (!mandatory.every((code) => spoken.includes(code))) note(gateAt.language, spoken.length === 0);
	const fails = (traits.failed[trait] ?? 0) & gates;
	const open = gates & ~fails & ~(traits.passed[trait] ?? 0);
	if (fails !== 0) note(gateAt.buying + lowest(fails), false);
	if (open !== 0) note(gateAt.buying + lowest(open), true);
	const busy = free > begins || traits.full[trait] === true;
	return failed | (unknown << 4) | (busy ? busyBit : 0);
}

const lowest = (mask: number) => 31 - Math.clz32(mask & -mask);

/** Numbers of the areas a list at this reach reads; undefined where it reads everybody. */
export function areasRead({ need }: Prepared, { served }: Profiles, reach: Reach): number[] | undefined {
	if (reach === 'anywhere' || need.places.length === 0) return undefined;
	return areasOfNeed(need.places, reach).flatMap((area) => served.areaNumber(area) ?? []);
}
